/** Text out of a package as it may be shown: one line, cut, nothing in it that a screen or a reader would act on. */

export const mostShown = 300;

export function safeText(text: string, most: number = mostShown): string {
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '\uFFFD')
    .trim();
  return line.length > most || text.length > most * 4
    ? `${line.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`
    : line;
}

/** One line of a source with its indentation; a long row of blanks, behind which code may hide, is told and not shown. */
export function safeLine(line: string, most: number = mostShown): string {
  const shown = line
    .slice(0, most * 20)
    .replace(/\t/g, '    ')
    .replace(
      /(\S)([ \u00a0\u2000-\u200a\u3000]{20,})/g,
      (_, before: string, blanks: string) => `${before} …${blanks.length} blanks… `,
    )
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '\uFFFD')
    .trimEnd();
  return shown.length > most ? `${shown.slice(0, most)}…` : shown;
}
