/** Recognises `importlib.import_module("x")`, `import_module("x")` and `__import__("x")`. */
import type { ImportRecord } from './import-statement.ts';
import type { Literal } from './literals.ts';
import { code, endOfIdentifier, isBlank, isWordCode, skipTrivia } from './text.ts';

/**
 * The module that `literal`, which ends at `end`, names as the first argument of the call that `paren` opens;
 * null where it is another call, or the argument is more than one plain literal.
 */
export function readCall(text: string, paren: number, literal: Literal, end: number): ImportRecord | null {
  if (literal.formatted || literal.bytes || !isImporter(text, paren)) return null;
  const width = literal.triple ? 3 : 1;
  const start = literal.quote + width;
  if (end - width < start || text.charCodeAt(end - 1) !== text.charCodeAt(literal.quote)) return null;
  const next = text.charCodeAt(skipTrivia(text, end));
  return next === code.comma || next === code.closeParen ? recordOf(text, start, end - width) : null;
}

/** A cheap first look at what stands directly before a `(`. */
export function mayEndImporter(unit: number): boolean {
  return unit === lowerE || unit === underscore || isBlank(unit);
}

/** True where the function is called by its bare name or as one of its own module. */
function isImporter(text: string, paren: number): boolean {
  const name = wordBefore(text, paren);
  if (name.word !== 'import_module' && name.word !== '__import__') return false;
  const dot = blanksBefore(text, name.start) - 1;
  if (text.charCodeAt(dot) !== code.dot) return true;
  const owner = wordBefore(text, dot);
  if (owner.word !== 'importlib' && owner.word !== 'builtins') return false;
  return text.charCodeAt(blanksBefore(text, owner.start) - 1) !== code.dot;
}

function wordBefore(text: string, at: number): { word: string; start: number } {
  const end = blanksBefore(text, at);
  let start = end;
  // No word that is looked for is longer than this.
  while (start > 0 && end - start < 20 && isWordCode(text.charCodeAt(start - 1))) start--;
  return { word: text.slice(start, end), start };
}

function blanksBefore(text: string, at: number): number {
  let before = at;
  while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
  return before;
}

/** Null where the string can be no module. Unlike statements, calls take names as they stand, without NFKC. */
function recordOf(text: string, start: number, end: number): ImportRecord | null {
  let first = start;
  while (text.charCodeAt(first) === code.dot) first++;
  const topLevelEnd = first === end ? end : endOfIdentifier(text, first);
  if (first === end ? first === start : !isDotted(text, first, end)) return null;
  return {
    kind: 'call',
    module: text.slice(first, end),
    span: { start: first, end },
    topLevel: text.slice(first, topLevelEnd),
    topLevelSpan: { start: first, end: topLevelEnd },
    level: first - start,
    alias: null,
    names: [],
    lazy: false,
    partial: false,
  };
}

function isDotted(text: string, start: number, end: number): boolean {
  for (let at = start; ; at++) {
    const nameEnd = endOfIdentifier(text, at);
    if (nameEnd === at || nameEnd > end) return false;
    if (nameEnd === end) return true;
    if (text.charCodeAt(nameEnd) !== code.dot) return false;
    at = nameEnd;
  }
}

const lowerE = 101;
const underscore = 95;
