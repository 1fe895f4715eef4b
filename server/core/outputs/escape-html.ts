/** Puts text of unknown origin into HTML, in an element or in a quoted attribute, so that it shows and does nothing. */

/** Control, invisible and direction-changing characters become `�`, as on the terminal; the rest shows as written. */
export function escapeHtml(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD')
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
