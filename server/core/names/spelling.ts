/** Two ways to write one word: British against American spelling, and spellings that sound alike. */

/**
 * British ending or part → its American form. Each is tried at the one place where two names differ, with the letters
 * around it, so that a rule never fires on a part that both names share.
 */
const british: readonly (readonly [string, string])[] = [
  ['our', 'or'],
  ['ise', 'ize'],
  ['isi', 'izi'],
  ['isa', 'iza'],
  ['yse', 'yze'],
  ['tre', 'ter'],
  ['bre', 'ber'],
  ['ogue', 'og'],
  ['grey', 'gray'],
  ['ence', 'ense'],
  ['lled', 'led'],
  ['lling', 'ling'],
  ['ller', 'ler'],
  ['aesth', 'esth'],
  ['amme', 'am'],
  ['cheque', 'check'],
];

/** Letters that sound the same in English, both ways. */
const soundAlike: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['ck', 'k'],
  ['c', 'k'],
  ['ck', 'c'],
  ['qu', 'kw'],
  ['q', 'k'],
  ['x', 'ks'],
  ['x', 'cs'],
  ['z', 's'],
  ['y', 'i'],
  ['ie', 'y'],
  ['ey', 'y'],
  ['ee', 'ea'],
  ['oo', 'u'],
  ['sh', 'sch'],
  ['s', 'c'],
  ['ks', 'x'],
  ['th', 't'],
  ['kn', 'n'],
  ['wr', 'r'],
];

/** What `typed` is beside `target`: the British form, the American one, or one that sounds the same. */
export type SpellingDifference = 'british' | 'american' | 'sound-alike';

/**
 * Whether replacing one spelling by the other at one place turns `typed` into `target`. Null where it does not.
 * `from` is where the two names begin to differ.
 */
export function spellingDifference(typed: string, target: string, from: number): SpellingDifference | null {
  const longer = typed.length - target.length;
  if (british.some(([one, other]) => replaces(typed, target, one, other, from, longer))) return 'british';
  if (british.some(([one, other]) => replaces(typed, target, other, one, from, longer))) return 'american';
  const soundsAlike = soundAlike.some(
    ([one, other]) =>
      replaces(typed, target, one, other, from, longer) || replaces(typed, target, other, one, from, longer),
  );
  return soundsAlike ? 'sound-alike' : null;
}

function replaces(
  typed: string,
  target: string,
  had: string,
  wanted: string,
  from: number,
  longer: number,
): boolean {
  // Lengths rule out nearly every pair of spellings before a letter is looked at.
  if (had.length - wanted.length !== longer) return false;
  for (let at = Math.max(0, from - had.length + 1); at <= from; at++) {
    if (!typed.startsWith(had, at) || !target.startsWith(wanted, at)) continue;
    if (typed.slice(at + had.length) === target.slice(at + wanted.length)) return true;
  }
  return false;
}
