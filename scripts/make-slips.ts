/** Slips of one kind at a time, made from a name: to fit the score on more than the known attacks, and to test it. */
import { areAdjacentKeys } from '../server/core/names/keyboard.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const vowels = 'aeiou';

/** Kinds that can be made, and how often each of them is among a hundred attacks. */
export const madeKinds = {
  repetition: 22,
  omission: 21,
  transposition: 20,
  'adjacent-key': 9,
  'stray-key': 5,
  vowel: 7,
  insertion: 8,
  substitution: 8,
} as const;
export type MadeKind = keyof typeof madeKinds;

/** A kind by its share. `random(bound)` gives whole numbers below its bound. */
export function drawKind(random: (bound: number) => number): MadeKind {
  let left = random(100);
  for (const [kind, share] of Object.entries(madeKinds)) {
    if (left < share) return kind as MadeKind;
    left -= share;
  }
  return 'repetition';
}

/** One slip of that kind at a random place of the name; null where the place does not allow it. */
export function makeSlip(name: string, kind: MadeKind, random: (bound: number) => number): string | null {
  const at = random(name.length);
  const letter = name[at] ?? '';
  if (!letters.includes(letter)) return null;
  const slipped = change(name, at, letter, kind, random);
  const isValid = slipped !== null && !/^-|--|-$/.test(slipped);
  return isValid && slipped !== name ? slipped : null;
}

function change(
  name: string,
  at: number,
  letter: string,
  kind: MadeKind,
  random: (bound: number) => number,
): string | null {
  const before = name.slice(0, at);
  const after = name.slice(at + 1);
  const beside = [...letters].filter(key => areAdjacentKeys(key, letter));
  const pick = (from: string | readonly string[]): string => from[random(from.length)] ?? '';
  switch (kind) {
    case 'repetition':
      return before + letter + letter + after;
    case 'omission':
      return before + after;
    case 'transposition':
      return after === '' || after.startsWith('-') ? null : before + after[0] + letter + after.slice(1);
    case 'adjacent-key':
      return before + pick(beside) + after;
    case 'stray-key':
      return before + letter + pick(beside) + after;
    case 'vowel':
      return vowels.includes(letter) ? before + pick(vowels) + after : null;
    case 'insertion':
      return before + letter + pick(letters) + after;
    case 'substitution':
      return before + pick(letters) + after;
  }
}
