/** How crowded the place of a slip is: where many names differ in one letter, one more of them is a coincidence. */
import type { NameIndex } from '../ports.ts';
import type { Naturalness } from './naturalness.ts';
import type { Slip } from './slips.ts';

/** Longer names stand alone. */
const longest = 8;

/**
 * How many listed names are `typed` with another letter at the place where it differs from `target`, or with none
 * there; the two themselves do not count. 0 for names longer than 8 characters, and for all but single slips.
 *
 * Asked of the one letter and not of every letter, which costs ten times as much and tells slips apart no better.
 */
export function crowdAround(
  typed: string,
  target: string,
  { edits }: Slip,
  names: NameIndex,
  naturalness: Naturalness,
): number {
  const [edit] = edits;
  if (!edit || edits.length > 1 || typed.length > longest) return 0;
  const before = typed.slice(0, edit.at);
  const after = typed.slice(edit.operation === 'delete' ? edit.at : edit.at + 1);
  const counts = (name: string): boolean => name !== typed && name !== target && names.has(name);
  let crowd = counts(before + after) ? 1 : 0;
  // Three letters in four make no name there, which the neighbouring letters tell sooner than the list.
  for (const code of naturalness.usualBetween(before, after))
    if (counts(before + String.fromCharCode(code) + after)) crowd++;
  return crowd;
}
