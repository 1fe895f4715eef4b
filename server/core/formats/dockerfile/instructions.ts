/** The instructions of a Dockerfile, each as one text: continued lines joined, comments between them gone. */
import { type Excerpt, ExcerptBuilder } from '../../excerpt.ts';

export interface Instruction {
  /** In capitals: `RUN`. What stands behind `ONBUILD` counts as an instruction of its own. */
  readonly name: string;
  /** What stands behind the name, and the here-documents that it announces. */
  readonly body: Excerpt;
}

interface Line {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
}

/** Never throws; what is no instruction is passed over. */
export function readInstructions(text: string): readonly Instruction[] {
  const lines = linesOf(text);
  const escapeSign = escapeCharacter(text, lines);
  const instructions: Instruction[] = [];
  const budget = { failures: 0 };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const opening = /^\uFEFF?[ \t]*(?:ONBUILD[ \t]+)?([A-Za-z]+)(?=[ \t]|$)/i.exec(
      text.slice(line.start, line.end),
    );
    if (!opening) {
      at++;
      continue;
    }
    const builder = new ExcerptBuilder(text);
    at = join(text, lines, at, line.start + opening[0].length, escapeSign, builder);
    const name = (opening[1] ?? '').toUpperCase();
    if (/^(?:RUN|COPY|ADD)$/.test(name)) at = addHereDocuments(text, lines, at, builder, budget);
    instructions.push({ name, body: builder.build() });
  }
  return instructions;
}

/** Adds the line from `start` and those that continue it; gives the number of the line behind them. */
function join(
  text: string,
  lines: readonly Line[],
  first: number,
  start: number,
  escapeSign: string,
  builder: ExcerptBuilder,
): number {
  let from = start;
  let at = first;
  for (;;) {
    const end = lines[at]?.end ?? from;
    let last = end;
    while (last > from && isBlank(text[last - 1])) last--;
    const continues = last > from && text[last - 1] === escapeSign;
    builder.keep(from, continues ? last - 1 : end);
    at++;
    if (!continues) return at;
    // Comments and empty lines do not end a continuation.
    while (at < lines.length && /^[ \t]*(?:#.*)?$/.test(lineText(text, lines[at]))) at++;
    const next = lines[at];
    if (!next) return at;
    from = next.start;
  }
}

/** Here-documents run to a line that holds their delimiter and nothing else; half-typed ones have no body yet. */
function addHereDocuments(
  text: string,
  lines: readonly Line[],
  first: number,
  builder: ExcerptBuilder,
  budget: { failures: number },
): number {
  let at = first;
  for (const [, dash = '', , delimiter = ''] of builder
    .build()
    .text.matchAll(/<<(-?)(["']?)([A-Za-z_]\w*)\2(?!\w)/g)) {
    if (budget.failures > 20) return at;
    let end = at;
    while (end < lines.length && withoutTabs(lineText(text, lines[end]), dash) !== delimiter) end++;
    const [start, close] = [lines[at - 1]?.end, lines[end]?.end];
    if (end >= lines.length || start === undefined || close === undefined) {
      budget.failures++;
      return at;
    }
    builder.keep(start, close);
    at = end + 1;
  }
  return at;
}

function withoutTabs(line: string, dash: string): string {
  return dash === '' ? line : line.replace(/^\t+/, '');
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: ending, index } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: index });
    start = index + ending.length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function lineText(text: string, line: Line | undefined): string {
  return line ? text.slice(line.start, line.end) : '';
}

/** `# escape=CHARACTER` counts only above everything else. */
function escapeCharacter(text: string, lines: readonly Line[]): string {
  for (const line of lines) {
    const directive = /^\uFEFF?[ \t]*#[ \t]*(\w+)[ \t]*=(.*)$/s.exec(lineText(text, line));
    const value = directive?.[2]?.trim() ?? '';
    if (!directive || /\s/.test(value)) return '\\';
    if (directive[1]?.toLowerCase() === 'escape') return value === '`' ? '`' : '\\';
  }
  return '\\';
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
