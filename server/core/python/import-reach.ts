/**
 * Tells imports that every run needs from those that code can do without. Goes by the indentation of lines, so that
 * half-typed code is understood as well.
 */

/** `maybe`: it may fail, or never runs; `late`: it waits in a function. */
export type Reach = 'always' | 'late' | 'maybe';

/** No block that anybody reads is longer; a made-up one would cost the square of its length. */
const mostLines = 200;

/** Answers for the offsets of imports in one text; quickest where they are asked about in their order. */
export function importReach(text: string): (offset: number) => Reach {
  let last: { readonly start: number; readonly reach: Reach } = { start: -1, reach: 'always' };
  return offset => {
    const start = startOfLine(text, offset);
    // A block on one line says nothing of the lines below it.
    if (opensBlock.test(text.slice(start + indentOf(text, start), offset))) return 'maybe';
    last = { start, reach: reachOf(text, start, last) };
    return last.reach;
  };
}

function reachOf(
  text: string,
  ownLine: number,
  known: { readonly start: number; readonly reach: Reach },
): Reach {
  let start = ownLine;
  let indent = indentOf(text, start);
  let isLate = false;
  for (let line = 0; indent > 0 && start > 0 && line < mostLines; line++) {
    start = startOfLine(text, start - 1);
    const own = indentOf(text, start);
    // What stands in the same block as an import before it is reached in the same way.
    if (start === known.start && own === indent)
      return known.reach === 'always' && isLate ? 'late' : known.reach;
    const words = text.slice(start + own, endOfLine(text, start));
    if (words === '' || words.startsWith('#') || own >= indent) continue;
    indent = own;
    isLate ||= /^(?:async\s+)?def\b/.test(words);
    if (expectsFailure.test(words) || asksFirst.test(words)) return 'maybe';
    if (/^try\s*:/.test(words) && isFailureMet(text, start, own)) return 'maybe';
    if (/^(?:else|finally)\s*:/.test(words) && isBehindFailure(text, start, own)) return 'maybe';
  }
  return isLate ? 'late' : 'always';
}

const opensBlock = /^(?:try|(?:el)?if\b.{0,200}TYPE_CHECKING)\s*:/;

const expectsFailure =
  /^(?:except\s*:|except\b.{0,200}\b(?:ImportError|ModuleNotFoundError|Exception|BaseException)\b|with\b.{0,200}\bsuppress\(.{0,200}(?:ImportError|ModuleNotFoundError))/;

/** `if TYPE_CHECKING:`, and the ways in which code asks whether something is there at all. */
const asksFirst = /^(?:el)?if\b.{0,200}(?:TYPE_CHECKING|find_spec|available|\bhas_|HAS_|HAVE_)/;

/** What follows the block that a `try` opens. */
function isFailureMet(text: string, opener: number, indent: number): boolean {
  let start = opener;
  for (let line = 0; line < mostLines; line++) {
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd < 0) return false;
    start = lineEnd + 1;
    const own = indentOf(text, start);
    const words = text.slice(start + own, endOfLine(text, start));
    if (words === '' || words.startsWith('#') || own > indent) continue;
    if (expectsFailure.test(words)) return true;
    if (!/^(?:except|else|finally)\b/.test(words)) return false;
  }
  return false;
}

/** What stands before the `else` of a `try`. */
function isBehindFailure(text: string, opener: number, indent: number): boolean {
  let start = opener;
  for (let line = 0; start > 0 && line < mostLines; line++) {
    start = startOfLine(text, start - 1);
    if (indentOf(text, start) !== indent) continue;
    const words = text.slice(start + indent, endOfLine(text, start));
    if (expectsFailure.test(words)) return true;
    if (/^(?:try|if|for|while)\b/.test(words)) return false;
  }
  return false;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\uFEFF') at++;
  return at - start;
}
