/** JSON as a tree with places: comments allowed, half-typed too, never too deep for the reader. */
import { createScanner, type Node, parseTree } from 'jsonc-parser';

/** Undefined where there is no value, or where brackets are nested more than 200 deep. */
export function jsonTree(given: string): Node | undefined {
  // The parser knows no byte order mark; a blank in its place keeps all offsets.
  const text = given.charCodeAt(0) === 0xfeff ? ` ${given.slice(1)}` : given;
  return isTooDeep(text) ? undefined : parseTree(text, [], { allowTrailingComma: true });
}

/** The parser calls itself for every bracket, so that a hostile file could exhaust the stack. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const sign = text[scanner.getTokenOffset()];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (depth > 200) return true;
  }
  return false;
}

/** Where the text between the quotes of a string ends; a half-typed one has no second quote. */
export function endOfString(text: string, { offset, length }: Node): number {
  const end = offset + length;
  return Math.max(offset + 1, length > 1 && text[end - 1] === '"' ? end - 1 : end);
}
