/** Stands in for `node:assert/strict` in a browser: what running a fixture needs of it. */

function ok(value: unknown, message: string): void {
  if (!value) throw new Error(message);
}

const assert = { ok };

export { assert as default };
