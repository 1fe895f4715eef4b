/**
 * What the score sees when a typed name is held against a ranked one. Each feature is one number and has a reason;
 * `weights.ts` says how much it counts. A name is never a witness in its own case: whether the list holds it is left
 * to the thresholds.
 */
import type { Slip, SlipKind } from './slips.ts';

/** One typed name held against one ranked name. */
export interface Pair {
  readonly typed: string;
  readonly target: string;
  /** Of the target; 1 is the most used. */
  readonly rank: number;
  /** The same by how well the target is known, where downloads understate it. */
  readonly fame: number;
  readonly slip: Slip;
  /** Natural logarithms of how probable each is as a project name. */
  readonly typedLikelihood: number;
  readonly targetLikelihood: number;
  /** How many other listed names hang on the typed one with a separator. */
  readonly plugins: number;
  /** How many other listed names begin like the typed one, from the changed word's start through the change. */
  readonly beginningUse: number;
  /** How many other listed names differ from the typed one in the changed letter alone. */
  readonly crowd: number;
  /** True where a distribution has packaged the target, or hundreds of projects hang on it. */
  readonly established: boolean;
  /** True where the target is near money or accounts. */
  readonly soughtAfter: boolean;
}

export interface Feature {
  readonly name: string;
  readonly why: string;
  of(pair: Pair): number;
  /** Of a feature that is 1 for these kinds of slips and 0 for all others. */
  readonly kinds?: readonly SlipKind[];
}

export const features: readonly Feature[] = [
  { name: 'bias', why: 'What most pairs of similar names are: a coincidence.', of: () => 1 },
  { name: 'rank', why: 'Well-known names are typed and imitated more.', of: p => Math.log10(p.fame) / 4.2 },
  { name: 'famous', why: 'The same, at the very top.', of: p => flag(p.fame <= 300) },
  {
    name: 'established',
    why: 'A known tool is imitated, a newcomer rarely yet.',
    of: p => flag(p.established),
  },
  { name: 'sought after', why: 'Money and accounts draw attackers.', of: p => flag(p.soughtAfter) },
  {
    name: 'very short',
    why: 'Nearly every short name is a letter from another.',
    of: p => flag(shorter(p) <= 4),
  },
  { name: 'short', why: 'The same, weaker.', of: p => flag(shorter(p) === 5) },
  { name: 'swap', why: 'Fingers out of turn.', ...isKind('transposition') },
  { name: 'repetition', why: 'A key hit twice.', ...isKind('repetition') },
  { name: 'dropped double', why: 'Half of a double letter lost.', ...isKind('dropped-double') },
  { name: 'omission', why: 'A key missed.', ...isKind('omission') },
  { name: 'adjacent key', why: 'The key beside it.', ...isKind('adjacent-key') },
  { name: 'stray key', why: 'Two keys hit at once.', ...isKind('stray-key') },
  { name: 'vowel', why: 'Vowels are guessed by ear.', ...isKind('vowel') },
  { name: 'look-alike', why: 'Chosen to be misread.', ...isKind('look-alike') },
  { name: 'insertion', why: 'A letter too many, from anywhere.', ...isKind('insertion') },
  { name: 'substitution', why: 'Another letter, from anywhere.', ...isKind('substitution') },
  { name: 'digit', why: 'Digits tell siblings apart.', ...isKind('digit') },
  { name: 'version', why: 'So do versions.', ...isKind('version') },
  { name: 'plural', why: 'One or many is easily forgotten.', ...isKind('plural') },
  { name: 'spelling', why: 'One word, spelt two ways.', ...isKind('spelling', 'sound-alike') },
  { name: 'separators', why: 'Words joined or split.', ...isKind('separators') },
  { name: 'two edits', why: 'Two slips are much rarer than one.', of: p => flag(isTwo(p)) },
  {
    name: 'two edits, short',
    why: 'Two edits make any short name out of another.',
    of: p => flag(isTwo(p) && shorter(p) <= 7),
  },
  {
    name: 'two edits, rank',
    why: 'Two slips from a name that few type are a coincidence.',
    of: p => (isTwo(p) ? Math.log10(p.fame) / 4.2 : 0),
  },
  { name: 'anagram', why: 'The same letters in another order.', ...isKind('anagram') },
  { name: 'first added', why: 'A letter in front makes a new name.', of: p => flag(isFirst(p, 'insert')) },
  { name: 'first dropped', why: 'The same, backwards.', of: p => flag(isFirst(p, 'delete')) },
  {
    name: 'two edits, first',
    why: 'Another beginning: another name.',
    of: p => flag(isTwo(p) && atStart(p)),
  },
  { name: 'last', why: 'Endings tell siblings apart.', of: p => flag(atEnd(p)) },
  {
    name: 'less natural',
    why: 'A slip makes a name less like a name than the one it came from.',
    of: p => clip((p.targetLikelihood - p.typedLikelihood) / 8, 1.5),
  },
  { name: 'unlikely', why: 'Nobody makes up a long or odd name twice.', of: p => -p.typedLikelihood / 10 },
  { name: 'own plugins', why: 'Other projects hang on it: a name with a life.', of: p => log(p.plugins) },
  {
    name: 'beginning use',
    why: 'Others begin the same way, through the change.',
    of: p => log(p.beginningUse),
  },
  {
    name: 'crowd',
    why: 'Where other names differ in the same letter, one more means little.',
    of: p => log(p.crowd),
  },
];

function isKind(...kinds: readonly SlipKind[]): Pick<Feature, 'of' | 'kinds'> {
  return { of: pair => flag(kinds.includes(pair.slip.kind)), kinds };
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}

function shorter({ typed, target }: Pair): number {
  return Math.min(lettersOf(typed), lettersOf(target));
}

function lettersOf(name: string): number {
  let letters = name.length;
  for (let at = 0; at < name.length; at++) if (name[at] === '-') letters--;
  return letters;
}

function isTwo({ slip }: Pair): boolean {
  return slip.edits.length === 2;
}

function atStart({ slip: { edits } }: Pair): boolean {
  return edits[0]?.at === 0 && edits[0].targetAt === 0;
}

function isFirst(pair: Pair, operation: 'insert' | 'delete'): boolean {
  return !isTwo(pair) && atStart(pair) && pair.slip.edits[0]?.operation === operation;
}

function atEnd({ typed, target, slip: { edits } }: Pair): boolean {
  const [edit] = edits;
  return (
    edit !== undefined &&
    edit.at + edit.typed.length >= typed.length &&
    edit.targetAt + edit.target.length >= target.length
  );
}

function log(count: number): number {
  return Math.log10(1 + count);
}

function clip(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
