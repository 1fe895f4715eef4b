/**
 * Reads and prints fixtures: prose, then files, with what is expected written under the lines it speaks about.
 * See test/README.md for the notation.
 */

export interface Member {
  readonly name: string;
  /** The file's own text: what a parser sees. */
  readonly text: string;
  readonly expected: readonly Note[];
}

/** One caret line: `^^^^ label: detail` under columns `start` to `end` of `line` (all 0-based, UTF-16). */
export interface Note {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export interface Fixture {
  readonly prose: string;
  readonly members: readonly Member[];
}

const header = /^-- (.+) --$/;
const caretLine = /^(\s*)(\^+) (\S.*)$/;

export function readFixture(source: string): Fixture {
  const chunks: { name: string; lines: string[] }[] = [];
  const prose: string[] = [];
  for (const line of source.split('\n')) {
    const name = header.exec(line)?.[1];
    if (name !== undefined) chunks.push({ name, lines: [] });
    else (chunks.at(-1)?.lines ?? prose).push(line);
  }
  return { prose: prose.join('\n'), members: chunks.map(chunk => readMember(chunk.name, chunk.lines)) };
}

function readMember(name: string, lines: readonly string[]): Member {
  const own: string[] = [];
  const expected: Note[] = [];
  for (const line of lines) {
    const caret = caretLine.exec(line);
    if (!caret || own.length === 0) {
      own.push(line);
      continue;
    }
    const [, blanks = '', carets = '', words = ''] = caret;
    expected.push({
      line: own.length - 1,
      start: blanks.length,
      end: blanks.length + carets.length,
      words,
    });
  }
  return { name, text: own.join('\n'), expected };
}

/** The inverse of `readFixture`; what it prints can be pasted into the fixture file. */
export function printFixture(fixture: Fixture): string {
  const parts = [fixture.prose];
  for (const { name, text, expected } of fixture.members) {
    const lines: string[] = [`-- ${name} --`];
    text.split('\n').forEach((line, number) => {
      lines.push(line);
      for (const note of expected.filter(note => note.line === number)) lines.push(printNote(note));
    });
    parts.push(lines.join('\n'));
  }
  return parts.join('\n');
}

export function printNote(note: Note): string {
  return `${' '.repeat(note.start)}${'^'.repeat(Math.max(1, note.end - note.start))} ${note.words}`;
}
