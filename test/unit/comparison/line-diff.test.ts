/** Pairing the lines of two texts: right, and never slow. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pairLines } from '../../../server/core/comparison/line-diff.ts';

const pairs = (one: string, other: string) => [...pairLines([...one], [...other])];

describe('pairing lines', () => {
  it('keeps what is the same and finds what is new', () => {
    assert.deepEqual(pairs('abc', 'abc'), [0, 1, 2]);
    assert.deepEqual(pairs('abxc', 'abc'), [0, 1, -1, 2]);
    assert.deepEqual(pairs('xab', 'ab'), [-1, 0, 1]);
    assert.deepEqual(pairs('ac', 'abc'), [0, 2]);
    assert.deepEqual(pairs('', 'abc'), []);
    assert.deepEqual(pairs('abc', ''), [-1, -1, -1]);
  });

  it('finds its way through lines that stand many times', () => {
    assert.deepEqual(pairs('....x....', '........'), [0, 1, 2, 3, -1, 4, 5, 6, 7]);
    const paired = pairs('a.b.c.', 'a.x.b.c.').filter(pair => pair >= 0);
    assert.equal(paired.length, 6);
  });

  it('pairs equal lines only, each once and in order, whatever the texts are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', ''), { maxLength: 60 });
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        let last = -1;
        for (const [at, pair] of pairLines(one, other).entries()) {
          if (pair < 0) continue;
          assert.ok(pair > last);
          assert.equal(one[at], other[pair]);
          last = pair;
        }
      }),
    );
  });

  it('misses nothing that is only put in or taken out', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 0, max: 500 }).map(String), { maxLength: 80 });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(80), { maxLength: 10 }), (one, places) => {
        const other = one.filter((_, at) => !places.includes(at));
        assert.equal(pairLines(one, other).filter(pair => pair >= 0).length, other.length);
        assert.ok(pairLines(other, one).every(pair => pair >= 0));
      }),
    );
  });

  it('takes its time in proportion to the texts', () => {
    const count = 100_000;
    const rows = [
      Array.from({ length: count }, (_, at) => String(at % 2)),
      Array.from({ length: count }, (_, at) => String(at % 3)),
      Array.from({ length: count }, (_, at) => String(at)),
      Array.from({ length: count }, (_, at) => String(count - at)),
      Array.from({ length: count }, (_, at) => String(((at * 7919) % count) >> 1)),
    ];
    const started = performance.now();
    for (const one of rows) for (const other of rows) pairLines(one, other);
    assert.ok(performance.now() - started < 15_000);
  }).timeout(60_000);
});
