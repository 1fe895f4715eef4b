/**
 * Reads TOML 1.0 and 1.1, half-typed text too. Never throws, takes time in proportion to the text, and loses little
 * to a mistake: TOML is line based, so a broken line ends with itself and an open bracket ends where the next
 * statement can only be one.
 */
import { Scanner } from './scanner.ts';
import type { TomlDocument, TomlEntry, TomlSection } from './syntax.ts';
import { readEntry, readKeys } from './values.ts';

/**
 * Reading an inline table again as one line costs up to the rest of the file, so a file may ask for it this often;
 * after that an open table swallows what follows it.
 */
const maxRereads = 64;

export function parseToml(text: string): TomlDocument {
  const scanner = new Scanner(text);
  const budget = { rereads: maxRereads };
  let entries: TomlEntry[] = [];
  const top = { start: scanner.position, end: scanner.position };
  const sections: TomlSection[] = [{ keys: [], kind: 'top', header: top, entries }];
  for (;;) {
    scanner.skipTrivia();
    if (scanner.atEnd()) return { text, sections, problems: scanner.problems };
    if (scanner.peek() === '[') {
      const section = readHeader(scanner);
      if (section) {
        entries = [];
        sections.push({ ...section, entries });
      }
    } else {
      const entry = readStatement(scanner, budget);
      if (entry) entries.push(entry);
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

/** A header whose closing bracket is missing still counts; one without a key does not. */
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
  if (keys.length === 0) return null;
  const kind = isArray ? 'array-table' : 'table';
  const end = isClosed ? scanner.position : (keys.at(-1)?.span.end ?? scanner.position);
  return { keys, kind, header: { start, end } };
}

/** Nothing but a comment may follow a statement in its line. */
function endStatement(scanner: Scanner): void {
  scanner.skipBlanks();
  scanner.skipComment();
  if (scanner.atLineEnd()) return;
  scanner.report(scanner.position, scanner.lineEnd(), 'Unexpected text behind the statement');
  scanner.skipLine();
}
