/** Which encoding a Python source says that it has (PEP 263). */

/**
 * `head` is how the file begins, each byte a character. A label for `TextDecoder`, which may not know it; null where
 * nothing is declared. Latin-1 in its usual spellings is left to the last resort, which can also be written back.
 */
export function declaredEncoding(head: string): string | null {
  for (const line of head.split(/\r\n|\r|\n/, 2)) {
    const label = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1];
    if (!label || /^(utf|latin|iso-8859-1$|iso8859-1$|l1$)/i.test(label)) continue;
    return label.replace(/^cp(?=125\d$)/i, 'windows-');
  }
  return null;
}
