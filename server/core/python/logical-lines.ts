/**
 * The lines of a requirements file as pip sees them: Python's line ends, `\` continuations joined, comments and outer
 * blanks gone. Each still knows where its characters stand in the file.
 */
import { lastNotAbove, type Span } from '../span.ts';
import { isPythonSpace, pythonLineEnd, stripped } from './blanks.ts';

export interface LogicalLine {
  /** What pip reads; never empty. */
  readonly text: string;
  /** All of its physical lines with their comments and the last one's line end: cut this, and the line is gone. */
  readonly whole: Span;
  /** Where `text.slice(start, end)` stands in the file; a continuation inside it is covered too. */
  spanOf(start: number, end: number): Span;
}

/** Reads every line that holds more than blanks and comments. `text` may start with a byte order mark. */
export function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let pieces: Piece[] = [];
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let wholeStart = from;
  while (from < text.length) {
    const { end, next } = physicalLine(text, from);
    const isComment = startsComment(text, from, end);
    const continues = text[end - 1] === '\\' && end > from && !isComment;
    // A comment line ends what was continued before it, and a continued line loses the backslashes at both its ends.
    if (!isComment) pieces.push(continues ? withoutBackslashes(text, from, end) : { start: from, end });
    from = next;
    if (continues && from < text.length) continue;
    const line = logicalLine(text, pieces, { start: wholeStart, end: next });
    if (line) lines.push(line);
    pieces = [];
    wholeStart = next;
  }
  return lines;
}

/**
 * One line out of the pieces of `text` that a continuation joins; null where they hold only blanks and a comment.
 * For lists of requirements in other files, which find their lines by rules of their own.
 */
export function logicalLine(text: string, pieces: readonly Span[], whole: Span): LogicalLine | null {
  const [only, second] = pieces;
  const isSingle = only !== undefined && second === undefined;
  const raw = isSingle
    ? text.slice(only.start, only.end)
    : pieces.map(piece => text.slice(piece.start, piece.end)).join('');
  const { start, end } = stripped(raw, 0, commentStart(raw));
  if (start >= end) return null;
  if (isSingle) {
    const base = only.start + start;
    return {
      text: raw.slice(start, end),
      whole,
      spanOf: (from, to) => ({ start: base + from, end: base + to }),
    };
  }
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    length += piece.end - piece.start;
  }
  const offsetOf = (at: number) => {
    const index = lastNotAbove(starts, at);
    return (pieces[index]?.start ?? 0) + at - (starts[index] ?? 0);
  };
  return {
    text: raw.slice(start, end),
    whole,
    spanOf: (from, to) => {
      const first = offsetOf(start + from);
      return { start: first, end: to > from ? offsetOf(start + to - 1) + 1 : first };
    },
  };
}

type Piece = Span;

function physicalLine(text: string, from: number): { end: number; next: number } {
  pythonLineEnd.lastIndex = from;
  // Not `exec`: it builds an array for each line, which takes longer than to find it.
  if (!pythonLineEnd.test(text)) return { end: text.length, next: text.length };
  const next = pythonLineEnd.lastIndex;
  const isPair = next - from > 1 && text[next - 1] === '\n' && text[next - 2] === '\r';
  return { end: next - (isPair ? 2 : 1), next };
}

function startsComment(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && isPythonSpace(text.charCodeAt(at))) at++;
  return at < end && text[at] === '#';
}

function withoutBackslashes(text: string, start: number, end: number): Piece {
  while (start < end && text[start] === '\\') start++;
  while (end > start && text[end - 1] === '\\') end--;
  return { start, end };
}

/** A `#` opens a comment only at the start or after a blank. A regular expression for it is quadratic in the blanks. */
function commentStart(line: string): number {
  let at = line.indexOf('#');
  while (at > 0 && !isPythonSpace(line.charCodeAt(at - 1))) at = line.indexOf('#', at + 1);
  return at < 0 ? line.length : at;
}
