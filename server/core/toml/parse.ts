/**
 * Reads TOML 1.0 and 1.1, half-typed text too. Never throws, takes time in proportion to the text, and loses little
 * to a mistake: TOML is line based, so a broken line ends with itself and an open bracket ends where the next
 * statement can only be one.
 */
import { Scanner } from './scanner.ts';
import type { TomlDocument, TomlEntry, TomlSection, TomlValue } from './syntax.ts';
import { readEntry, readItems, readKeys } from './values.ts';

/**
 * Reading an inline table again as one line costs up to the rest of the file, so a file may ask for it this often;
 * after that an open table swallows what follows it.
 */
const maxRereads = 64;

export function parseToml(text: string): TomlDocument {
  const scanner = new Scanner(text);
  const budget = { rereads: maxRereads };
  let entries: TomlEntry[] = [];
  let open: OpenArray | null = null;
  const top = { start: scanner.position, end: scanner.position };
  const sections: TomlSection[] = [{ keys: [], kind: 'top', header: top, entries }];
  for (;;) {
    scanner.skipTrivia();
    if (scanner.atEnd()) return { text, sections, problems: scanner.problems };
    const next = scanner.peek();
    if (open && goesOn(scanner, open)) {
      open = readOn(scanner, open, entries);
    } else if (next === '[') {
      const section = readHeader(scanner);
      if (section) {
        entries = [];
        open = null;
        sections.push({ ...section, entries });
      }
    } else {
      const entry = readStatement(scanner, budget);
      if (entry) entries.push(entry);
      open = openBehind(entry, open);
    }
    endStatement(scanner);
  }
}

/** The last array of a section that was cut short by a line that looked like a statement. */
interface OpenArray {
  readonly keys: TomlEntry['keys'];
  /** How many arrays, one in the other, have no end yet. */
  readonly depth: number;
  /** True where the statement that cut it short has no value: then it hardly is one. */
  readonly isHalfTyped: boolean;
}

function openBehind(entry: TomlEntry | null, open: OpenArray | null): OpenArray | null {
  const depth = openDepth(entry?.value);
  if (entry && depth > 0) return { keys: entry.keys, depth, isHalfTyped: false };
  return open && { ...open, isHalfTyped: entry?.value.kind === 'invalid' };
}

function openDepth(value: TomlValue | undefined): number {
  let depth = 0;
  for (let at = value; at?.kind === 'array' && !at.closed; at = at.items.at(-1)) depth++;
  return depth;
}

/** True at what can be no statement. `["a"]` could be a header, but not in the middle of an array. */
function goesOn(scanner: Scanner, { isHalfTyped }: OpenArray): boolean {
  const next = scanner.peek();
  if (next === '[') return isHalfTyped && !scanner.atHeader();
  return `]"'{`.includes(next) && !scanner.atEntry();
}

/** Reads more items of an open array; gives what then is still open. */
function readOn(scanner: Scanner, { keys, depth }: OpenArray, entries: TomlEntry[]): OpenArray | null {
  for (let left = depth; left > 0; left--) {
    const rest = readItems(scanner, scanner.position);
    if (rest.items.length > 0) entries.push({ keys, value: rest, span: rest.span });
    if (!rest.closed) return { keys, depth: left - 1 + openDepth(rest), isHalfTyped: false };
    scanner.skipBlanks();
    if (left > 1 && scanner.peek() === ',') scanner.position += 1;
  }
  return null;
}

/** An inline table that was left open would take all that follows: then it is read again as ending with its line. */
function readStatement(scanner: Scanner, budget: { rereads: number }): TomlEntry | null {
  const start = scanner.position;
  const problems = scanner.problems.length;
  scanner.sawOpenTable = false;
  const entry = readEntry(scanner);
  if (!scanner.sawOpenTable || budget.rereads === 0) return entry;
  budget.rereads -= 1;
  scanner.position = start;
  scanner.problems.length = problems;
  scanner.tablesEndWithLine = true;
  const again = readEntry(scanner);
  scanner.tablesEndWithLine = false;
  return again;
}

/**
 * A header whose closing bracket is missing still counts, unless it is being typed between two lines of a section;
 * one without a key does not.
 */
function readHeader(scanner: Scanner): Omit<TomlSection, 'entries'> | null {
  const start = scanner.position;
  const isArray = scanner.text.startsWith('[[', start);
  const closing = isArray ? ']]' : ']';
  scanner.position += closing.length;
  scanner.skipBlanks();
  const keys = readKeys(scanner);
  scanner.skipBlanks();
  const isClosed = scanner.text.startsWith(closing, scanner.position);
  if (isClosed) scanner.position += closing.length;
  else {
    scanner.report(start, Math.max(scanner.position, start + 1), `This header is not closed by '${closing}'`);
    scanner.skipLine();
  }
  if (keys.length === 0 || (!isClosed && isAmidEntries(scanner, start))) return null;
  const kind = isArray ? 'array-table' : 'table';
  const end = isClosed ? scanner.position : (keys.at(-1)?.span.end ?? scanner.position);
  return { keys, kind, header: { start, end } };
}

/** True where the lines right above and below hold more than blanks and comments. The scanner stands at the line's end. */
function isAmidEntries({ text, position }: Scanner, start: number): boolean {
  // A longer line is not blank, whatever its beginning is.
  const [above = ''] =
    /[^\r\n]*(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start)) ?? [];
  const [, below = ''] = /^(?:\r\n|\n|\r)([^\r\n]*)/.exec(text.slice(position, position + 200)) ?? [];
  return [above.trim(), below.trim()].every(line => line !== '' && !line.startsWith('#'));
}

/** Nothing but a comment may follow a statement in its line. */
function endStatement(scanner: Scanner): void {
  scanner.skipBlanks();
  scanner.skipComment();
  if (scanner.atLineEnd()) return;
  scanner.report(scanner.position, scanner.lineEnd(), 'Unexpected text behind the statement');
  scanner.skipLine();
}
