/** Static reading of Python: hostile text takes no longer than its length allows. */
import assert from 'node:assert/strict';
import { readStatically } from '../../../server/core/python/static-file.ts';

describe('static reading of a Python file', () => {
  for (const part of ['- ', '+ ~', 'not ', 'await - ', '- ('])
    it(`takes a long row of '${part}' at once, and goes on behind it`, () => {
      const text = `${part.repeat(100_000 / part.length)}\nf(["a"])\n`;
      const start = performance.now();
      const { calls } = readStatically(text);
      // Alone it takes a tenth of a second; many tests may share a machine.
      assert.ok(performance.now() - start < 5000);
      if (!part.includes('(')) assert.equal(calls.length, 1);
    }).timeout(30_000);
});
