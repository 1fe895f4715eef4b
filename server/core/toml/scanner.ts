/**
 * A place in a TOML text that moves forward, with the few things that every part of the parser needs:
 * blanks, comments, line ends, and the look-ahead on which recovery from errors rests.
 */
import type { Problem } from '../dependency.ts';

/** A hostile file could hold one mistake a character; nobody reads more than this. */
const maxProblems = 1000;
/** A value nested deeper than this is not read; no real file comes near. */
const maxDepth = 100;

// biome-ignore lint/suspicious/noControlCharactersInRegex: TOML forbids these very characters.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const restOfLine = /[^\r\n]*/y;
const blanks = /[ \t]*/y;
/** No part of this can match one text in two ways, so a failing line costs no more than its length. */
const keyAndEquals =
  /(?:[A-Za-z0-9_-]+|"[^"\r\n\\]*"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|"[^"\r\n\\]*"|'[^'\r\n]*'))*[ \t]*=(?!=)/y;
/** A header whose first part could not be a value in an array, as `[1]`, `["a"]` or `[true]` could. */
const bareHeader =
  /\[\[?[ \t]*(?!(?:true|false|inf|nan)[ \t]*\])[A-Za-z_][A-Za-z0-9_-]*[ \t]*(?:\.[^\r\n\]]*)?\]/y;

export class Scanner {
  readonly text: string;
  position = 0;
  depth = 0;
  readonly problems: Problem[] = [];
  /** Set once an opening `"""` or `'''` was found to have no partner: later ones have none either. */
  readonly unpaired = new Set<string>();
  /** Set when an inline table that runs over several lines was never closed. */
  sawOpenTable = false;
  /** How many blanks stand before the innermost entry that begins its line. */
  indent = 0;
  /** Read inline tables as TOML 1.0 does: they end with their line. */
  tablesEndWithLine = false;

  constructor(text: string) {
    this.text = text;
    if (text.startsWith('\uFEFF')) this.position = 1;
  }

  report(start: number, end: number, message: string): void {
    if (this.problems.length < maxProblems) this.problems.push({ span: { start, end }, message });
  }

  /** Counts one level of nesting; false where there are too many. Every true is paired with `leave`. */
  enter(): boolean {
    if (this.depth >= maxDepth) return false;
    this.depth += 1;
    return true;
  }

  leave(): void {
    this.depth -= 1;
  }

  peek(): string {
    return this.text.charAt(this.position);
  }

  atEnd(): boolean {
    return this.position >= this.text.length;
  }

  atLineEnd(): boolean {
    const next = this.text.charCodeAt(this.position);
    return Number.isNaN(next) || next === 10 || next === 13;
  }

  /** Where this line ends, its ending not included. */
  lineEnd(): number {
    return this.match(restOfLine);
  }

  /** Where a sticky expression that is tried here stops matching; -1 where it does not match. */
  match(expression: RegExp): number {
    expression.lastIndex = this.position;
    return expression.test(this.text) ? expression.lastIndex : -1;
  }

  skipBlanks(): void {
    const next = this.text.charCodeAt(this.position);
    if (next === 32 || next === 9) this.position = this.match(blanks);
  }

  skipLine(): void {
    this.position = this.lineEnd();
  }

  /** A lone carriage return is an error, and still read as the line end that it once was. */
  skipLineEnd(): void {
    if (this.atEnd()) return;
    const start = this.position;
    const isReturn = this.peek() === '\r';
    this.position += 1;
    if (isReturn && this.peek() === '\n') this.position += 1;
    else if (isReturn) this.report(start, start + 1, 'A carriage return must be followed by a line feed');
  }

  skipComment(): void {
    if (this.peek() !== '#') return;
    const start = this.position;
    this.skipLine();
    this.reportControls(start, this.position);
  }

  /** Skips blanks, comments and line ends; true where a line ended. */
  skipTrivia(): boolean {
    let ended = false;
    for (;;) {
      this.skipBlanks();
      this.skipComment();
      if (this.atEnd() || !this.atLineEnd()) return ended;
      this.skipLineEnd();
      ended = true;
    }
  }

  reportControls(start: number, end: number): void {
    const found = control.exec(this.text.slice(start, end));
    if (found)
      this.report(start + found.index, start + found.index + 1, 'Control characters must be escaped');
  }

  /** The blanks before this place; null where more than blanks stand before it in its line. */
  indentHere(): number | null {
    let start = this.position;
    while (start > 0 && (this.text[start - 1] === ' ' || this.text[start - 1] === '\t')) start -= 1;
    return start === 0 || '\r\n\uFEFF'.includes(this.text.charAt(start - 1)) ? this.position - start : null;
  }

  /** True at `key =`. */
  atEntry(): boolean {
    return this.match(keyAndEquals) >= 0;
  }

  /** True at a header that could not be an array. */
  atHeader(): boolean {
    return this.peek() === '[' && this.match(bareHeader) >= 0;
  }
}
