/**
 * Reads f-strings and t-strings as PEP 701 does: any code in a field, the same quotes again, comments, line ends.
 * Older Pythons allow less, and all that they allow reads the same.
 */
import type { Span } from '../span.ts';
import { behindEscape, endOfSingle, endOfTriple, type Literal, literalAt, unclosed } from './literals.ts';
import { code, endOfLine, isLineEnd, isQuote, isWordAt, skipBlanks } from './text.ts';

/** Reads one literal at a time and keeps what it saw in the fields. */
export class FormattedReader {
  /** Stretches of code inside fields, without the literals and comments in them. */
  readonly code: Span[] = [];
  /** Plain literals inside fields: from the opening quote to behind the closing one. */
  readonly literals: Span[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  clear(): void {
    if (this.code.length > 0) this.code.length = 0;
    if (this.literals.length > 0) this.literals.length = 0;
  }

  /** Behind the closing quotes of `literal`, or `unclosed` where it cannot be read to its end. */
  read(literal: Literal): number {
    return this.#readText(literal.quote + (literal.triple ? 3 : 1), literal, false, 0);
  }

  /**
   * Text between fields, or a format specification. Ends behind the closing quotes, or at the `}` of the field.
   * A failure is a failure of the whole literal: trying again at each level would take exponential time.
   */
  #readText(start: number, literal: Literal, isSpec: boolean, depth: number): number {
    const text = this.#text;
    const quote = text.charCodeAt(literal.quote);
    // Inside `\N{…}` of a specification a `}` ends the name, not the field.
    let isNamed = false;
    for (let at = start; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (unit === quote && (!literal.triple || text.startsWith(tripled(quote), at))) {
        return isSpec ? unclosed : at + (literal.triple ? 3 : 1);
      }
      if (isLineEnd(unit) && !literal.triple) return unclosed;
      if (unit === code.backslash) {
        isNamed = !literal.raw && text.startsWith('N{', at + 1);
        at = isNamed ? at + 3 : behindFormattedEscape(text, at);
      } else if (unit === code.openBrace) {
        if (!isSpec && text.charCodeAt(at + 1) === code.openBrace) at += 2;
        else {
          at = this.#readField(at + 1, literal, depth + 1);
          if (at === unclosed) return unclosed;
        }
      } else if (unit === code.closeBrace && isSpec && !isNamed) return at;
      else {
        if (unit === code.closeBrace) isNamed = false;
        at++;
      }
    }
    return unclosed;
  }

  /** A field from behind its `{` to behind its `}`. */
  #readField(start: number, literal: Literal, depth: number): number {
    if (depth > maxDepth) return unclosed;
    const text = this.#text;
    let codeStart = start;
    let open = 0;
    for (let at = start; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (isQuote(unit)) {
        const inner = literalAt(text, at);
        this.#addCode(codeStart, inner.start);
        at = this.#readLiteral(inner, depth);
        if (at === unclosed) return unclosed;
        codeStart = at;
        continue;
      }
      switch (unit) {
        case code.hash:
          this.#addCode(codeStart, at);
          at = endOfLine(text, at);
          codeStart = at;
          continue;
        case code.backslash:
          at++;
          break;
        case code.newline:
        case code.carriageReturn:
          // No expression holds an import statement, so the field was left open on a line before.
          if (isWordAt(text, 'import', skipBlanks(text, at + 1))) return unclosed;
          break;
        case code.openParen:
        case code.openBracket:
        case code.openBrace:
          open++;
          break;
        case code.closeParen:
        case code.closeBracket:
          if (open === 0) return unclosed;
          open--;
          break;
        case code.closeBrace:
          if (open === 0) {
            this.#addCode(codeStart, at);
            return at + 1;
          }
          open--;
          break;
        case code.colon:
          if (open === 0) {
            this.#addCode(codeStart, at);
            const end = this.#readText(at + 1, literal, true, depth);
            return end === unclosed ? unclosed : end + 1;
          }
          break;
        default:
      }
      at++;
    }
    return unclosed;
  }

  #readLiteral(literal: Literal, depth: number): number {
    if (literal.formatted) {
      return this.#readText(literal.quote + (literal.triple ? 3 : 1), literal, false, depth);
    }
    const end = literal.triple
      ? endOfTriple(this.#text, literal.quote + 3)
      : endOfSingle(this.#text, literal.quote + 1);
    if (end !== unclosed) this.literals.push({ start: literal.quote, end });
    return end;
  }

  #addCode(start: number, end: number): void {
    if (start < end) this.code.push({ start, end });
  }
}

/** A backslash takes the next character with it, but never a brace: `f"\{x}"` has a field. */
function behindFormattedEscape(text: string, backslash: number): number {
  const next = text.charCodeAt(backslash + 1);
  return next === code.openBrace || next === code.closeBrace ? backslash + 1 : behindEscape(text, backslash);
}

function tripled(quote: number): string {
  return quote === code.doubleQuote ? '"""' : "'''";
}

const maxDepth = 60;
