/** How crowded the place of a name is: in a crowd, two names that differ by a letter are a coincidence. */
import type { NameIndex } from '../ports.ts';

/** Longer names stand alone, and asking costs by the letter. */
const longest = 10;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** How many listed names become `name` by one letter changed or added; 0 for names longer than 10 characters. */
export function crowdAround(name: string, names: NameIndex): number {
  if (name.length > longest) return 0;
  let crowd = 0;
  for (let at = 0; at < name.length; at++) {
    const before = name.slice(0, at);
    // Where nothing begins so, nothing differs further on either.
    if (at > 2 && names.countPrefix(before) === 0) break;
    const after = name.slice(at + 1);
    if (names.has(before + after)) crowd++;
    for (const letter of letters) if (letter !== name[at] && names.has(before + letter + after)) crowd++;
  }
  return crowd;
}
