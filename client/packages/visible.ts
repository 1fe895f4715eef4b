/** Names out of packages, as titles and addresses may show them. */

/** Cut, and with visible characters in place of those that an editor would hide or act on. */
export function visible(text: string, most = 200): string {
  const shown = text.slice(0, most).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD');
  return text.length > most ? `${shown}…` : shown;
}
