/**
 * Says which ranked name a name was most probably meant to be, and how sure that is. Rests on the letters, on ranks
 * and on what other names look like; whether the name itself exists only moves the thresholds.
 */
import type { Confidence } from '../finding.ts';
import type { Existence } from '../rules/rule.ts';
import { affixForms, type FormKind } from './affix-forms.ts';
import { type Stripped, stripAffix } from './affixes.ts';
import { features, type Pair } from './features.ts';
import { candidatePairs, type Ground } from './pairs.ts';
import { describeSlip, type Slip, type SlipKind } from './slips.ts';
import { weights } from './weights.ts';

/** The best explanation of one name. */
export interface Likeness {
  readonly target: string;
  /** Of the target; 1 is the most used. */
  readonly rank: number;
  readonly slip: Slip;
  /** How sure it is, by whether the typed name exists; null: not worth a word. */
  readonly confidence: Readonly<Record<Existence, Confidence | null>>;
}

interface Threshold {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

/**
 * Scores from which a pair is spoken of. Set by the false alarms they cause among listed, unranked names: absent
 * 0.25, 0.65 and 1.5 %, listed 0.05, 0.18 and 0.5 %.
 */
const thresholds: Readonly<Record<Existence, Threshold>> = {
  absent: { high: -2.5, medium: -3.9, low: -5.4 },
  listed: { high: -0.3, medium: -2, low: -3.5 },
  // A ranked name has earned trust: it is only ever mentioned to those who ask for everything.
  ranked: { high: Number.POSITIVE_INFINITY, medium: Number.POSITIVE_INFINITY, low: 0 },
};

/** The likeness of a canonical name, or null where nothing near it is worth a word. */
export function judgeLikeness(typed: string, ground: Ground): Likeness | null {
  const pairs = candidatePairs(typed, ground);
  let best: Likeness | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const pair of pairs) {
    const score = scoreOf(pair);
    if (score <= bestScore) continue;
    bestScore = score;
    best = likeness(pair, {
      absent: confidenceOf(score, thresholds.absent),
      listed: confidenceOf(score, thresholds.listed),
      ranked: confidenceOf(score, thresholds.ranked),
    });
  }
  // A strong slip of the letters says more than any affix.
  if (best?.confidence.absent === 'high') return best;
  return byForm(typed, pairs, ground) ?? (best?.confidence.absent ? best : null);
}

/** What is said whatever the score: the other forms of a much-used name. */
export function byForm(typed: string, pairs: readonly Pair[], ground: Ground): Likeness | null {
  const stripped = stripAffix(typed);
  return (
    byAffix(typed, stripped, ground) ?? bySeparators(typed, pairs) ?? byCompound(typed, stripped, ground)
  );
}

const weightList: readonly number[] = features.map(feature => weights[feature.name] ?? 0);

/** The sum of weight × feature: the higher, the more likely a mistake or an attack. */
export function scoreOf(pair: Pair): number {
  let score = 0;
  for (let at = 0; at < features.length; at++)
    score += (weightList[at] as number) * (features[at] as (typeof features)[number]).of(pair);
  return score;
}

function confidenceOf(score: number, { high, medium, low }: Threshold): Confidence | null {
  if (score >= high) return 'high';
  if (score >= medium) return 'medium';
  return score >= low ? 'low' : null;
}

function likeness(
  { target, rank, slip }: Pick<Pair, 'target' | 'rank' | 'slip'>,
  confidence: Likeness['confidence'],
): Likeness {
  return { target, rank, slip, confidence };
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

function byAffix(typed: string, stripped: readonly Stripped[], ground: Ground): Likeness | null {
  let best: { readonly target: string; readonly rank: number; readonly kind: FormKind } | null = null;
  for (const { text, kind, isCore } of affixForms(typed, stripped)) {
    const index = isCore ? ground.cores.get(text) : ground.places.get(text);
    if (index === undefined || index >= formLimits[kind].absent || (best && index + 1 >= best.rank)) continue;
    const target = ground.names.rankedNames[index] as string;
    if (target !== typed) best = { target, rank: index + 1, kind };
  }
  const slip = best && describeSlip(typed, best.target);
  return best && slip && likeness({ ...best, slip }, byRank(best.rank, formLimits[best.kind]));
}

function byRank(rank: number, limits: Limits): Likeness['confidence'] {
  return {
    absent: rank <= limits.absent ? 'medium' : null,
    listed: rank <= limits.listed ? 'medium' : null,
    ranked: null,
  };
}

/** Names that differ by their separators alone are one name to most people, and PyPI no longer admits a second one. */
function bySeparators(typed: string, pairs: readonly Pair[]): Likeness | null {
  const pair = pairs.find(({ slip }) => slip.kind === 'separators');
  return pair && typed.length >= 5 ? likeness(pair, byRank(pair.rank, { absent: 3000, listed: 0 })) : null;
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
function byCompound(typed: string, stripped: readonly Stripped[], ground: Ground): Likeness | null {
  let best: Likeness | null = null;
  const offer = (index: number | undefined): void => {
    if (index === undefined || (best && index + 1 >= best.rank)) return;
    const rank = index + 1;
    const target = ground.names.rankedNames[index] as string;
    const slip = describeSlip(typed, target);
    const limits = slip?.kind === 'compound' && compoundLimits[slip.steps[0] as SlipKind];
    if (slip && limits && rank <= limits.absent)
      best = likeness({ target, rank, slip }, byRank(rank, limits));
  };
  if (typed.length < shortestCompound) return null;
  for (const { core } of stripped) {
    // A core that is a project of its own was hardly mistyped.
    if (core.length < shortestCompound || ground.names.has(core)) continue;
    for (const { index } of ground.neighbours.near(core, 1)) offer(index);
  }
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
