/**
 * Version specifiers (`>=1.0,<2`) as PEP 440 allows them, read with their places.
 * Says only whether they are well formed; it compares no versions.
 */
import type { Span } from '../span.ts';
import { pythonSpace } from './blanks.ts';

/** One comparison, such as `>=` and `1.0`; the version may be empty in half-typed text. */
export interface VersionClause {
  readonly operator: string;
  readonly version: string;
  /** The version alone. */
  readonly span: Span;
}

/** What was read, and where reading stopped. */
export interface SpecifierReading {
  readonly clauses: readonly VersionClause[];
  /** From the first operator to the last version, without a trailing comma; null where there is none. */
  readonly span: Span | null;
  /** Where the first thing stands that is no part of it. */
  readonly end: number;
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

const release = '(?:[0-9]+!)?[0-9]+(?:\\.[0-9]+)*';
const pre = '(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?[0-9]*)?';
const post = '(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?';
const dev = '(?:[-_.]?dev[-_.]?[0-9]*)?';
const local = '(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?';

// No `u` flag: with `i` it would let U+017F and U+212A stand for letters of `post` and the like.
const equality = new RegExp(`^v?${release}(?:\\.\\*|${pre}${post}${dev}${local})$`, 'i');
const compatible = new RegExp(`^v?(?:[0-9]+!)?[0-9]+(?:\\.[0-9]+)+${pre}${post}${dev}$`, 'i');
const ordered = new RegExp(`^v?${release}${pre}${post}${dev}$`, 'i');

const operator = /===|==|~=|!=|<=|>=|<|>/y;
const blanks = /[ \t]*/y;
/** Also line ends: packaging lets any Python blank stand between operator and version. */
const anyBlanks = new RegExp(`[${pythonSpace}]*`, 'y');
const versionText = new RegExp(`[^${pythonSpace},;()]*`, 'y');
/** A version after `===` is any text, parentheses included; only a comma, which splits the list, ends it too. */
const arbitraryText = new RegExp(`[^${pythonSpace},;)]*`, 'y');

/** True where `version` may stand behind `operator`. */
export function isValidClause(operator: string, version: string): boolean {
  switch (operator) {
    case '===':
      return true;
    case '==':
    case '!=':
      return equality.test(version);
    case '~=':
      return compatible.test(version);
    default:
      return ordered.test(version);
  }
}

/** Reads comma-separated clauses of `source` from `start`. */
export function readSpecifier(source: string, start: number): SpecifierReading {
  const clauses: VersionClause[] = [];
  const problems: { span: Span; message: string }[] = [];
  let first = -1;
  let last = start;
  let at = start;
  // A comma may only stand where the grammar lets another clause follow, and one may trail.
  for (;;) {
    const sign = matched(operator, source, at);
    if (!sign) break;
    if (first < 0) first = at;
    const from = at + sign.length + matched(anyBlanks, source, at + sign.length).length;
    const version = matched(sign === '===' ? arbitraryText : versionText, source, from);
    const to = from + version.length;
    clauses.push({ operator: sign, version, span: { start: from, end: to } });
    if (!isValidClause(sign, version)) problems.push(badVersion(sign, version, at, from, to));
    last = Math.max(to, at + sign.length);
    at = version === '' ? last : to;
    at += matched(blanks, source, at).length;
    if (source[at] !== ',') break;
    at++;
    if (sign === '===') while (source[at] === ',') at++;
    at += matched(blanks, source, at).length;
  }
  return { clauses, span: first < 0 ? null : { start: first, end: last }, end: at, problems };
}

function badVersion(sign: string, version: string, at: number, from: number, to: number) {
  if (version === '')
    return { span: { start: at, end: at + sign.length }, message: `No version after '${sign}'` };
  const span = { start: from, end: to };
  if (sign === '~=' && ordered.test(version))
    return { span, message: "'~=' needs a version of at least two numbers, such as 1.0" };
  if (version.endsWith('.*') && sign !== '==' && sign !== '!=')
    return { span, message: "'.*' may only follow '==' or '!='" };
  if (version.includes('+') && equality.test(version))
    return { span, message: "A local version ('+…') may only follow '==' or '!='" };
  return { span, message: 'This is not a version' };
}

function matched(expression: RegExp, source: string, at: number): string {
  expression.lastIndex = at;
  return expression.exec(source)?.[0] ?? '';
}
