/** What tox adds to a requirement line: conditions before it (`py{38,39}: numpy`) and substitutions in it. */
import type { LogicalLine } from '../../python/logical-lines.ts';

/** A condition stands before a colon with a blank behind it, and holds names, braces, commas and `!`. */
const factors = /[\w {}.,!-]*:(?=\s|$)\s*/y;

/** Where the requirement begins in `text.slice(start, end)`: behind the condition, if there is one. */
export function behindFactors(text: string, start: number, end: number): number {
  factors.lastIndex = start;
  const line = factors.exec(text.slice(0, end))?.[0] ?? '';
  return start + line.length;
}

/** Folders that tox stands in for, which hold the file itself. */
const ownFolder = /\{(?:toxinidir|tox_root)\}[\\/]?/;

/**
 * The line as far as it says something by itself. Null where a substitution stands for the whole requirement or for a
 * part of its name; one that stands for the folder of the file is dropped from the paths of files. `isPath`: the line is
 * nothing but such a path.
 */
export function withoutSubstitutions(line: LogicalLine, isPath = false): LogicalLine | null {
  if (!line.text.includes('{')) return line;
  const own = ownFolder.exec(line.text);
  const option = own ? line.text.slice(0, own.index) : '';
  if (own && (isPath ? option === '' : /^(?:-[rc]|--requirement|--constraint)[ =]*$/.test(option))) {
    const cut = own[0].length;
    const shift = (at: number): number => (at > own.index ? at + cut : at);
    return {
      text: option + line.text.slice(own.index + cut),
      whole: line.whole,
      // What begins where the folder stood begins behind it.
      spanOf: (start, end) => {
        const from = start >= own.index ? start + cut : start;
        return line.spanOf(from, Math.max(from, shift(end)));
      },
    };
  }
  if (isPath) return null;
  return /^(?:-|[^\s{}<>=!~;@[(]*[\s<>=!~;@[(])/.test(line.text) ? line : null;
}
