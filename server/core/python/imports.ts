/**
 * Finds every import of a Python text, half-typed ones too, without parsing the rest.
 *
 * Only strings, comments and continuations are read as such. Brackets are not counted: no expression holds an
 * `import`, so a bracket that was never closed hides nothing.
 */
import { type ImportRecord, readFrom, readImport } from './import-statement.ts';
import { literalAt } from './literals.ts';
import { StringReader } from './strings.ts';
import {
  behindLineEnd,
  code,
  endOfIdentifier,
  endOfLine,
  isBlank,
  isLineEnd,
  isQuote,
  isWordAt,
  isWordCode,
  skipBlanks,
  skipTrivia,
} from './text.ts';

export type { Alias, ImportedName, ImportRecord } from './import-statement.ts';

/**
 * Every import in the order of the text. Takes time linear in its length and never throws.
 *
 * Not seen: `import_module("a" "b")`, and code in strings (`exec("import x")`).
 */
export function scanImports(text: string): readonly ImportRecord[] {
  if (!text.includes('import') && !text.includes('from')) return [];
  const scan = new Scan(text, false);
  const records = scan.run();
  // Texts that Python can read never look suspicious, so the guesses of the second pass cannot harm them.
  return scan.suspicious ? new Scan(text, true).run() : records;
}

class Scan {
  readonly #text: string;
  readonly #strings: StringReader;
  readonly #records: ImportRecord[] = [];
  /** The run of comments and blanks read last, so that a call is recognised across it. */
  #comments = { start: -1, end: -1 };

  constructor(text: string, recover: boolean) {
    this.#text = text;
    this.#strings = new StringReader(text, recover);
  }

  get suspicious(): boolean {
    return this.#strings.suspicious;
  }

  run(): readonly ImportRecord[] {
    const text = this.#text;
    let at = this.#readStatement(text.charCodeAt(0) === byteOrderMark ? 1 : 0, true);
    for (;;) {
      stop.lastIndex = at;
      if (!stop.test(text)) return this.#records;
      const found = stop.lastIndex - 1;
      const unit = text.charCodeAt(found);
      if (isQuote(unit)) at = this.#readString(found);
      else if (unit === code.hash) at = this.#readComment(found);
      else if (unit === code.backslash) at = this.#readBackslash(found);
      else at = this.#readStatement(found + 1, true);
    }
  }

  /** Reads an import where one starts behind the blanks at `start`. A half-typed `from` counts only if `isStart`. */
  #readStatement(start: number, isStart: boolean): number {
    const text = this.#text;
    let at = skipBlanks(text, start);
    const lazy = isWordAt(text, 'lazy', at);
    const first = at;
    if (lazy) at = skipBlanks(text, at + 4);
    const unit = text.charCodeAt(at);
    if (unit === lowerI && isWordAt(text, 'import', at)) {
      const { records, end } = readImport(text, at + 6, lazy);
      for (const record of records) this.#records.push(record);
      return end;
    }
    if (unit === lowerF && isWordAt(text, 'from', at)) {
      const { records, end } = readFrom(text, at + 4, lazy);
      for (const record of records) if (isStart || !record.partial) this.#records.push(record);
      return end;
    }
    return lazy ? first + 4 : at;
  }

  /** The line behind a continuation starts no statement in a sound text, but does behind a stray backslash. */
  #readBackslash(backslash: number): number {
    const next = behindLineEnd(this.#text, backslash + 1);
    return next === backslash + 1 ? next : this.#readStatement(next, false);
  }

  #readComment(hash: number): number {
    const before = this.#behindBlanksBefore(hash);
    const start = before === this.#comments.end ? this.#comments.start : before;
    const end = endOfLine(this.#text, hash);
    this.#comments = { start, end };
    return end;
  }

  #readString(quote: number): number {
    const end = this.#strings.read(quote);
    this.#readArgument(quote, end);
    for (const { start, end } of this.#strings.nested) this.#readArgument(start, end);
    return end;
  }

  /** Adds the module where the literal is the first argument of one of the importing functions. */
  #readArgument(quote: number, end: number): void {
    const text = this.#text;
    // Nearly all strings end here, so this must come before anything that costs more.
    const unit = text.charCodeAt(quote - 1);
    if (isWordCode(unit) ? !isPrefixEnd(unit) : unit !== code.openParen && !isBlank(unit) && !isLineEnd(unit))
      return;
    const literal = literalAt(text, quote);
    let before = this.#behindBlanksBefore(literal.start);
    if (before === this.#comments.end) before = this.#behindBlanksBefore(this.#comments.start);
    if (text.charCodeAt(before - 1) !== code.openParen) return;
    if (literal.formatted || literal.bytes || !isImporter(text, before - 1)) return;
    const width = literal.triple ? 3 : 1;
    const start = quote + width;
    if (end - width < start || text.charCodeAt(end - 1) !== text.charCodeAt(quote)) return;
    const next = text.charCodeAt(skipTrivia(text, end));
    if (next !== code.comma && next !== code.closeParen) return;
    const record = recordOfCall(text, start, end - width);
    if (record) this.#records.push(record);
  }

  /** The end of what stands before the blanks and line ends before `at`. */
  #behindBlanksBefore(at: number): number {
    let before = at;
    while (before > 0 && before !== this.#comments.end) {
      const unit = this.#text.charCodeAt(before - 1);
      if (!isBlank(unit) && !isLineEnd(unit)) break;
      before--;
    }
    return before;
  }
}

/** True where `import_module` or `__import__` is called by the `(` at `paren`, as a bare name or of its own module. */
function isImporter(text: string, paren: number): boolean {
  const name = wordBefore(text, paren);
  if (name.word !== 'import_module' && name.word !== '__import__') return false;
  const dot = blanksBefore(text, name.start) - 1;
  if (text.charCodeAt(dot) !== code.dot) return true;
  const owner = wordBefore(text, dot);
  if (owner.word !== 'importlib' && owner.word !== 'builtins') return false;
  return text.charCodeAt(blanksBefore(text, owner.start) - 1) !== code.dot;
}

function wordBefore(text: string, at: number): { word: string; start: number } {
  const end = blanksBefore(text, at);
  let start = end;
  // No word that is looked for is longer than this.
  while (start > 0 && end - start < 20 && isWordCode(text.charCodeAt(start - 1))) start--;
  return { word: text.slice(start, end), start };
}

function blanksBefore(text: string, at: number): number {
  let before = at;
  while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
  return before;
}

/** Null where the string can be no module. Unlike statements, calls take names as they stand, without NFKC. */
function recordOfCall(text: string, start: number, end: number): ImportRecord | null {
  let from = start;
  while (text.charCodeAt(from) === code.dot) from++;
  let topLevelEnd = from;
  for (let at = from; at < end; at++) {
    const nameEnd = endOfIdentifier(text, at);
    if (nameEnd === at || nameEnd > end) return null;
    if (at === from) topLevelEnd = nameEnd;
    at = nameEnd;
    if (at < end && (text.charCodeAt(at) !== code.dot || at + 1 === end)) return null;
  }
  if (from === end && from === start) return null;
  return {
    kind: 'call',
    module: text.slice(from, end),
    span: { start: from, end },
    topLevel: text.slice(from, topLevelEnd),
    topLevelSpan: { start: from, end: topLevelEnd },
    level: from - start,
    alias: null,
    names: [],
    lazy: false,
    partial: false,
  };
}

function isPrefixEnd(unit: number): boolean {
  return 'rRbBuUfFtT'.includes(String.fromCharCode(unit));
}

const stop = /['"#\n\r;:\\]/g;
const byteOrderMark = 0xfeff;
const lowerI = 105;
const lowerF = 102;
