/** Text of unknown origin as it may be shown on a terminal or to an agent. */

/**
 * Control, bidirectional and invisible characters become `�`, a tab becomes one blank, so that nothing moves and carets
 * under a name stay there.
 */
export function visible(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD');
}
