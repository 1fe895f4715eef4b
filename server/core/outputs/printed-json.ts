/** JSON as it may be printed: what moves, hides or turns text round on a terminal is written as an escape. */

/** Means the same as `JSON.stringify` gives. With `indent` over several lines. */
export function printedJson(value: unknown, indent?: number): string {
  // Outside of strings JSON has none of these; lone surrogates and the older control characters are escaped already.
  return JSON.stringify(value, null, indent).replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  let units = '';
  for (let at = 0; at < character.length; at++)
    units += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return units;
}
