/** Puts a slip into words: how near the two names are, and what is different. Parts of a sentence, in plain English. */
import type { Slip, SlipKind } from './slips.ts';

/** `is one letter from`: the verb and the distance, to stand between the two names. */
export function nearness({ kind, edits }: Slip): string {
  switch (kind) {
    case 'transposition':
      return 'is one swap from';
    case 'separators':
    case 'word-order':
      return 'has the same words as';
    case 'affix':
      return 'is one affix from';
    case 'version':
      return 'is one version number from';
    case 'compound':
      return 'is one affix and one slip from';
    case 'anagram':
      return 'has the same letters as';
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
      return `${typed} is a key hit by the way`;
    case 'look-alike':
      return first?.typed && first.target && slip.edits.length === 1
        ? `${typed} looks like ${target}`
        : 'the letters look alike';
    case 'vowel':
      return `the vowel ${typed} stands for ${target}`;
    case 'insertion':
      return `${typed} is one too many`;
    case 'substitution':
      return `${typed} stands for ${target}`;
    case 'digit':
      return digitDifference(first?.typed ?? '', first?.target ?? '');
    case 'plural':
      return first?.operation === 'delete' ? 'singular for plural' : 'plural for singular';
    case 'spelling':
      return slip.variety === 'american' ? 'American spelling' : 'British spelling';
    case 'sound-alike':
      return 'both sound the same';
    case 'separators':
      return 'only the separators differ';
    case 'word-order':
      return 'the words stand in another order';
    case 'anagram':
      return 'letters have moved';
    case 'version':
    case 'affix':
      return affixDifference(slip.affix ?? first);
    case 'compound':
      return compoundDifference(slip);
    case 'two-edits':
      return slip.steps.map(step => stepWord[step] ?? 'a changed letter').join(' and ');
  }
}

function digitDifference(typed: string, target: string): string {
  if (typed === '') return `the digit '${target}' is missing`;
  return target === '' ? `the digit '${typed}' is added` : `'${typed}' stands for '${target}'`;
}

function affixDifference(affix: { readonly typed: string; readonly target: string } | undefined): string {
  const typed = affix?.typed ?? '';
  const target = affix?.target ?? '';
  if (typed === '') return `'${target}' is missing`;
  return target === '' ? `'${typed}' is added` : `'${typed}' stands for '${target}'`;
}

function compoundDifference({ affix, steps: [step] }: Slip): string {
  return `${(step && stepWord[step]) ?? 'a changed letter'}, and ${affixDifference(affix)}`;
}

/** One step of several, in few words. */
const stepWord: { readonly [kind in SlipKind]?: string } = {
  transposition: 'two swapped letters',
  repetition: 'a doubled letter',
  omission: 'a missing letter',
  'dropped-double': 'a lost double',
  'adjacent-key': 'a neighbouring key',
  'stray-key': 'a stray key',
  'look-alike': 'a look-alike letter',
  vowel: 'another vowel',
  insertion: 'an added letter',
  substitution: 'a changed letter',
  digit: 'a changed digit',
  separators: 'a changed separator',
};
