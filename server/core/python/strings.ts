/**
 * Reads Python string literals: where they end, and what code stands inside f-strings and t-strings.
 * Files are often half typed, so every answer is the likeliest one, never an error.
 */
import type { Span } from '../span.ts';
import { FormattedReader } from './f-strings.ts';
import { endOfSingle, endOfTriple, isPrefixCode, isTriple, literalAt, unclosed } from './literals.ts';
import { endOfIdentifier, endOfLine, isBlank, isLineEnd, isQuote, keywords, startOfLine } from './text.ts';

/** Reads the literals of one text, one after the other. What it learns on the way decides about the next ones. */
export class StringReader {
  /**
   * True once a triple-quoted string cannot be what its author meant: it never closes, or a word touches its end.
   * The text is then worth a second reading with `recover`.
   */
  suspicious = false;
  readonly #text: string;
  readonly #recover: boolean;
  readonly #formatted: FormattedReader;
  /** How many characters have been read again so far. */
  #reread = 0;
  #failures = 0;

  /** With `recover`, a triple-quoted string that seems to have lost its end is read as ending with its own line. */
  constructor(text: string, recover: boolean) {
    this.#text = text;
    this.#recover = recover;
    this.#formatted = new FormattedReader(text);
  }

  /** Stretches of code inside the replacement fields of the literal read last, in no particular order. */
  get fieldCode(): readonly Span[] {
    return this.#formatted.code;
  }

  /** Opening quotes and ends of the plain literals inside the fields of the literal read last. */
  get nested(): readonly Span[] {
    return this.#formatted.literals;
  }

  /** The end of the literal whose opening quote stands at `quote`, behind its closing quotes where it has any. */
  read(quote: number): number {
    const text = this.#text;
    const triple = isTriple(text, quote);
    const body = quote + (triple ? 3 : 1);
    let end = this.#readFormatted(quote);
    if (end === unclosed) end = triple ? endOfTriple(text, body) : endOfSingle(text, body);
    if (triple) return this.#checked(quote, body, end);
    return end === unclosed ? endOfLine(text, body) : end;
  }

  #readFormatted(quote: number): number {
    this.#formatted.clear();
    if (!isPrefixCode(this.#text.charCodeAt(quote - 1))) return unclosed;
    const literal = literalAt(this.#text, quote);
    // Each failure may have read the whole text, so their number is limited to stay linear.
    if (!literal.formatted || this.#failures >= maxFailures) return unclosed;
    const end = this.#formatted.read(literal);
    if (end === unclosed) {
      this.#failures++;
      this.#formatted.clear();
    }
    return end;
  }

  #checked(quote: number, body: number, end: number): number {
    const text = this.#text;
    const doubtful = end === unclosed || isTouchedByWord(text, end);
    if (doubtful) this.suspicious = true;
    const isBroken = () => doubtful || hidesCode(text, quote, body, end);
    const closed = end === unclosed ? text.length : end;
    if (this.#recover && this.#reread < maxRereads * text.length && isBroken()) {
      const lineEnd = endOfLine(text, body);
      this.#reread += closed - lineEnd;
      this.#formatted.clear();
      return lineEnd;
    }
    return closed;
  }
}

/** `"""a"""b` is no Python, while `"""a"""if b` and `"""a"""r"b"` are. */
function isTouchedByWord(text: string, end: number): boolean {
  const wordEnd = endOfIdentifier(text, end);
  if (wordEnd === end) return false;
  const word = text.slice(end, wordEnd);
  return !keywords.has(word) && !(isQuote(text.charCodeAt(wordEnd)) && /^[rbuft]{1,2}$/i.test(word));
}

/** True for what stands where a docstring would, opens with a bare line and has code in it that is not indented. */
function hidesCode(text: string, quote: number, body: number, end: number): boolean {
  let firstLine = body;
  while (isBlank(text.charCodeAt(firstLine))) firstLine++;
  if (!isLineEnd(text.charCodeAt(firstLine)) || isValue(text, literalAt(text, quote).start)) return false;
  const lineStart = startOfLine(text, quote);
  let indent = lineStart;
  while (isBlank(text.charCodeAt(indent))) indent++;
  const limit = Math.min(end, body + maxBody);
  for (let line = firstLine; line < limit; line = endOfLine(text, line)) {
    while (line < limit && isLineEnd(text.charCodeAt(line))) line++;
    let start = line;
    while (isBlank(text.charCodeAt(start))) start++;
    codeLine.lastIndex = start;
    if (start < limit && start - line <= indent - lineStart && codeLine.test(text)) return true;
  }
  return false;
}

/** A string that is assigned, passed or returned may well hold code on purpose. */
function isValue(text: string, start: number): boolean {
  let before = start - 1;
  while (before >= 0 && (isBlank(text.charCodeAt(before)) || isLineEnd(text.charCodeAt(before)))) before--;
  return (
    '=(,[{+'.includes(text.charAt(before)) || text.slice(Math.max(0, before - 5), before + 1) === 'return'
  );
}

const maxFailures = 64;
/** How often a whole text may be read again. */
const maxRereads = 10;
/** How far behind the opening quotes code is looked for. */
const maxBody = 20_000;
const codeLine =
  /(?:import[ \t]+[\w.]+[ \t]*(?:$|[,;#]|as\b)|from[ \t]+[\w.]+[ \t]+import\b|(?:async[ \t]+)?def[ \t]+\w+[ \t]*[([]|class[ \t]+\w+[ \t]*[:([]|@\w[\w.]*[ \t]*(?:\(|$))/my;
