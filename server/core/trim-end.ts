/** Takes away what a text ends with; an expression like `/=+$/` begins anew at each `=` of a long text. */

/** `text` without the `character`s at its end. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return text.slice(0, end);
}
