/** Whole source texts out of packages, as an editor may show them: each character keeps its place. */

/**
 * Control, invisible, direction-changing and unpaired characters become visible ones of the same length, so that every
 * line and column is where it was. Line ends and tabs stay.
 */
export function visibleText(text: string): string {
  return text.replace(hidden, found => {
    const code = found.codePointAt(0) ?? 0;
    // U+2400 and after are pictures of the control characters.
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\uFFFD'.repeat(found.length);
  });
}

const hidden = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
