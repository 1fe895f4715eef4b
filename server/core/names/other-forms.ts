/**
 * Other forms of a much-used name that no distance measures: an affix more or less, other separators, another order of
 * words, look-alike letters, one slip and one affix at once. Each has a limit of popularity instead of a score, set by
 * how many honest names look the same.
 */
import { affixForms, type FormKind } from './affix-forms.ts';
import { type Stripped, stripAffix } from './affixes.ts';
import type { Pair } from './features.ts';
import { skeleton } from './look-alikes.ts';
import { type Ground, sortedWords } from './pairs.ts';
import { describeSlip, type Slip, type SlipKind, sumOfLetters } from './slips.ts';

/** A name that another one is a form of. */
export interface OtherForm {
  readonly target: string;
  /** Of the target; 1 is the most used. */
  readonly rank: number;
  readonly slip: Slip;
  /** Whether that is worth a word if the typed name is listed; it always is if the name is absent. */
  readonly evenIfListed: boolean;
}

/** The much-used name that `typed` is another form of, or null. `pairs` are the ranked names near it. */
export function otherForm(typed: string, pairs: readonly Pair[], ground: Ground): OtherForm | null {
  const stripped = stripAffix(typed);
  return (
    byAffix(typed, stripped, ground) ??
    bySeparators(typed, pairs) ??
    byWordOrder(typed, ground) ??
    byLook(typed, ground) ??
    byCompound(typed, stripped, ground)
  );
}

interface Limits {
  readonly absent: number;
  readonly listed: number;
}

/**
 * The least popular target that each way of standing for another name may have, if the typed name is absent or listed.
 * Together they cost 0.08 and 0.04 % of honest names.
 */
const formLimits: Readonly<Record<FormKind, Limits>> = {
  language: { absent: 500, listed: 300 },
  core: { absent: 1000, listed: 500 },
  library: { absent: 3000, listed: 3000 },
  double: { absent: 2000, listed: 1000 },
  version: { absent: 300, listed: 0 },
  'same-version': { absent: 5000, listed: 1000 },
};

function byAffix(typed: string, stripped: readonly Stripped[], ground: Ground): OtherForm | null {
  let best: OtherForm | null = null;
  for (const { text, kind, isCore } of affixForms(typed, stripped)) {
    const index = (isCore ? ground.cores : ground.places).get(text);
    if (index === undefined || (best && index + 1 >= best.rank)) continue;
    best = withinLimits(index, typed, formLimits[kind], ground) ?? best;
  }
  return best;
}

function withinLimits(
  index: number | undefined,
  typed: string,
  limits: Limits,
  ground: Ground,
): OtherForm | null {
  const target = index === undefined || index >= limits.absent ? undefined : ground.names.rankedNames[index];
  const slip = target === undefined ? null : describeSlip(typed, target);
  if (index === undefined || target === undefined || !slip) return null;
  return { target, rank: index + 1, slip, evenIfListed: index < limits.listed };
}

/** Names that differ by their separators alone are one name to most people, and PyPI no longer admits a second one. */
function bySeparators(typed: string, pairs: readonly Pair[]): OtherForm | null {
  const pair = pairs.find(({ slip, rank }) => slip.kind === 'separators' && rank <= 3000);
  return pair && typed.length >= shortestForm ? { ...pair, evenIfListed: false } : null;
}

const shortestForm = 5;

function byWordOrder(typed: string, ground: Ground): OtherForm | null {
  if (!typed.includes('-')) return null;
  return withinLimits(ground.words.get(sortedWords(typed)), typed, { absent: 3000, listed: 1000 }, ground);
}

/** Names that cannot be told apart at a glance: `rn` for `m`, digits for letters. */
function byLook(typed: string, ground: Ground): OtherForm | null {
  if (typed.length < shortestForm) return null;
  return withinLimits(ground.skeletons.get(skeleton(typed)), typed, { absent: 3000, listed: 3000 }, ground);
}

/** Slips that may come together with an affix, and the least popular target they may have. */
const compoundLimits: { readonly [kind in SlipKind]?: Limits } = {
  transposition: { absent: 3000, listed: 1000 },
  repetition: { absent: 3000, listed: 1000 },
  'dropped-double': { absent: 3000, listed: 1000 },
  omission: { absent: 500, listed: 300 },
  vowel: { absent: 1000, listed: 500 },
  'adjacent-key': { absent: 500, listed: 300 },
};
const shortestCompound = 6;

/** One slip and one affix at once: `matplatlib-plus`, and `openvc` for opencv-python. */
function byCompound(typed: string, stripped: readonly Stripped[], ground: Ground): OtherForm | null {
  let best: OtherForm | null = null;
  const offer = (index: number | undefined): void => {
    const target = ground.names.rankedNames[index ?? -1];
    if (index === undefined || target === undefined || (best && index + 1 >= best.rank)) return;
    const slip = describeSlip(typed, target);
    const limits = slip?.kind === 'compound' && compoundLimits[slip.steps[0] as SlipKind];
    if (limits) best = withinLimits(index, typed, limits, ground) ?? best;
  };
  if (typed.length < shortestCompound) return null;
  for (const { core } of stripped) {
    // A core that is a word of its own was hardly mistyped.
    if (core.length < shortestCompound || core === 'python' || ground.names.has(core)) continue;
    for (const { index } of ground.neighbours.near(core, 1)) offer(index);
  }
  if (ground.coreSums.has(sumOfLetters(typed)))
    for (const core of swaps(typed)) offer(ground.cores.get(core));
  return best;
}

function swaps(name: string): readonly string[] {
  const swapped: string[] = [];
  if (name.length > 40) return swapped;
  for (let at = 0; at + 1 < name.length; at++)
    if (name[at] !== name[at + 1])
      swapped.push(name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2));
  return swapped;
}
