/**
 * One dependency specifier (`name[extra]>=1 ; marker` or `name @ url ; marker`), read with the place of every part.
 * Follows `packaging` in what is valid, and still gives the name and what it can of text that is not.
 */

import { isValidName } from '../names/canonical.ts';
import type { Span } from '../span.ts';
import { pythonSpace } from './blanks.ts';
import { readMarker } from './marker.ts';
import { readSpecifier, type VersionClause } from './specifier.ts';

/** A part as it stands in the text. */
export interface Part {
  readonly text: string;
  readonly span: Span;
}

export interface Pep508 {
  /** As written, whatever its characters; null where the text cannot be meant as a requirement (prose, code). */
  readonly name: Part | null;
  readonly extras: readonly Part[];
  /** The version clauses as one text, without parentheses, outer blanks and a trailing comma. */
  readonly specifier: Part | null;
  readonly clauses: readonly VersionClause[];
  /** What stands behind `@`. */
  readonly url: Part | null;
  /** Without the `;`. */
  readonly marker: Part | null;
  /** Empty exactly where the text is a valid requirement. In the order found; at most one a part. */
  readonly problems: readonly Pep508Problem[];
}

export interface Pep508Problem {
  readonly part: 'name' | 'extras' | 'specifier' | 'url' | 'marker' | 'text';
  readonly span: Span;
  readonly message: string;
}

/**
 * Reads `text.slice(offset, end)` as one requirement. All spans count from the start of `text`, in UTF-16 units, so a
 * caller that knows where a string stands in a file gets places in that file. Never throws.
 */
export function parseRequirement(text: string, offset = 0, end = text.length): Pep508 {
  // Cut, not copied: nothing below can look behind the end, and all offsets stay those of the whole text.
  // One line end may close it, as packaging's own `$` allows.
  const source = text.slice(0, text[end - 1] === '\n' && end > offset ? end - 1 : end);
  const start = skipBlanks(source, offset);
  const name = readName(source, start);
  if (!name) return notARequirement(source, start);
  const problems: Pep508Problem[] = [];
  if (!isValidName(name.text))
    problems.push({ part: 'name', span: name.span, message: 'No project can have this name' });
  const extras = readExtras(source, skipBlanks(source, name.span.end), problems);
  const at = skipBlanks(source, extras.end);
  if (!canFollowName(source, at)) return notARequirement(source, start);

  const reading = {
    name,
    extras: extras.parts,
    specifier: null,
    clauses: [],
    url: null,
    marker: null,
    problems,
  };
  if (source[at] === '@') return { ...reading, ...readUrl(source, at + 1, problems) };
  return { ...reading, ...readVersions(source, at, problems) };
}

/** Every character a name may be mistyped or forged with: letters of all scripts, invisible ones, odd signs. */
const nameText = new RegExp(`[^${pythonSpace}<>=!~;@,#"'()\\[\\]{}\\\\/:≤≥≠]+`, 'y');
/** Not one of ASCII's other signs: these begin options, paths, lists and code. */
const nameStart = /[^\x20-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7e]/;

function readName(source: string, start: number): Part | null {
  if (start >= source.length || !nameStart.test(source[start] ?? '')) return null;
  return partAt(nameText, source, start);
}

/**
 * Whether what stands at `at`, behind a name, is or may become the rest of a requirement.
 * `numpy pandas`, `import x`, `name = "foo"` and sentences are none, and must not put their first word forward.
 */
function canFollowName(source: string, at: number): boolean {
  if (at >= source.length) return true;
  const next = source[at] ?? '';
  if ('<>;@≤≥≠'.includes(next)) return true;
  const rest = skipBlanks(source, at + 1);
  const ends = rest >= source.length;
  if (next === '#') return source[at - 1] !== ' ' && source[at - 1] !== '\t';
  if (next === ',' || next === '*') return ends;
  if (next === '!' || next === '~') return ends || source[at + 1] === '=';
  if (next === '=') return ends || source[at + 1] === '=' || /[0-9v*]/.test(source[rest] ?? '');
  if (next === '(') return ends || '<>=!~)'.includes(source[rest] ?? '');
  return looseVersion.test(source.slice(at, at + 80));
}

/** `2.31.0` where `==2.31.0` was meant: one version and nothing more but a marker. */
const looseVersion = /^v?[0-9][0-9A-Za-z.!+*_-]*[ \t]*(?:$|;)/;

function readExtras(source: string, start: number, problems: Pep508Problem[]) {
  const parts: Part[] = [];
  if (start >= source.length || source[start] !== '[') return { parts, end: start };
  let at = skipBlanks(source, start + 1);
  let problem: Pep508Problem | null = null;
  let needsComma = false;
  // Goes on after a mistake up to the closing bracket, so that the other extras are still known.
  while (source[at] !== ']' && !'<>=!~;@'.includes(source[at] ?? '')) {
    const part = nameStart.test(source[at] ?? '') ? partAt(nameText, source, at) : null;
    if (part && !needsComma && isValidName(part.text)) {
      parts.push(part);
      needsComma = true;
    } else if (source[at] === ',' && needsComma) {
      needsComma = false;
    } else {
      const message = needsComma ? "Expected ',' or ']'" : 'Expected the name of an extra';
      problem ??= problemAt('extras', at, part?.span.end ?? at + 1, message);
      if (part && isValidName(part.text)) parts.push(part);
    }
    at = skipBlanks(source, part?.span.end ?? at + 1);
  }
  const closed = source[at] === ']';
  if (!closed) problem ??= problemAt('extras', start, start + 1, "'[' is not closed");
  else if (parts.length > 0 && !needsComma)
    problem ??= problemAt('extras', at, at + 1, 'Expected an extra after the comma');
  if (problem) problems.push(problem);
  return { parts, end: closed ? at + 1 : at };
}

const urlText = /[^ \t]+/y;

function readUrl(source: string, start: number, problems: Pep508Problem[]) {
  const url = partAt(urlText, source, skipBlanks(source, start));
  if (!url) {
    problems.push(problemAt('url', start - 1, start, "No address after '@'"));
    return {};
  }
  const at = skipBlanks(source, url.span.end);
  return { url, marker: readTail(source, at, problems, "Expected ' ;' or the end after the address") };
}

function readVersions(source: string, start: number, problems: Pep508Problem[]) {
  const opened = source[start] === '(';
  const specifier = readSpecifier(source, opened ? skipBlanks(source, start + 1) : start);
  for (const problem of specifier.problems.slice(0, 1)) problems.push({ part: 'specifier', ...problem });
  let at = skipBlanks(source, specifier.end);
  if (opened) {
    if (source[at] === ')') at = skipBlanks(source, at + 1);
    else problems.push(problemAt('specifier', start, start + 1, "'(' is not closed"));
  }
  const expected = expectedBehind(source, at, specifier.span !== null);
  const marker = readTail(source, at, problems, expected);
  const part = specifier.span && {
    text: source.slice(specifier.span.start, specifier.span.end),
    span: specifier.span,
  };
  return { specifier: part, clauses: specifier.clauses, marker };
}

function expectedBehind(source: string, at: number, hasVersions: boolean): string {
  if (hasVersions) return "Expected ',', ';' or the end";
  return /[0-9=]/.test(source[at] ?? '')
    ? "A version follows '=='"
    : "Expected a comparison such as '==', ';' or the end";
}

/** The marker, or a problem for whatever else stands there. */
function readTail(source: string, at: number, problems: Pep508Problem[], expected: string): Part | null {
  if (at >= source.length) return null;
  if (source[at] !== ';') {
    // One mistake earlier in the line leaves a rest behind; that is no second mistake.
    if (problems.every(problem => problem.part === 'name'))
      problems.push(problemAt('text', at, trimmedEnd(source, at), expected));
    const semicolon = source.indexOf(';', at);
    if (semicolon < 0) return null;
    at = semicolon;
  }
  const start = skipBlanks(source, at + 1);
  const stop = trimmedEnd(source, start);
  const marker = readMarker(source, start);
  if (stop <= start) problems.push(problemAt('marker', at, at + 1, "No marker after ';'"));
  else if (marker.problem) problems.push({ part: 'marker', ...marker.problem });
  else if (marker.end < source.length)
    problems.push(problemAt('marker', marker.end, stop, "Expected 'and', 'or' or the end of the marker"));
  return stop > start ? { text: source.slice(start, stop), span: { start, end: stop } } : null;
}

function notARequirement(source: string, start: number): Pep508 {
  const message = start >= source.length ? 'Nothing is required here' : 'This is not one requirement';
  const problem = problemAt('text', start, trimmedEnd(source, start), message);
  return {
    name: null,
    extras: [],
    specifier: null,
    clauses: [],
    url: null,
    marker: null,
    problems: [problem],
  };
}

function partAt(expression: RegExp, source: string, start: number): Part | null {
  expression.lastIndex = start;
  const text = expression.exec(source)?.[0];
  return text ? { text, span: { start, end: start + text.length } } : null;
}

function problemAt(part: Pep508Problem['part'], start: number, end: number, message: string): Pep508Problem {
  return { part, span: { start, end }, message };
}

function skipBlanks(source: string, at: number): number {
  while (source[at] === ' ' || source[at] === '\t') at++;
  return at;
}

function trimmedEnd(source: string, start: number): number {
  let end = source.length;
  while (end > start && (source[end - 1] === ' ' || source[end - 1] === '\t')) end--;
  return end;
}
