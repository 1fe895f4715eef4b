/** Says what to cut so that an item or an entry goes and the text stays well-formed TOML. */
import type { Span } from '../span.ts';

/** An array or inline table, or a list of another language that has the same commas. */
export interface Listed {
  readonly kind: string;
  readonly items: readonly { readonly span: Span }[];
  /** Offset of the comma behind each item; negative or missing where there is none. */
  readonly commas: readonly number[];
  readonly span: Span;
}

/**
 * What to cut to take one item out of an array or one entry out of an inline table: whole lines, trailing comment
 * included, where it stands alone on them; else the item with the comma that follows it, or, for the last one, the
 * comma before it.
 */
export function itemRemoval(text: string, list: Listed, index: number): Span {
  const span = list.items[index]?.span ?? { start: list.span.end, end: list.span.end };
  const comma = list.commas[index] ?? -1;
  const behind = comma >= 0 && isBlank(text, span.end, comma) ? comma + 1 : span.end;
  const isSettled = comma < 0 || behind > comma;
  // In TOML 1.0 no comma may stand before the '}', so a last entry must take the one before it along.
  const keepsComma = list.kind !== 'inline-table' || comma >= 0 || index === 0;
  const lines = isSettled && keepsComma ? ownLines(text, { start: span.start, end: behind }) : null;
  if (lines && lines.start > list.span.start) return lines;
  if (comma >= 0) return withComma(text, span, comma);
  const previous = list.commas[index - 1] ?? -1;
  if (previous >= 0 && (list.kind === 'inline-table' || isSpace(text, previous + 1, span.start)))
    return { start: previous, end: span.end };
  return { start: blanksBefore(text, span.start), end: span.end };
}

/** What to cut to take a statement out: its lines, with the comment behind it. Null where it shares them. */
export function statementRemoval(text: string, span: Span): Span | null {
  return ownLines(text, span);
}

/** The item and its comma, and the blanks on the side where they would be left over. */
function withComma(text: string, span: Span, comma: number): Span {
  const end = blanksBehind(text, comma + 1);
  if (end < text.length && !'\r\n'.includes(text.charAt(end))) return { start: span.start, end };
  const start = blanksBefore(text, span.start);
  return { start: isLineStart(text, start) ? span.start : start, end: comma + 1 };
}

/** The lines that a stretch of text fills alone, the last line's ending included; null where others share them. */
function ownLines(text: string, span: Span): Span | null {
  const start = blanksBefore(text, span.start);
  if (!isLineStart(text, start)) return null;
  let end = blanksBehind(text, span.end);
  if (text.charAt(end) === '#') while (end < text.length && !isLineBreak(text, end)) end += 1;
  if (end < text.length && !isLineBreak(text, end)) return null;
  if (text.charAt(end) === '\r') end += 1;
  if (text.charAt(end) === '\n') end += 1;
  return { start, end };
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || isLineBreak(text, offset - 1) || (offset === 1 && text.startsWith('\uFEFF'));
}

function isLineBreak(text: string, offset: number): boolean {
  const character = text.charAt(offset);
  return character === '\n' || character === '\r';
}

function isBlank(text: string, start: number, end: number): boolean {
  return blanksBehind(text, start) >= end;
}

function isSpace(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t') start -= 1;
  return start;
}

function blanksBehind(text: string, offset: number): number {
  let end = offset;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end += 1;
  return end;
}
