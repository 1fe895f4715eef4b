/** The value of string literals, and where each character of it stands in the text. */
import type { Span } from '../span.ts';
import { endOfTriple, literalAt, unclosed } from './literals.ts';
import { behindLineEnd } from './text.ts';

export interface StaticString {
  readonly value: string;
  /** The place of `value.slice(start, end)` in the text; of several literals, from the first to the last. */
  spanOf(start: number, end: number): Span;
  /** True where the value goes on in a way that cannot be known: an f-string's field, `%`, `+ other`. */
  readonly isOpen: boolean;
}

/** Joins literals that stand in a row or are added; each is given from its opening quote to behind its end. */
export function staticString(text: string, literals: readonly Span[], isOpen = false): StaticString {
  const pieces: Piece[] = [];
  let isCut = false;
  for (const literal of literals) {
    isCut = readLiteral(text, literal, pieces);
    if (isCut) break;
  }
  const value = pieces.map(piece => piece.value).join('');
  const offsets: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    offsets.push(length);
    length += piece.value.length;
  }
  return {
    value,
    isOpen: isOpen || isCut,
    spanOf: (start, end) => {
      const from = placeOf(pieces, offsets, start, false);
      return {
        start: from,
        end: start === end ? from : Math.max(from, placeOf(pieces, offsets, end - 1, true)),
      };
    },
  };
}

/** A stretch of the value. Written as it is, or one escape that stands for all of it. */
interface Piece extends Span {
  readonly value: string;
}

/** `offsets` say where in the value each piece begins. */
function placeOf(
  pieces: readonly Piece[],
  offsets: readonly number[],
  index: number,
  isEnd: boolean,
): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) return 0;
  if (piece.end - piece.start !== piece.value.length) return isEnd ? piece.end : piece.start;
  return piece.start + (index - (offsets[low] ?? 0)) + (isEnd ? 1 : 0);
}

/** True where an f-string's field ends what can be known. Bytes are no text at all. */
function readLiteral(text: string, { start: quote, end }: Span, pieces: Piece[]): boolean {
  const { triple, raw, formatted, bytes } = literalAt(text, quote);
  const width = triple ? 3 : 1;
  const body = quote + width;
  if (bytes) return true;
  const isClosed = end - width >= body && text.startsWith(text.slice(quote, body), end - width);
  let last = isClosed && !(triple && endOfTriple(text, body) === unclosed) ? end - width : end;
  const field = formatted ? fieldStart(text, body, last) : -1;
  if (field >= 0) last = field;
  if (raw) pieces.push({ value: text.slice(body, last), start: body, end: last });
  else readEscapes(text, body, last, pieces);
  return field >= 0;
}

/** Doubled braces stand for themselves, but no name has any: there reading ends too. */
function fieldStart(text: string, body: number, end: number): number {
  const brace = text.indexOf('{', body);
  return brace < end ? brace : -1;
}

function readEscapes(text: string, body: number, end: number, pieces: Piece[]): void {
  for (let at = body; at < end; ) {
    const slash = text.indexOf('\\', at);
    const stop = slash < 0 || slash >= end ? end : slash;
    if (stop > at) pieces.push({ value: text.slice(at, stop), start: at, end: stop });
    if (stop === end) return;
    const { value, next } = escapeAt(text, slash);
    pieces.push({ value, start: slash, end: Math.min(next, end) });
    at = next;
  }
}

const numbered =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|N\{[^{}\n]{1,100}\})/y;

function escapeAt(text: string, slash: number): { value: string; next: number } {
  const lineEnd = behindLineEnd(text, slash + 1);
  if (lineEnd > slash + 1) return { value: '', next: lineEnd };
  numbered.lastIndex = slash;
  const found = numbered.exec(text);
  if (found) {
    const [whole, ...digits] = found;
    const hexadecimal = digits[0] ?? digits[1] ?? digits[2];
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number.parseInt(digits[3] ?? 'fffd', 8);
    const value = code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    return { value, next: slash + whole.length };
  }
  const character = text[slash + 1] ?? '';
  const plain = letters[character] ?? (`'"\\`.includes(character) ? character : `\\${character}`);
  return { value: plain, next: slash + 2 };
}

const letters: Readonly<Record<string, string | undefined>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};
