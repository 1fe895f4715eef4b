/** The pieces of a unified diff around the lines that somebody should read. */
import { safeLine } from '../hidden-code/safe-text.ts';
import type { Hunk, LineRange } from './comparison.ts';

export interface PairedLines {
  readonly lines: readonly string[];
  readonly otherLines: readonly string[];
  /** As `pairLines` gives it. */
  readonly pairs: Int32Array;
}

const context = 3;
const mostLines = 30;
const mostRemoved = 8;
const longestLine = 200;

/** One hunk around all lines (counted from 0) that lie near each other; at most `most` hunks. */
export function hunksAround(
  wanted: readonly number[],
  path: string,
  paired: PairedLines,
  most: number,
): readonly Hunk[] {
  return windows(wanted, paired.lines.length)
    .slice(0, most)
    .map(window => hunkOf(window, path, paired));
}

/** Counted from 0, the last line included. */
function windows(wanted: readonly number[], count: number): readonly LineRange[] {
  const found: { first: number; last: number }[] = [];
  for (const line of [...wanted].sort((a, b) => a - b)) {
    const first = Math.max(0, line - context);
    const last = Math.min(count - 1, line + context);
    const before = found.at(-1);
    if (before && first <= before.last + 1 && last - before.first < mostLines) before.last = last;
    else if (!before || last > before.last) found.push({ first, last });
  }
  return found;
}

function hunkOf({ first, last }: LineRange, path: string, { lines, otherLines, pairs }: PairedLines): Hunk {
  let otherNext = first;
  while (otherNext > 0 && (pairs[otherNext - 1] ?? -1) < 0) otherNext--;
  otherNext = otherNext === 0 ? 0 : (pairs[otherNext - 1] ?? 0) + 1;
  const shown: string[] = [];
  const otherLine = otherNext;
  const add = (mark: string, line: string | undefined): void => {
    shown.push(`${mark}${safeLine(line ?? '', longestLine)}`);
  };
  for (let at = first; at <= last; at++) {
    const pair = pairs[at] ?? -1;
    const isFirstAdded = pair < 0 && (at === first || (pairs[at - 1] ?? -1) >= 0);
    const until = pair >= 0 ? pair : isFirstAdded ? nextPair(pairs, at) : otherNext;
    for (const line of otherLines.slice(otherNext, Math.min(until, otherNext + mostRemoved))) add('-', line);
    otherNext = Math.max(otherNext, until);
    if (pair >= 0) otherNext = pair + 1;
    add(pair >= 0 ? ' ' : '+', lines[at]);
  }
  return { path, otherLine: otherLine + 1, line: first + 1, lines: shown };
}

/** Where the other text goes on behind a run of added lines; nothing is missing there if no line follows. */
function nextPair(pairs: Int32Array, from: number): number {
  for (let at = from; at < pairs.length; at++) if ((pairs[at] ?? -1) >= 0) return pairs[at] as number;
  return 0;
}
