/** A source line as a terminal shows it: made harmless, cut around the name where it is long, with the name's columns. */
import { visible } from '../../core/visible.ts';

export interface Excerpt {
  readonly shown: string;
  /** Columns before the name, and of the name itself; at least one. */
  readonly indent: number;
  readonly width: number;
}

/** How much of a long line is shown around the name, in UTF-16 units. */
const windowSize = 100;

/** `start` and `end` are the name's UTF-16 offsets in `line`. What is cut is marked with `…` on its side. */
export function excerpt(line: string, start: number, end: number): Excerpt {
  const from = wholeFrom(line, Math.max(0, start - windowSize / 2));
  const to = wholeFrom(line, from + windowSize);
  const nameEnd = Math.max(start, Math.min(end, to));
  // The mark takes the place of the first character, so that the name stays where it would be.
  const before = from === 0 ? line.slice(0, start) : `…${line.slice(wholeFrom(line, from + 1), start)}`;
  const parts = [before, line.slice(start, nameEnd), line.slice(nameEnd, to)].map(visible);
  const [indent = 0, width = 0] = parts.map(columns);
  return { shown: `${parts.join('')}${to < line.length ? '…' : ''}`, indent, width: Math.max(1, width) };
}

/** The offset, or the next one where it would cut a character in two. */
function wholeFrom(line: string, offset: number): number {
  const isHalf =
    /[\uDC00-\uDFFF]/.test(line.charAt(offset)) && /[\uD800-\uDBFF]/.test(line.charAt(offset - 1));
  return Math.min(line.length, isHalf ? offset + 1 : offset);
}

/** Characters that terminals give two columns: East Asian scripts, full-width forms, emoji. */
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}])$/u;
const combining = /^\p{M}$/u;

function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return sum;
}
