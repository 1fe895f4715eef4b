/** A newer list of names out of what PyPI lists: ranks stay, and a list that is none changes nothing. */
import assert from 'node:assert/strict';
import { buildNameIndex } from '../../../server/core/names/build-name-index.ts';
import { openNameIndex } from '../../../server/core/names/name-index.ts';
import { renewedNameIndex } from '../../../server/core/names/renewed-name-index.ts';

const ranked = ['requests', 'numpy', 'left', 'flask'];
const others = Array.from({ length: 60 }, (_, place) => `project-${place}`);
const bundled = buildNameIndex(
  [
    ...ranked.map((name, place) => ({ name, rank: (place + 1) * 10 })),
    ...others.map(name => ({ name, rank: null })),
  ],
  '2026-11-01',
);

function listing(names: readonly unknown[], meta: unknown = { 'api-version': '1.4' }): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ meta, projects: names.map(name => ({ name })) }));
}

const renew = (bytes: Uint8Array) => renewedNameIndex(bytes, bundled, '2026-11-24');

describe('renewed name index', () => {
  it('has the names of today, and the ranks of those that are still there', () => {
    const bytes = renew(listing(['Flask', 'NumPy', 'requests', ...others, 'New.Project', 'new-project']));
    assert.ok(bytes);
    const index = openNameIndex(bytes);
    assert.equal(index.date, '2026-11-24');
    assert.deepEqual(index.rankedNames, ['requests', 'numpy', 'flask']);
    assert.deepEqual(
      ['requests', 'numpy', 'left', 'flask', 'new-project'].map(name => index.rank(name)),
      [10, 20, null, 40, null],
    );
    assert.deepEqual([index.has('left'), index.has('new-project'), index.projects], [false, true, 64]);
  });

  it('leaves out what can be no name', () => {
    const bytes = renew(
      listing([...ranked, ...others, 'ünicode', '-a', '', null, 7, {}, 'x'.repeat(70_000)]),
    );
    assert.ok(bytes);
    assert.equal(openNameIndex(bytes).projects, 64);
  });

  it('is none out of an answer that lacks many names, is cut off, or is no listing', () => {
    const whole = listing([...ranked, ...others]);
    assert.ok(renew(whole));
    assert.equal(renew(listing(others.slice(0, 50))), null);
    assert.equal(renew(whole.slice(0, -1)), null);
    assert.equal(renew(listing([...ranked, ...others], { 'api-version': '2.0' })), null);
    for (const text of ['', 'null', '[]', '{"projects": {}}', '<!DOCTYPE html><a href="/simple/a/">a</a>'])
      assert.equal(renew(new TextEncoder().encode(text)), null, text);
  });
});
