/**
 * Every sign speaks about its samples, and is quiet about the honest packages that look alike. The samples are inert:
 * payloads print a word, addresses are those that documents use. `UPDATE=1` rewrites verdicts and carets.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { signs } from '../../../server/core/hidden-code/signs/index.ts';
import { actualSignFixture, sampleOf, signFixtures } from '../../support/sign-fixture.ts';

const update = process.env['UPDATE'] === '1' && !process.env['CI'];
/** What stands in fewer lines is a sign and nothing around it. */
const fewestLines = 8;

describe('signs of hidden code', () => {
  const fixtures = signFixtures();

  it('have a fixture each, and codes of their own', () => {
    const codes = signs.map(({ meta }) => meta.code).sort();
    assert.deepEqual(fixtures.map(({ sign }) => sign).sort(), codes);
    assert.equal(new Set(codes).size, codes.length);
  });

  for (const { sign, file, packages } of fixtures)
    it(sign, async () => {
      const source = readFileSync(file, 'utf8');
      const { text, inspections } = await actualSignFixture(source);
      if (update && text !== source) writeFileSync(file, text);
      else assert.equal(text, source, 'what is said, then what the fixture expects');
      for (const { hits } of inspections)
        for (const { span, excerpt, message } of hits) {
          assert.equal(excerpt === '', span === null);
          assert.doesNotMatch(message, /[.\n]$/);
        }
      const sizes = packages.map(sample =>
        Object.values(sampleOf(sample).files).reduce((sum, text) => sum + text.split('\n').length - 1, 0),
      );
      // Where a sign of weight is only weak, it says: this is the honest form.
      const isWeak = signs.some(({ meta }) => meta.code === sign && meta.strength === 'weak');
      const has = (at: number) =>
        inspections[at]?.hits.some(hit => hit.sign === sign && (isWeak || hit.strength !== 'weak')) ?? false;
      const isTwin = (at: number) => !has(at) && inspections[at]?.verdict !== 'loud';
      const large = sizes.flatMap((size, at) => (size >= fewestLines ? [at] : []));
      assert.ok(large.some(has), 'has no sample of some length');
      assert.ok(large.some(isTwin), 'has no honest twin of some length');
      assert.ok(
        sizes.every((_, at) => has(at) || isTwin(at)),
        'a package without the sign is a twin, about which nothing loud is said',
      );
    });
});
