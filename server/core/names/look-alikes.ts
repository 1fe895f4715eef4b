/** Characters that are mistaken for each other when read. ASCII only: other scripts are not valid in a name at all. */

/** Each group looks alike in some common editor font or in a terminal. */
const groups = ['il1j', 'o0', 's5', 'z2', 'b6', 'b8', 'gq9', 'uv', 'e3', 'a4', 't7'] as const;

/** Two letters that together look like one. */
const pairs: ReadonlyMap<string, string> = new Map([
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
]);

/** True for two different characters that are easily misread for each other. */
export function looksAlike(one: string, other: string): boolean {
  return one !== other && groups.some(group => group.includes(one) && group.includes(other));
}

/** True where `two` is a pair of letters that reads like the single letter `one`. */
export function pairLooksLike(two: string, one: string): boolean {
  return pairs.get(two) === one;
}

/**
 * The shape of a name without separators: names with one skeleton cannot be told apart at a glance.
 * Only the strongest look-alikes are folded (`1`/`i`/`l`, `0`/`o`, `rn`/`m`, `vv`/`w`), so that few names share one.
 */
export function skeleton(name: string): string {
  let shape = '';
  for (let at = 0; at < name.length; at++) {
    const letter = name[at] as string;
    const pair = letter + (name[at + 1] ?? '');
    if (letter === '-') continue;
    if (pair === 'rn') shape += 'm';
    else if (pair === 'vv') shape += 'w';
    else shape += letter === '1' || letter === 'i' ? 'l' : letter === '0' ? 'o' : letter;
    if (pair === 'rn' || pair === 'vv') at++;
  }
  return shape;
}
