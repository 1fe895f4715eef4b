/** JSON strings with the place of every character. */
import type { ExcerptBuilder } from './excerpt.ts';

const escapes: Readonly<Record<string, string | undefined>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Adds what the string between the quotes, `text.slice(start, end)`, says. Escapes of halves of a surrogate pair come
 * out as the two halves. An escape that JSON does not know is kept as it is written.
 */
export function addJsonString(builder: ExcerptBuilder, text: string, start: number, end: number): void {
  let from = start;
  for (;;) {
    const backslash = text.indexOf('\\', from);
    if (backslash < 0 || backslash >= end) break;
    builder.keep(from, backslash);
    const sign = text[backslash + 1] ?? '';
    const code = sign === 'u' ? /^[0-9a-fA-F]{4}/.exec(text.slice(backslash + 2, backslash + 6)) : null;
    from = Math.min(backslash + (code ? 6 : 2), end);
    const value = code ? String.fromCharCode(Number.parseInt(code[0], 16)) : (escapes[sign] ?? sign);
    builder.write(value, { start: backslash, end: from });
  }
  builder.keep(from, end);
}
