/** Checks environment markers (`python_version < "3.9" and extra == "test"`) for their grammar; evaluates nothing. */
import type { Span } from '../span.ts';

export interface MarkerReading {
  /** Where the first thing stands that is no part of it. */
  readonly end: number;
  /** The first thing wrong; null for a marker that stands. */
  readonly problem: { readonly span: Span; readonly message: string } | null;
}

// Python's `\b` knows letters of every script, hence `u` and the look-ahead. Dots are the spelling of old metadata.
const variable =
  /(?:python_version|python_full_version|os[._]name|sys[._]platform|platform_(?:release|system)|platform[._](?:version|machine|python_implementation)|python_implementation|implementation_(?:name|version)|extras?|dependency_groups)(?![\p{L}\p{N}_])/uy;
const comparison = /===|==|~=|!=|<=|>=|<|>|in(?![\p{L}\p{N}_])|not[ \t]+in(?![\p{L}\p{N}_])/uy;
const conjunction = /(?:and|or)(?![\p{L}\p{N}_])/uy;
const word = /[\p{L}\p{N}_.]+/uy;
/** Reads one marker from `start` (behind the `;`) to the end of `source`. Parentheses are counted, not recursed into. */
export function readMarker(source: string, start: number): MarkerReading {
  const open: number[] = [];
  let at = skipBlanks(source, start);
  for (;;) {
    while (source[at] === '(') {
      open.push(at);
      at = skipBlanks(source, at + 1);
    }
    for (const part of ['value', 'comparison', 'value'] as const) {
      const to = part === 'value' ? endOfValue(source, at) : endOf(comparison, source, at);
      if (typeof to !== 'number') return { end: at, problem: to };
      if (to < 0) return { end: at, problem: unexpected(source, at, part) };
      at = skipBlanks(source, to);
    }
    while (open.length > 0 && source[at] === ')') {
      open.pop();
      at = skipBlanks(source, at + 1);
    }
    const next = endOf(conjunction, source, at);
    if (next < 0) break;
    at = skipBlanks(source, next);
  }
  const unclosed = open.at(-1);
  if (unclosed === undefined) return { end: at, problem: null };
  return { end: at, problem: { span: { start: unclosed, end: unclosed + 1 }, message: "'(' is not closed" } };
}

/** The end of a variable or string; -1 where neither stands, a problem where a string is broken. */
function endOfValue(source: string, at: number): number | NonNullable<MarkerReading['problem']> {
  const quote = source[at];
  if (quote !== '"' && quote !== "'") return endOf(variable, source, at);
  const close = source.indexOf(quote, at + 1);
  if (close < 0) return { span: { start: at, end: source.length }, message: 'This string is not closed' };
  if (isPythonString(source, at + 1, close)) return close + 1;
  return {
    span: { start: at, end: close + 1 },
    message: 'Python cannot read this string: look at its backslashes',
  };
}

/** Installers hand the string to Python, which refuses unfinished escapes and a backslash before the closing quote. */
function isPythonString(source: string, start: number, close: number): boolean {
  for (let at = start; at < close; at++) {
    const unit = source[at];
    if (unit === '\r' || unit === '\n' || unit === '\0') return false;
    if (unit !== '\\') continue;
    at++;
    if (at >= close) return false;
    const digits = hexDigits[source[at] ?? ''];
    if (digits && !digits.test(source.slice(at + 1, Math.min(close, at + 9)))) return false;
    if (source[at] === 'N' && !isNamedCharacter(source, at + 1, close)) return false;
  }
  return true;
}

const hexDigits: Readonly<Record<string, RegExp | undefined>> = {
  x: /^[0-9a-f]{2}/i,
  u: /^[0-9a-f]{4}/i,
  U: /^(?:000[0-9a-f]|0010)[0-9a-f]{4}/i,
};

/** Whether `{DIGIT ONE}` follows; that there is a character of that name is taken on trust. */
function isNamedCharacter(source: string, at: number, close: number): boolean {
  const end = source.indexOf('}', at);
  return source[at] === '{' && end > at + 1 && end < close;
}

function unexpected(source: string, at: number, wanted: 'value' | 'comparison'): MarkerReading['problem'] {
  const length = Math.max(0, endOf(word, source, at) - at) || (at < source.length ? 1 : 0);
  const expected =
    wanted === 'value'
      ? "a marker variable, such as 'python_version', or a string in quotes"
      : "a comparison, such as '<' or 'in'";
  return { span: { start: at, end: at + length }, message: `Expected ${expected}` };
}

function endOf(expression: RegExp, source: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(source) ? expression.lastIndex : -1;
}

function skipBlanks(source: string, at: number): number {
  while (source[at] === ' ' || source[at] === '\t') at++;
  return at;
}
