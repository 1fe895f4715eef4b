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
