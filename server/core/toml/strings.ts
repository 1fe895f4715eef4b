/** Reads TOML strings of all four styles, and keeps what is needed to say where each character of a value stands. */
import type { Span } from '../span.ts';
import type { Scanner } from './scanner.ts';
import type { Escape, TomlString } from './syntax.ts';

const noEscapes: readonly Escape[] = [];
// biome-ignore lint/suspicious/noControlCharactersInRegex: TOML forbids these very characters.
const plainBasic = /"[^"\\\r\n\0-\x08\x0b\x0c\x0e-\x1f\x7f]*"/y;
const upToMark = { '"': /[^"\\\r\n]*/y, "'": /[^'\r\n]*/y } as const;
const upToMultiMark = { '"': /[^"\\]*/y, "'": /[^']*/y } as const;
const blankLines = /[ \t\r\n]*/y;
const restOfLineIsBlank = /[ \t]*(?:\r\n|\n|\r)/y;
const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001B'],
  ['"', '"'],
  ['\\', '\\'],
]);
const escapeDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Reads the string that starts here. `multiline` is false for keys, where triple quotes mean nothing. */
export function readString(scanner: Scanner, multiline = true): TomlString {
  const start = scanner.position;
  const end = scanner.peek() === '"' ? scanner.match(plainBasic) : -1;
  if (end >= 0 && !(end === start + 2 && scanner.text[end] === '"' && multiline)) {
    scanner.position = end;
    const content = { start: start + 1, end: end - 1 };
    const value = scanner.text.slice(content.start, content.end);
    return { kind: 'string', span: { start, end }, value, content, escapes: noEscapes };
  }
  const quote = scanner.peek() === '"' ? '"' : "'";
  const isMulti = multiline && scanner.text.startsWith(quote.repeat(3), start);
  const content = isMulti ? multiContent(scanner, quote) : lineContent(scanner, quote);
  const span = { start, end: scanner.position };
  checkContent(scanner, content, isMulti);
  if (quote === "'" || !scanner.text.slice(content.start, content.end).includes('\\'))
    return {
      kind: 'string',
      span,
      value: scanner.text.slice(content.start, content.end),
      content,
      escapes: noEscapes,
    };
  return { kind: 'string', span, content, ...unescaped(scanner, content, isMulti) };
}

/**
 * The place of `value.slice(start, end)` in the text. A start behind an escape or a folded line end lies behind it,
 * an end before it lies before it, so that the span holds what was asked for and nothing more.
 */
export function spanInString(string: TomlString, start: number, end: number): Span {
  if (string.escapes.length === 0)
    return { start: string.content.start + start, end: string.content.start + end };
  const from = rawStart(string, start);
  return { start: from, end: end > start ? rawEnd(string, end) : from };
}

function rawStart(string: TomlString, offset: number): number {
  const last = lastEscape(string.escapes, offset);
  if (!last) return string.content.start + offset;
  return offset < last.at + last.length ? last.start : last.end + offset - last.at - last.length;
}

/** The end of the character before `offset`. */
function rawEnd(string: TomlString, offset: number): number {
  const last = lastEscape(string.escapes, offset - 1);
  if (!last) return string.content.start + offset;
  return offset <= last.at + last.length ? last.end : last.end + offset - last.at - last.length;
}

/** The last escape whose value starts at or before `offset`. */
function lastEscape(escapes: readonly Escape[], offset: number): Escape | undefined {
  let low = 0;
  let high = escapes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((escapes[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return escapes[low - 1];
}

/** Moves behind the closing quote, or to the end of the line where there is none. */
function lineContent(scanner: Scanner, quote: '"' | "'"): Span {
  scanner.position += 1;
  const start = scanner.position;
  for (;;) {
    scanner.position = scanner.match(upToMark[quote]);
    const mark = scanner.peek();
    const end = scanner.position;
    if (mark === quote) {
      scanner.position += 1;
      return { start, end };
    }
    if (mark !== '\\') {
      scanner.report(start - 1, end, 'This string is not closed');
      return { start, end };
    }
    scanner.position += 1;
    if (!scanner.atLineEnd()) scanner.position += 1;
  }
}

/** Moves behind the closing triple quote; where there is none, before the next line that looks like a statement. */
function multiContent(scanner: Scanner, quote: '"' | "'"): Span {
  const opening = scanner.position;
  scanner.position += 3;
  if (scanner.text.startsWith('\r\n', scanner.position)) scanner.position += 2;
  else if (scanner.peek() === '\n') scanner.position += 1;
  const start = scanner.position;
  while (!scanner.unpaired.has(quote)) {
    scanner.position = scanner.match(upToMultiMark[quote]);
    if (scanner.atEnd()) {
      scanner.unpaired.add(quote);
      break;
    }
    if (scanner.peek() === '\\') {
      scanner.position = Math.min(scanner.position + 2, scanner.text.length);
      continue;
    }
    const run = scanner.position;
    while (scanner.peek() === quote && scanner.position < run + 5) scanner.position += 1;
    if (scanner.position >= run + 3) return { start, end: scanner.position - 3 };
  }
  scanner.position = opening + 3;
  while (!scanner.atEnd()) {
    scanner.skipLine();
    const end = scanner.position;
    scanner.position += scanner.text.startsWith('\r\n', end) ? 2 : 1;
    const lineStart = scanner.position;
    scanner.skipBlanks();
    const isStatement = !scanner.atEnd() && (scanner.atHeader() || scanner.atEntry());
    scanner.position = isStatement || lineStart >= scanner.text.length ? end : lineStart;
    if (scanner.position === end) break;
  }
  scanner.report(opening, opening + 3, 'This string is not closed');
  return { start: Math.min(start, scanner.position), end: scanner.position };
}

function checkContent(scanner: Scanner, content: Span, isMulti: boolean): void {
  scanner.reportControls(content.start, content.end);
  if (!isMulti) return;
  const text = scanner.text.slice(content.start, content.end);
  const lone = text.search(/\r(?!\n)/);
  if (lone < 0) return;
  const at = content.start + lone;
  scanner.report(at, at + 1, 'A carriage return must be followed by a line feed');
}

function unescaped(
  scanner: Scanner,
  content: Span,
  isMulti: boolean,
): { value: string; escapes: readonly Escape[] } {
  const { text } = scanner;
  const escapes: Escape[] = [];
  let value = '';
  let from = content.start;
  for (let start = text.indexOf('\\', from); start >= 0 && start < content.end; ) {
    value += text.slice(from, start);
    const { end, decoded } = readEscape(scanner, start, content.end, isMulti);
    escapes.push({ at: value.length, length: decoded.length, start, end });
    value += decoded;
    from = end;
    start = text.indexOf('\\', from);
  }
  return { value: value + text.slice(from, content.end), escapes };
}

/** One escape that starts at `start`. A wrong one is reported and stands for itself. */
function readEscape(
  scanner: Scanner,
  start: number,
  limit: number,
  isMulti: boolean,
): { end: number; decoded: string } {
  const { text } = scanner;
  const letter = text.charAt(start + 1);
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined && start + 2 <= limit) return { end: start + 2, decoded: simple };
  const digits = escapeDigits.get(letter);
  if (digits !== undefined) {
    const end = start + 2 + digits;
    const hex = text.slice(start + 2, end);
    const code = end <= limit && /^[0-9A-Fa-f]+$/.test(hex) ? Number.parseInt(hex, 16) : -1;
    if (code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff))
      return { end, decoded: String.fromCodePoint(code) };
  } else if (isMulti) {
    restOfLineIsBlank.lastIndex = start + 1;
    if (restOfLineIsBlank.test(text) && restOfLineIsBlank.lastIndex <= limit) {
      blankLines.lastIndex = start + 1;
      blankLines.test(text);
      return { end: Math.min(blankLines.lastIndex, limit), decoded: '' };
    }
  }
  const end = Math.min(start + 2, limit);
  scanner.report(start, end, 'This is no escape that TOML knows');
  return { end, decoded: text.slice(start, end) };
}
