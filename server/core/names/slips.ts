/** Says in which way one project name differs from another: the letters alone, no lists and no judgement. */
import { isDigit, type Stripped, stripAffix, versionStart } from './affixes.ts';
import { editsBetween, type NameEdit } from './edits.ts';
import { areAdjacentKeys } from './keyboard.ts';
import { looksAlike, pairLooksLike, skeleton } from './look-alikes.ts';
import { spellingDifference } from './spelling.ts';

/** Every kind of confusion that has a name and a sentence of its own. */
export const slipKinds = [
  'transposition',
  'repetition',
  'omission',
  'dropped-double',
  'adjacent-key',
  'stray-key',
  'look-alike',
  'vowel',
  'insertion',
  'substitution',
  'digit',
  'plural',
  'spelling',
  'sound-alike',
  'separators',
  'word-order',
  'version',
  'affix',
  'compound',
  'anagram',
  'two-edits',
] as const;
export type SlipKind = (typeof slipKinds)[number];

export interface Slip {
  readonly kind: SlipKind;
  /** The single steps from target to typed; empty for kinds that are not made of letters. */
  readonly edits: readonly NameEdit[];
  /** What each step is, on its own. */
  readonly steps: readonly SlipKind[];
  /** What was hung on or taken off (`affix`, `version`, `compound`): on the typed name, on the target. */
  readonly affix?: { readonly typed: string; readonly target: string };
  /** Which way the typed name is spelt (`spelling` only). */
  readonly variety?: 'british' | 'american';
}

const vowels = 'aeiouy';

/** How `typed` differs from `target`, both canonical. Null where they are equal or more than one confusion apart. */
export function describeSlip(typed: string, target: string): Slip | null {
  if (typed === target) return null;
  // A sum is quickly made, and nearly always tells that letters, not places, differ.
  if (sumOfLetters(typed) === sumOfLetters(target)) {
    if (typed.replaceAll('-', '') === target.replaceAll('-', '')) return plain('separators');
    if (sameWords(typed, target)) return plain('word-order');
  }
  const edits = editsBetween(typed, target, 2);
  const [first, second] = edits ?? [];
  if (edits && first) {
    const steps = edits.map(edit => stepKind(edit, typed, target));
    const isAtEdge = second && (first.at === 0 || second.at + second.typed.length >= typed.length);
    const hung = isAtEdge && affixOf(typed, target);
    if (hung) return { ...hung, edits, steps };
    const kind = second
      ? twoStepKind(first, second, steps, typed, target)
      : wholeKind(first, steps[0] as SlipKind, typed, target);
    if (kind !== 'spelling') return { kind, edits, steps };
    const variety = spellingDifference(typed, target, first.at) === 'british' ? 'british' : 'american';
    return { kind, edits, steps, variety };
  }
  if (skeleton(typed) === skeleton(target)) return plain('look-alike');
  const hung = affixOf(typed, target);
  return hung ? { ...hung, edits: [], steps: [] } : compound(typed, target);
}

function plain(kind: SlipKind): Slip {
  return { kind, edits: [], steps: [] };
}

/** The same for names that hold the same letters and digits, in whatever order, with whatever hyphens. */
export function sumOfLetters(name: string): number {
  let sum = 0;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code !== 45) sum += code;
  }
  return sum;
}

function sameWords(typed: string, target: string): boolean {
  if (typed.length !== target.length || !typed.includes('-')) return false;
  return typed.split('-').sort().join('-') === target.split('-').sort().join('-');
}

/** One edit, seen with what stands around it. */
function stepKind(edit: NameEdit, typed: string, target: string): SlipKind {
  const { operation, at, targetAt } = edit;
  const letter = edit.typed;
  const wanted = edit.target;
  if (operation === 'swap') return wanted.includes('-') ? 'separators' : 'transposition';
  if (letter === '-' || wanted === '-') return 'separators';
  if (operation === 'insert') {
    if (isDigit(letter)) return 'digit';
    if (letter === typed[at - 1] || letter === typed[at + 1]) return 'repetition';
    const besides =
      areAdjacentKeys(letter, typed[at - 1] ?? '') || areAdjacentKeys(letter, typed[at + 1] ?? '');
    return besides ? 'stray-key' : 'insertion';
  }
  if (operation === 'delete') {
    if (isDigit(wanted)) return 'digit';
    return wanted === target[targetAt - 1] || wanted === target[targetAt + 1] ? 'dropped-double' : 'omission';
  }
  if (isDigit(letter) && isDigit(wanted)) return 'digit';
  if (vowels.includes(letter) && vowels.includes(wanted)) return 'vowel';
  if (areAdjacentKeys(letter, wanted)) return 'adjacent-key';
  if (looksAlike(letter, wanted)) return 'look-alike';
  return isDigit(letter) || isDigit(wanted) ? 'digit' : 'substitution';
}

/** One of these comes or goes where British and American spelling differ by one letter. */
const spellingLetters = /[aelrsuz]/;

/** The name of a single edit; what the whole word says goes before what the letter says. */
function wholeKind(edit: NameEdit, step: SlipKind, typed: string, target: string): SlipKind {
  if (step === 'digit' && atVersion(edit, typed, target)) return 'version';
  if (isPlural(edit, typed, target)) return 'plural';
  if (step === 'repetition') return step;
  if (step !== 'substitution' && !spellingLetters.test(edit.typed + edit.target)) return step;
  const spelling = spellingDifference(typed, target, edit.at);
  if (spelling === 'british' || spelling === 'american') return 'spelling';
  if (step === 'substitution' && spelling === 'sound-alike') return 'sound-alike';
  return step;
}

function atVersion(edit: NameEdit, typed: string, target: string): boolean {
  return edit.at >= versionStart(typed) || edit.targetAt >= versionStart(target);
}

function isPlural({ operation, at, targetAt, ...edit }: NameEdit, typed: string, target: string): boolean {
  if (operation === 'insert') return edit.typed === 's' && endsWord(typed, at) && typed[at - 1] !== 's';
  return (
    operation === 'delete' &&
    edit.target === 's' &&
    endsWord(target, targetAt) &&
    target[targetAt - 1] !== 's'
  );
}

/** True where a word ends behind this letter; digits behind it do not count as part of the word. */
function endsWord(name: string, at: number): boolean {
  const next = name[at + 1];
  return next === undefined || next === '-' || isDigit(next);
}

function twoStepKind(
  first: NameEdit,
  second: NameEdit,
  steps: readonly SlipKind[],
  typed: string,
  target: string,
): SlipKind {
  const isOnePlace = second.at - first.at <= 3;
  const spelling = isOnePlace ? spellingDifference(typed, target, first.at) : null;
  if (spelling) return spelling === 'sound-alike' ? spelling : 'spelling';
  if (steps.every(step => step === 'look-alike') || readsAsOneLetter(typed, target, first))
    return 'look-alike';
  const pluralTail = /^(?:e?s|ies)$/;
  if (pluralTail.test(typed.slice(first.at)) && /^y?$/.test(target.slice(first.targetAt))) return 'plural';
  if (first.typed + second.typed === second.target + first.target && first.operation === 'substitute')
    return 'anagram';
  if (isMovedLetter(first, second)) return 'anagram';
  return 'two-edits';
}

function isMovedLetter(first: NameEdit, second: NameEdit): boolean {
  return first.typed === second.target && first.target === second.typed && first.operation !== 'swap';
}

function readsAsOneLetter(typed: string, target: string, { at, targetAt }: NameEdit): boolean {
  for (const back of [0, 1]) {
    const a = at - back;
    const b = targetAt - back;
    if (pairLooksLike(typed.slice(a, a + 2), target[b] ?? '') && typed.slice(a + 2) === target.slice(b + 1))
      return true;
    if (pairLooksLike(target.slice(b, b + 2), typed[a] ?? '') && target.slice(b + 2) === typed.slice(a + 1))
      return true;
  }
  return false;
}

const bare: Stripped = { core: '', affix: '', sort: 'word' };

function forms(name: string): readonly Stripped[] {
  return [{ ...bare, core: name }, ...stripAffix(name)];
}

function affixOf(typed: string, target: string): Pick<Slip, 'kind' | 'affix'> | null {
  for (const a of forms(typed))
    for (const b of forms(target)) {
      if (a.core !== b.core || (a.affix === '' && b.affix === '')) continue;
      const isVersion = [a, b].every(form => form.affix === '' || form.sort === 'version');
      return { kind: isVersion ? 'version' : 'affix', affix: { typed: a.affix, target: b.affix } };
    }
  return null;
}

/** One slip and one affix together: `matplatlib-plus`, or `openvc` for opencv-python. */
function compound(typed: string, target: string): Slip | null {
  for (const a of forms(typed))
    for (const b of forms(target)) {
      if (a.affix === '' && b.affix === '') continue;
      const edits = editsBetween(a.core, b.core, 1);
      const [edit] = edits ?? [];
      if (!edits || !edit) continue;
      const steps = [stepKind(edit, a.core, b.core)];
      return { kind: 'compound', edits, steps, affix: { typed: a.affix, target: b.affix } };
    }
  return null;
}
