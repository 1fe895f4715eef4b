/** What Python counts as a blank and as a line end; both differ from JavaScript's `\s` and from an editor's lines. */

/** Inside a regular expression's brackets: every character for which Python's `str.isspace()` is true. */
export const pythonSpace =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** One line end of `str.splitlines()`; `\r\n` is one. */
export const pythonLineEnd = new RegExp(
  ['\\r\\n|[\\n-\\r', '\\x1c-\\x1e', '\\x85\\u2028\\u2029]'].join(''),
  'g',
);

/** True for a UTF-16 unit that Python's `str.strip()` takes off; U+FEFF is none of them. */
export function isPythonSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f);
  if (unit < 0x85) return false;
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** The part of `text.slice(start, end)` that is left when Python's `strip()` has run over it, as offsets. */
export function stripped(text: string, start: number, end: number): { start: number; end: number } {
  while (start < end && isPythonSpace(text.charCodeAt(start))) start++;
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
