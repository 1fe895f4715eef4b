/** YAML scalars with the place of every character: what a plain, quoted or block scalar says, and where it is written. */
import { type Excerpt, ExcerptBuilder } from '../excerpt.ts';

/**
 * `value` is what a parser made of `text.slice(start, end)`, the scalar with its quotes or its block header. Null where
 * the two cannot be brought together.
 *
 * Folding, indentation and line ends only ever change blanks. So the other characters are paired one by one, and the
 * blanks between two of them are taken together.
 */
export function scalarExcerpt(text: string, start: number, end: number, value: string): Excerpt | null {
  const quote = text[start] === '"' || text[start] === "'" ? text[start] : '';
  const builder = new ExcerptBuilder(text);
  let at = quote === '' ? behindHeader(text, start, end) : start + 1;
  const last = quote === '' ? end : end - 1;
  for (let read = 0; read < value.length; ) {
    const blanks = blanksEnd(value, read);
    const gapStart = at;
    let piece = pieceAt(text, at, last, quote);
    while (piece && isBlank(piece.value)) {
      at = piece.end;
      piece = pieceAt(text, at, last, quote);
    }
    addBlanks(builder, text, value.slice(read, blanks), gapStart, at);
    if (blanks >= value.length) break;
    if (!piece || !value.startsWith(piece.value, blanks)) return null;
    if (piece.end - at === piece.value.length) builder.keep(at, piece.end);
    else builder.write(piece.value, { start: at, end: piece.end });
    at = piece.end;
    read = blanks + piece.value.length;
  }
  return builder.build();
}

/** Behind `|2-` or `>` and a comment, at the line end; where none is, at the scalar's own start. */
function behindHeader(text: string, start: number, end: number): number {
  const header = /[|>][-+0-9]*[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n]|$)/y;
  header.lastIndex = start;
  return header.test(text) ? Math.min(header.lastIndex, end) : start;
}

function addBlanks(builder: ExcerptBuilder, text: string, blanks: string, start: number, end: number): void {
  if (blanks === text.slice(start, end)) builder.keep(start, end);
  else builder.write(blanks, { start, end });
}

interface Piece {
  readonly value: string;
  readonly end: number;
}

const escapes: Readonly<Record<string, string | undefined>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** One character of the scalar, however it is written. A blank for an escaped line end, which says nothing. */
function pieceAt(text: string, at: number, end: number, quote: string): Piece | null {
  if (at >= end) return null;
  const sign = text[at] ?? '';
  if (quote === "'" && sign === "'") return { value: "'", end: at + 2 };
  if (quote !== '"' || sign !== '\\') return { value: sign, end: at + 1 };
  const next = text[at + 1] ?? '';
  if (next === '\n') return { value: ' ', end: at + 2 };
  if (next === '\r') return { value: ' ', end: at + (text[at + 2] === '\n' ? 3 : 2) };
  const width = { x: 2, u: 4, U: 8 }[next];
  if (width === undefined) return { value: escapes[next] ?? next, end: at + 2 };
  const code = Number.parseInt(text.slice(at + 2, at + 2 + width), 16);
  const isCode = code >= 0 && code <= 0x10ffff;
  return { value: isCode ? String.fromCodePoint(code) : sign, end: Math.min(at + 2 + width, end) };
}

function blanksEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isBlank(text[end] ?? '')) end++;
  return end;
}

function isBlank(value: string): boolean {
  return value === ' ' || value === '\t' || value === '\n' || value === '\r';
}
