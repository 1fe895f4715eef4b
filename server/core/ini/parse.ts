/**
 * Reads INI files as Python's `configparser` does, and keeps the place of everything. Never throws, takes time in
 * proportion to the text, and loses to a broken line nothing but that line.
 */
import type { Problem } from '../dependency.ts';
import { isPythonSpace, stripped } from '../python/blanks.ts';
import type { Span } from '../span.ts';

export interface IniDocument {
  readonly text: string;
  /** In the order of the text; one name may have several, as half-typed files say things twice. */
  readonly sections: readonly IniSection[];
  /** Lines that are neither header nor option. At most 1,000 are kept. */
  readonly problems: readonly Problem[];
}

export interface IniSection {
  /** As written between the brackets. `DEFAULT` is the one that all others inherit from. */
  readonly name: string;
  readonly span: Span;
  readonly options: readonly IniOption[];
}

export interface IniOption {
  /** In lower case, as `configparser` compares names. */
  readonly name: string;
  readonly span: Span;
  /** The lines of the value; the first stands behind the `=` or `:` and may be empty, as may others. */
  readonly lines: readonly IniLine[];
}

export interface IniLine {
  /** Without the blanks around it; empty for an empty line. */
  readonly span: Span;
  /** What to cut so that the line goes: all of it with its end, or, behind a `=`, what stands there. */
  readonly whole: Span;
}

const openHeader = "This header is not closed by ']'";
/** A hostile file could hold one mistake a line; nobody reads more than this. */
const maxProblems = 1000;

export function parseIni(text: string): IniDocument {
  const sections: GrowingSection[] = [];
  const problems: Problem[] = [];
  let option: GrowingOption | null = null;
  let indent = 0;
  let next = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (next < text.length) {
    const line = physicalLine(text, next);
    next = line.whole.end;
    const { start, end } = line.span;
    if (start === end) option?.lines.push(line);
    else if (text[start] === '#' || text[start] === ';') continue;
    else if (option && start - line.whole.start > indent) option.lines.push(line);
    else {
      indent = start - line.whole.start;
      const header = headerAt(text, line.span) ?? openHeaderAt(text, line, problems);
      const section = sections.at(-1);
      if (header) {
        sections.push({ name: text.slice(header.start, header.end), span: header, options: [] });
        option = null;
        continue;
      }
      const found = section && text[start] !== '[' && optionAt(text, line);
      if (found) {
        section.options.push(found);
        option = found;
      } else if (problems.length < maxProblems)
        problems.push({ span: line.span, message: messageFor(text, line.span, section !== undefined) });
    }
  }
  for (const section of sections) for (const { lines } of section.options) dropEmptyEnd(lines);
  return { text, sections, problems };
}

/** The value of an option as one text, as `configparser` gives it, without interpolation. */
export function iniValue(text: string, { lines }: IniOption): string {
  return lines.map(({ span }) => text.slice(span.start, span.end)).join('\n');
}

interface GrowingSection extends IniSection {
  readonly options: GrowingOption[];
}

interface GrowingOption extends IniOption {
  readonly lines: IniLine[];
}

const lineEnd = /\r\n|\n|\r/g;

function physicalLine(text: string, from: number): IniLine {
  lineEnd.lastIndex = from;
  const found = lineEnd.exec(text);
  const end = found?.index ?? text.length;
  const whole = { start: from, end: found ? lineEnd.lastIndex : text.length };
  return { span: stripped(text, from, end), whole };
}

/** The name goes up to the last bracket of the line; what stands behind that is passed over. */
function headerAt(text: string, { start, end }: Span): Span | null {
  if (text[start] !== '[') return null;
  const close = text.slice(start, end).lastIndexOf(']');
  return close > 1 ? { start: start + 1, end: start + close } : null;
}

/** A header whose bracket is missing still counts, unless it is being typed between the lines of a value. */
function openHeaderAt(text: string, { span, whole }: IniLine, problems: Problem[]): Span | null {
  const isAmidLines = whole.end < text.length && isPythonSpace(text.charCodeAt(whole.end));
  if (isAmidLines || span.start > whole.start || !/^\[[^\]=]+$/.test(text.slice(span.start, span.end)))
    return null;
  if (problems.length < maxProblems) problems.push({ span, message: openHeader });
  return { start: span.start + 1, end: span.end };
}

/** A comparison cut in two by the `=` in it: a requirement that has lost its indent, and no option of any program. */
const brokenComparison = /[<>!~]$/;

/** The name ends at the first `=` or `:`; there must be one, and a name before it. */
function optionAt(text: string, { span: { start, end } }: IniLine): GrowingOption | null {
  let delimiter = start;
  while (delimiter < end && text[delimiter] !== '=' && text[delimiter] !== ':') delimiter++;
  const name = stripped(text, start, delimiter);
  if (delimiter >= end || name.end === name.start) return null;
  const written = text.slice(name.start, name.end);
  if (brokenComparison.test(written) || text.startsWith('==', delimiter)) return null;
  const span = stripped(text, delimiter + 1, end);
  // Blanks before the value go with it, so that nothing trails behind the `=`.
  const first = { span, whole: { start: delimiter + 1, end } };
  return { name: written.toLowerCase(), span: name, lines: [first] };
}

function messageFor(text: string, { start, end }: Span, isInSection: boolean): string {
  if (text[start] === '[') return openHeader;
  if (!isInSection) return 'A [section] must come first';
  for (let at = start; at < end; at++)
    if (isPythonSpace(text.charCodeAt(at))) return "Expected 'name = value'";
  return "Expected 'name = value'; a line of a longer value is indented";
}

function dropEmptyEnd(lines: IniLine[]): void {
  for (
    let last = lines.at(-1);
    last && last.span.start === last.span.end && lines.length > 1;
    last = lines.at(-1)
  )
    lines.pop();
}
