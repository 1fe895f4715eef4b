/**
 * Reads TOML 1.0 and 1.1, half-typed text too. Never throws, takes time in proportion to the text, and loses little
 * to a mistake: TOML is line based, so a broken line ends with itself and an open bracket ends where the next
 * statement can only be one.
 */
import { Scanner } from './scanner.ts';
import type { TomlDocument, TomlEntry, TomlSection } from './syntax.ts';
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
  /** The last entry of this section whose array was cut short by a line that looked like a statement. */
  let open: TomlEntry | null = null;
  const top = { start: scanner.position, end: scanner.position };
  const sections: TomlSection[] = [{ keys: [], kind: 'top', header: top, entries }];
  for (;;) {
    scanner.skipTrivia();
    if (scanner.atEnd()) return { text, sections, problems: scanner.problems };
    const next = scanner.peek();
    if (open && `]"'{`.includes(next) && !scanner.atEntry()) {
      const rest = readItems(scanner, scanner.position);
      if (rest.items.length > 0) entries.push({ keys: open.keys, value: rest, span: rest.span });
      if (rest.closed) open = null;
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
      if (entry?.value.kind === 'array' && !entry.value.closed) open = entry;
    }
    endStatement(scanner);
  }
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
