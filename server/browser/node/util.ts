/** Stands in for `node:util` in a browser: what the product uses of it. */

/** For plain data, maps and sets. Two objects whose keys are in another order count as different. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify([a], written) === JSON.stringify([b], written);
}

function written(_key: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
