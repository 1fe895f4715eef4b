/**
 * Reads TOML keys, values and what holds them. Each reader moves forward or leaves the place where it stands and
 * reports; the loops around them see to it that something is always consumed.
 */
import { scalarOf } from './scalars.ts';
import type { Scanner } from './scanner.ts';
import { readString } from './strings.ts';
import type { TomlArray, TomlEntry, TomlInlineTable, TomlInvalid, TomlKey, TomlValue } from './syntax.ts';

const bareKey = /[A-Za-z0-9_-]+/y;
const bareWord = /[^\s,[\]{}#"'=]+/y;
/** A date and a time may be parted by a blank. */
const timeAfterDate = / \d\d:[^\s,[\]{}#"'=]*/y;

/** Reads `key = value`. Without an `=` it reports and skips the line; without a value the entry still counts. */
export function readEntry(scanner: Scanner): TomlEntry | null {
  const start = scanner.position;
  const indent = scanner.indentHere();
  const keys = readKeys(scanner);
  scanner.skipBlanks();
  if (keys.length === 0 || scanner.peek() !== '=') {
    const end = Math.max(scanner.position, start);
    if (keys.length > 0) scanner.report(start, end, "Expected '=' behind the key");
    scanner.skipLine();
    return null;
  }
  return readEntryValue(scanner, keys, indent);
}

/**
 * Reads `a."b".c`. Stops at what is no key and reports it, so that the list may be empty or end early.
 */
export function readKeys(scanner: Scanner): TomlKey[] {
  const keys: TomlKey[] = [];
  for (;;) {
    scanner.skipBlanks();
    const key = readKey(scanner);
    if (!key) {
      const start = scanner.position;
      scanner.report(start, scanner.atLineEnd() ? start : start + 1, 'A key is missing here');
      return keys;
    }
    keys.push(key);
    const end = scanner.position;
    scanner.skipBlanks();
    if (scanner.peek() !== '.') {
      scanner.position = end;
      return keys;
    }
    scanner.position += 1;
  }
}

function readKey(scanner: Scanner): TomlKey | null {
  const start = scanner.position;
  const end = scanner.match(bareKey);
  if (end >= 0) {
    scanner.position = end;
    const span = { start, end };
    return { name: scanner.text.slice(start, end), span, content: span };
  }
  if (scanner.peek() !== '"' && scanner.peek() !== "'") return null;
  const { value, span, content } = readString(scanner, false);
  return { name: value, span, content };
}

function readEntryValue(scanner: Scanner, keys: readonly TomlKey[], indent: number | null): TomlEntry {
  const outer = scanner.indent;
  scanner.indent = indent ?? outer;
  scanner.position += 1;
  scanner.skipBlanks();
  const value = readValue(scanner);
  scanner.indent = outer;
  return { keys, value, span: { start: keys[0]?.span.start ?? value.span.start, end: value.span.end } };
}

function readValue(scanner: Scanner): TomlValue {
  switch (scanner.peek()) {
    case '"':
    case "'":
      return readString(scanner);
    case '[':
      return nested(scanner, readArray);
    case '{':
      return nested(scanner, readInlineTable);
    default:
      return readScalar(scanner);
  }
}

function nested(scanner: Scanner, read: (scanner: Scanner) => TomlValue): TomlValue {
  if (scanner.enter()) {
    const value = read(scanner);
    scanner.leave();
    return value;
  }
  const start = scanner.position;
  scanner.report(start, start + 1, 'This is nested too deeply');
  scanner.skipLine();
  return { kind: 'invalid', span: { start, end: scanner.position } };
}

function readScalar(scanner: Scanner): TomlValue {
  const start = scanner.position;
  const end = scanner.match(bareWord);
  if (end < 0) {
    scanner.report(start, scanner.atLineEnd() ? start : start + 1, 'A value is missing here');
    return { kind: 'invalid', span: { start, end: start } };
  }
  scanner.position = end;
  if (end === start + 10 && scanner.text[start + 4] === '-') {
    const timeEnd = scanner.match(timeAfterDate);
    if (timeEnd >= 0) scanner.position = timeEnd;
  }
  const span = { start, end: scanner.position };
  const value = scalarOf(scanner.text.slice(start, scanner.position), span);
  if (typeof value !== 'string') return value;
  scanner.report(span.start, span.end, value);
  return { kind: 'invalid', span };
}

/** What both kinds of brackets count while they are read. */
interface Items<T> {
  readonly items: T[];
  readonly commas: number[];
}

function readArray(scanner: Scanner): TomlArray {
  const start = scanner.position;
  scanner.position += 1;
  const array = readItems(scanner, start);
  if (!array.closed) scanner.report(start, start + 1, "This array is not closed by ']'");
  return array;
}

/**
 * Reads items up to the closing bracket. An array that is not closed ends before a line that can only be a statement.
 * An entry that is indented deeper than the one which holds the array is no statement but a slip inside the array.
 */
export function readItems(scanner: Scanner, start: number): TomlArray {
  const { items, commas }: Items<TomlValue> = { items: [], commas: [] };
  for (;;) {
    const before = scanner.position;
    const newLine = scanner.skipTrivia();
    const strayEntry = newLine && scanner.atEntry();
    if (strayEntry && (scanner.indentHere() ?? 0) > scanner.indent) {
      scanner.report(scanner.position, scanner.lineEnd(), 'An array holds no keys');
      scanner.skipLine();
      continue;
    }
    if (scanner.atEnd() || strayEntry || (newLine && scanner.atHeader())) {
      scanner.position = before;
      return { kind: 'array', span: { start, end: before }, items, commas, closed: false };
    }
    if (scanner.peek() === ']') {
      scanner.position += 1;
      return { kind: 'array', span: { start, end: scanner.position }, items, commas, closed: true };
    }
    if (readComma(scanner, { items, commas })) continue;
    const value = readValue(scanner);
    if (scanner.position === value.span.start) scanner.position += 1;
    else addItem(scanner, { items, commas }, value);
  }
}

function readInlineTable(scanner: Scanner): TomlInlineTable {
  const start = scanner.position;
  const { items, commas }: Items<TomlEntry> = { items: [], commas: [] };
  let lines = false;
  scanner.position += 1;
  for (;;) {
    const before = scanner.position;
    const newLine = scanner.skipTrivia();
    if (scanner.atEnd() || scanner.peek() === ']' || (newLine && endsTable(scanner, commas))) {
      scanner.position = before;
      scanner.report(start, start + 1, "This table is not closed by '}'");
      if (lines) scanner.sawOpenTable = true;
      return { kind: 'inline-table', span: { start, end: before }, items, commas, closed: false };
    }
    lines ||= newLine;
    if (scanner.peek() === '}') {
      scanner.position += 1;
      return { kind: 'inline-table', span: { start, end: scanner.position }, items, commas, closed: true };
    }
    if (readComma(scanner, { items, commas })) continue;
    const entry = readInlineEntry(scanner);
    if (entry) addItem(scanner, { items, commas }, entry);
  }
}

/** Behind a line end only another entry, a comma or the bracket may go on with a table, and an entry needs a comma. */
function endsTable(scanner: Scanner, commas: readonly number[]): boolean {
  if (scanner.tablesEndWithLine || scanner.atHeader()) return true;
  const next = scanner.peek();
  if (next === '{' || next === '[') return true;
  return commas.at(-1) === -1 && scanner.atEntry();
}

/** Unlike a statement, a broken entry must not take the rest of the line with it: the bracket may stand there. */
function readInlineEntry(scanner: Scanner): TomlEntry | null {
  const start = scanner.position;
  const indent = scanner.indentHere();
  const keys = readKeys(scanner);
  scanner.skipBlanks();
  if (keys.length > 0 && scanner.peek() === '=') return readEntryValue(scanner, keys, indent);
  if (keys.length > 0) scanner.report(start, scanner.position, "Expected '=' behind the key");
  else if (scanner.position === start) scanner.position += 1;
  return null;
}

function readComma<T>(scanner: Scanner, { items, commas }: Items<T>): boolean {
  if (scanner.peek() !== ',') return false;
  const at = scanner.position;
  if (items.length > 0 && commas.at(-1) === -1) commas[commas.length - 1] = at;
  else scanner.report(at, at + 1, "A value is missing before this ','");
  scanner.position += 1;
  return true;
}

function addItem<T extends TomlInvalid | TomlValue | TomlEntry>(
  scanner: Scanner,
  { items, commas }: Items<T>,
  item: T,
): void {
  const last = items.at(-1);
  if (last && commas.at(-1) === -1)
    scanner.report(last.span.end, Math.min(last.span.end + 1, scanner.text.length), "A ',' is missing here");
  items.push(item);
  commas.push(-1);
}
