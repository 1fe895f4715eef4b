/** Every sign speaks about its bad sample and is quiet about the honest one that looks alike. */
import assert from 'node:assert/strict';
import { signs } from '../../../server/core/hidden-code/signs/index.ts';
import { inspectSample } from '../../support/sample-package.ts';

describe('signs of hidden code', () => {
  for (const { meta } of signs) {
    it(`${meta.code} speaks about its bad sample, at a place that exists`, async () => {
      const { hits } = await inspectSample(meta.bad);
      const hit = hits.find(({ sign }) => sign === meta.code);
      assert.ok(hit, `found only: ${hits.map(({ sign, message }) => `${sign}: ${message}`).join('; ')}`);
      if (hit.span) assert.notEqual(hit.excerpt, '');
      assert.doesNotMatch(hit.message, /[.\n]$/);
    });

    it(`${meta.code} is quiet about the good sample, and so is the verdict`, async () => {
      const { hits, verdict } = await inspectSample(meta.good);
      assert.deepEqual(
        hits.filter(({ sign }) => sign === meta.code),
        [],
      );
      assert.notEqual(verdict, 'loud', hits.map(({ sign }) => sign).join(', '));
    });
  }

  it('have codes of their own', () => {
    const codes = signs.map(({ meta }) => meta.code);
    assert.equal(new Set(codes).size, codes.length);
  });
});
