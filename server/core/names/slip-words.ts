/** Puts a slip into words: how near the two names are, and what is different. Parts of a sentence, in plain English. */
import { isDigit } from './affixes.ts';
import type { NameEdit } from './edits.ts';
import type { Slip, SlipKind } from './slips.ts';

/** `is one letter from`: the verb and the distance, to stand between the two names. */
export function nearness({ kind, edits }: Slip): string {
  switch (kind) {
    case 'transposition':
      return 'is one swap from';
    case 'separators':
      return replacesSeparator(edits[0]) ? 'is one letter from' : 'has the same letters as';
    case 'word-order':
      return 'has the same words as';
    case 'affix':
      return 'differs only by an affix from';
    case 'version':
      return mixesLetters(edits[0]) ? 'is one letter from' : 'differs only by a version number from';
    case 'compound':
      return 'differs by an affix and one slip from';
    case 'anagram':
      return 'has the same letters as';
    case 'look-alike':
      return edits.length === 1 ? 'is one letter from' : 'reads like';
    default:
      if (edits.length === 0) return 'reads like';
      return edits.length > 1 ? 'is two letters from' : 'is one letter from';
  }
}

/** What is different, to stand behind a colon. */
export function difference(slip: Slip): string {
  const [first] = slip.edits;
  const typed = `'${first?.typed ?? ''}'`;
  const target = `'${first?.target ?? ''}'`;
  switch (slip.kind) {
    case 'transposition':
      return `${[...(first?.target ?? '')].map(letter => `'${letter}'`).join(' and ')} have changed places`;
    case 'repetition':
      return `${typed} is doubled`;
    case 'omission':
      return `${target} is missing`;
    case 'dropped-double':
      return `one ${target} of two is missing`;
    case 'adjacent-key':
      return `${typed} is the key beside ${target}`;
    case 'stray-key':
      return `the key ${typed} was hit as well`;
    case 'look-alike':
      return first?.typed && first.target && slip.edits.length === 1
        ? `${typed} looks like ${target}`
        : 'the letters look alike';
    case 'vowel':
      return `the vowel ${typed} in place of ${target}`;
    case 'insertion':
      return `${typed} is one too many`;
    case 'substitution':
      return `${typed} in place of ${target}`;
    case 'digit':
      return digitDifference(first?.typed ?? '', first?.target ?? '');
    case 'plural':
      return first?.operation === 'delete' ? 'singular for plural' : 'plural for singular';
    case 'spelling':
      return slip.variety === 'american' ? 'American spelling' : 'British spelling';
    case 'sound-alike':
      return 'the two sound the same';
    case 'separators':
      return replacesSeparator(first) ? `${typed} in place of ${target}` : 'only the separators differ';
    case 'word-order':
      return 'the words stand in another order';
    case 'anagram':
      return 'the letters stand in another order';
    case 'version':
    case 'affix':
      return affixDifference(slip.affix ?? first);
    case 'compound':
      return compoundDifference(slip);
    case 'two-edits':
      return twoSteps(slip);
  }
}

function digitDifference(typed: string, target: string): string {
  if (typed === '') return `the digit '${target}' is missing`;
  return target === '' ? `the digit '${typed}' is added` : `'${typed}' in place of '${target}'`;
}

function affixDifference(affix: { readonly typed: string; readonly target: string } | undefined): string {
  const typed = affix?.typed ?? '';
  const target = affix?.target ?? '';
  if (typed === '') return `'${target}' is missing`;
  return target === '' ? `'${typed}' is added` : `'${typed}' in place of '${target}'`;
}

function compoundDifference({ affix, edits, steps }: Slip): string {
  return `${phrase(steps[0], edits[0])[0]}, and ${affixDifference(affix)}`;
}

function twoSteps({ edits, steps }: Slip): string {
  const [first, second] = steps.map((step, at) => phrase(step, edits[at]));
  if (!first || !second) return 'the letters differ';
  return first[0] === second[0] ? first[1] : `${first[0]} and ${second[0]}`;
}

/** A letter where a separator belongs, or the other way round. */
function replacesSeparator(edit: NameEdit | undefined): boolean {
  return edit?.operation === 'substitute' && (edit.typed === '-' || edit.target === '-');
}

/** A digit in place of a letter, or the other way round: no version at all. */
function mixesLetters(edit: NameEdit | undefined): boolean {
  return edit?.operation === 'substitute' && !(isDigit(edit.typed) && isDigit(edit.target));
}

type Phrase = readonly [once: string, twice: string];

/** One step of several, in few words. */
function phrase(step: SlipKind | undefined, edit: NameEdit | undefined): Phrase {
  if (step === 'digit' && edit?.operation === 'insert') return ['an added digit', 'two added digits'];
  if (step === 'digit' && edit?.operation === 'delete') return ['a missing digit', 'two missing digits'];
  return (step && stepPhrases[step]) ?? ['a changed letter', 'two changed letters'];
}

const stepPhrases: { readonly [kind in SlipKind]?: Phrase } = {
  transposition: ['two swapped letters', 'two pairs of swapped letters'],
  repetition: ['a doubled letter', 'two doubled letters'],
  omission: ['a missing letter', 'two missing letters'],
  'dropped-double': ['half of a double letter missing', 'halves of two double letters missing'],
  'adjacent-key': ['a neighbouring key', 'two neighbouring keys'],
  'stray-key': ['a stray key', 'two stray keys'],
  'look-alike': ['a look-alike letter', 'two look-alike letters'],
  vowel: ['another vowel', 'two other vowels'],
  insertion: ['an added letter', 'two added letters'],
  substitution: ['a changed letter', 'two changed letters'],
  digit: ['a changed digit', 'two changed digits'],
  separators: ['a changed separator', 'two changed separators'],
};
