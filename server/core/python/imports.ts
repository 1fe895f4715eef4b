/**
 * Finds every import of a Python text, half-typed ones too, without parsing the rest.
 *
 * Only strings, comments and continuations are read as such. Brackets are not counted: no expression holds an
 * `import`, so a bracket that was never closed hides nothing.
 */
import { mayEndImporter, readCall } from './import-call.ts';
import { type ImportRecord, readFrom, readImport, type Statement } from './import-statement.ts';
import { isPrefixCode, isTriple, literalAt } from './literals.ts';
import { StringReader } from './strings.ts';
import {
  behindLineEnd,
  code,
  endOfLine,
  isBlank,
  isLineEnd,
  isQuote,
  isWordAt,
  skipBlanks,
  skipTrivia,
} from './text.ts';

export type { ImportRecord } from './import-statement.ts';

/**
 * Every import in the order of the text. Takes time linear in its length and never throws.
 *
 * Not seen: `import_module("a" "b")`, and code in strings (`exec("import x")`).
 */
export function scanImports(text: string): readonly ImportRecord[] {
  if (!text.includes('import') && !text.includes('from')) return [];
  return scanUpTo(text, text.length);
}

/**
 * The same, but may leave out a `from` whose `import` is still to be typed. Cheaper, as imports tend to stand at the
 * top: nothing is read behind the last place that could be one.
 */
export function scanTypedImports(text: string): readonly ImportRecord[] {
  const last = lastPossibleImport(text);
  return last === -1 ? [] : scanUpTo(text, last);
}

function scanUpTo(text: string, last: number): readonly ImportRecord[] {
  const scan = new Scan(text, false, last);
  const records = scan.run();
  // Texts that Python can read never look suspicious, so the guesses of the second pass cannot harm them.
  return scan.suspicious ? new Scan(text, true, text.length).run() : records;
}

class Scan {
  readonly #text: string;
  readonly #strings: StringReader;
  readonly #records: ImportRecord[] = [];
  /** The run of comments and blanks read last, so that a call is recognised across it. */
  #comments = { start: -1, end: -1 };
  /** No import starts behind it. */
  #last: number;
  /** An occurrence of the word; looked for once, not for each string. */
  #nextImport = -1;

  constructor(text: string, recover: boolean, last: number) {
    this.#text = text;
    this.#last = last;
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
      if (found > this.#last) return this.#records;
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
    const first = skipBlanks(text, start);
    const lazy = isWordAt(text, 'lazy', first);
    const at = lazy ? skipBlanks(text, first + 4) : first;
    if (isWordAt(text, 'import', at)) return this.#add(readImport(text, at + 6, lazy), true);
    if (isWordAt(text, 'from', at)) return this.#add(readFrom(text, at + 4, lazy), isStart);
    return lazy ? first + 4 : at;
  }

  #add({ records, end }: Statement, withPartial: boolean): number {
    for (const record of records) if (withPartial || !record.partial) this.#records.push(record);
    return end;
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
    if (isTriple(this.#text, quote) && this.#hasImport(quote, end)) this.#last = this.#text.length;
    this.#readArgument(quote, end);
    for (const { start, end } of this.#strings.nested) this.#readArgument(start, end);
    return end;
  }

  /** Whether a string that holds an import was really meant to, only the rest of the text can tell. */
  #hasImport(start: number, end: number): boolean {
    if (this.#last === this.#text.length) return false;
    if (this.#nextImport < start) this.#nextImport = this.#text.indexOf('import', start);
    return this.#nextImport !== -1 && this.#nextImport < end;
  }

  /** Adds the module where the literal is the first argument of one of the importing functions. */
  #readArgument(quote: number, end: number): void {
    const text = this.#text;
    // Nearly all strings are of no interest, so this must come before anything that costs more.
    const unit = text.charCodeAt(quote - 1);
    if (unit === code.openParen) {
      if (!mayEndImporter(text.charCodeAt(quote - 2))) return;
    } else if (!isPrefixCode(unit) && !isBlank(unit) && !isLineEnd(unit)) return;
    const literal = literalAt(text, quote);
    let before = this.#behindBlanksBefore(literal.start);
    if (before === this.#comments.end) before = this.#behindBlanksBefore(this.#comments.start);
    const record = text.charCodeAt(before - 1) === code.openParen && readCall(text, before - 1, literal, end);
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

/** A place behind which no import with its own word in it starts; -1 where there is none in the text. */
function lastPossibleImport(text: string): number {
  const words = importWords(text);
  for (let tries = 1, index = words.length - 1; index >= 0; tries++, index--) {
    const at = words[index] as number;
    const end = at + 'import'.length;
    const paren = skipBlanks(
      text,
      end + (text.startsWith('_module', end) ? 7 : text.startsWith('__', end) ? 2 : 0),
    );
    if (text.charCodeAt(paren) === code.openParen) return skipTrivia(text, paren + 1) + longestPrefix;
    if (tries > mostTries || mayBelongToStatement(text, at)) return at;
  }
  return -1;
}

/** Where the word stands, alone or in a longer one. */
function importWords(text: string): readonly number[] {
  const words: number[] = [];
  // V8 looks for a first letter, and a `p` is far rarer than an `i`; backwards it takes five times as long.
  for (let port = text.indexOf('port'); port !== -1; port = text.indexOf('port', port + 4))
    if (text.charCodeAt(port - 1) === letterM && text.charCodeAt(port - 2) === letterI) words.push(port - 2);
  return words;
}

/** False for the word `import` in the middle of prose. */
function mayBelongToStatement(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestStart), at);
  const line = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const isContinued = /\\(?:\r\n?|\n)$/.test(before.slice(Math.max(0, line - 3), line));
  const isLong = line === 0 && at > longestStart;
  return isContinued || isLong || statementStart.test(before.slice(line));
}

const statementStart = /(?:^\uFEFF?|[;:])[ \t\f]*(?:$|lazy|from)/;
/** Limits what a text made to be slow can cost. */
const mostTries = 1000;
const longestStart = 1000;
const longestPrefix = 2;
const byteOrderMark = 0xfeff;
const letterI = 105;
const letterM = 109;
/** Whatever may hide an import, and the places that one may follow: only those that one does seem to follow. */
const stop = /['"#\\]|[\n\r;:](?=[ \t\f]*(?:import|from|lazy|\\))/g;
