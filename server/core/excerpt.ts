/**
 * A text taken out of another one: without the comment marks, prompts, escapes and quotes that stood around and in it,
 * and still knowing where each of its characters came from. Excerpts can be taken out of excerpts.
 */
import type { Span } from './span.ts';

export interface Excerpt {
  readonly text: string;
  /** Where `text.slice(start, end)` stands in the text it was taken from; what was left out inside is covered too. */
  spanOf(start: number, end: number): Span;
}

/** One stretch of a text as it is. */
export function excerptOf(text: string, { start, end }: Span): Excerpt {
  return {
    text: text.slice(start, end),
    spanOf: (from, to) => ({ start: start + from, end: start + to }),
  };
}

/** `inner` was taken out of the text of `outer`; the result speaks about the text that `outer` was taken from. */
export function excerptWithin(outer: Excerpt, inner: Excerpt): Excerpt {
  return {
    text: inner.text,
    spanOf: (start, end) => {
      const span = inner.spanOf(start, end);
      return outer.spanOf(span.start, span.end);
    },
  };
}

interface Piece {
  /** Where it begins in the excerpt. */
  readonly at: number;
  readonly length: number;
  readonly source: Span;
}

/** Puts an excerpt together from the start to the end. */
export class ExcerptBuilder {
  readonly #source: string;
  readonly #texts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get length(): number {
    return this.#length;
  }

  /** Takes `source.slice(start, end)` over as it is. */
  keep(start: number, end: number): void {
    if (end > start) this.#add(this.#source.slice(start, end), { start, end });
  }

  /** Takes `text` over for what is written in another way at `source`. */
  write(text: string, source: Span): void {
    if (text !== '') this.#add(text, source);
  }

  build(): Excerpt {
    const pieces = this.#pieces;
    return { text: this.#texts.join(''), spanOf: (start, end) => spanIn(pieces, start, end) };
  }

  #add(text: string, source: Span): void {
    this.#texts.push(text);
    const last = this.#pieces.at(-1);
    const goesOn = last && isVerbatim(last) && last.source.end === source.start;
    if (goesOn && text.length === source.end - source.start)
      this.#pieces[this.#pieces.length - 1] = {
        at: last.at,
        length: last.length + text.length,
        source: { start: last.source.start, end: source.end },
      };
    else this.#pieces.push({ at: this.#length, length: text.length, source });
    this.#length += text.length;
  }
}

/** Two different texts of one length (an escape of a pair, say) map unit by unit as well; nothing depends on more. */
function isVerbatim({ length, source }: Piece): boolean {
  return length === source.end - source.start;
}

function spanIn(pieces: readonly Piece[], start: number, end: number): Span {
  const from = sourceStart(pieces, start);
  return end <= start ? { start: from, end: from } : { start: from, end: sourceEnd(pieces, end) };
}

function sourceStart(pieces: readonly Piece[], offset: number): number {
  const piece = pieceAt(pieces, offset);
  if (!piece) return 0;
  const inside = offset - piece.at;
  if (inside >= piece.length) return piece.source.end;
  return isVerbatim(piece) ? piece.source.start + inside : piece.source.start;
}

function sourceEnd(pieces: readonly Piece[], offset: number): number {
  const piece = pieceAt(pieces, offset - 1);
  if (!piece) return 0;
  return isVerbatim(piece)
    ? piece.source.start + Math.min(offset - piece.at, piece.length)
    : piece.source.end;
}

/** The last piece that begins at or before `offset`. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return pieces[Math.max(low - 1, 0)];
}
