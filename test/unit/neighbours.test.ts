import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { distance as levenshtein } from 'fastest-levenshtein';
import { randomFrom, slip } from '../../scripts/slip.ts';
import { osaDistance } from '../../server/core/names/distance.ts';
import { openNameIndex } from '../../server/core/names/name-index.ts';
import { createNeighbours, neighboursOf } from '../../server/core/names/neighbours.ts';

describe('distance', () => {
  it('counts a letter more, less, changed or swapped as one step', () => {
    const known: [string, string, number][] = [
      ['requests', 'requests', 0],
      ['reqeusts', 'requests', 1],
      ['colourama', 'colorama', 1],
      ['nunpy', 'numpy', 1],
      ['erquesst', 'requests', 2],
      ['', 'ab', 2],
      ['ca', 'abc', 3],
      ['pandas', 'polars', 4],
    ];
    for (const [a, b, expected] of known) {
      assert.equal(osaDistance(a, b, 5), expected, `${a} ${b}`);
      assert.equal(osaDistance(b, a, 5), expected, `${b} ${a}`);
    }
  });

  it('says max + 1 for all that is further', () => {
    assert.equal(osaDistance('pandas', 'polars', 2), 3);
    assert.equal(osaDistance('a', 'abcdefgh', 1), 2);
    assert.equal(osaDistance('a'.repeat(300), 'b'.repeat(300), 2), 3);
  });

  it('agrees with the whole table of distances, and never exceeds Levenshtein', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 6 }), (a, b, max) => {
        const expected = wholeTable(a, b);
        assert.equal(osaDistance(a, b, max), Math.min(expected, max + 1));
        assert.ok(expected <= levenshtein(a, b) && levenshtein(a, b) <= 2 * expected);
      }),
      { seed: 3, numRuns: 20_000 },
    );
  });

  it('is Levenshtein where no two letters can have been swapped', () => {
    const disjoint = fc.string({ unit: fc.constantFrom(...'ab'), maxLength: 8 });
    fc.assert(
      fc.property(disjoint, fc.string({ unit: fc.constantFrom(...'cd'), maxLength: 8 }), (a, b) => {
        assert.equal(osaDistance(a, b, 8), levenshtein(a, b));
      }),
      { seed: 4 },
    );
  });
});

describe('neighbours', () => {
  const data = new URL('../../../data/pypi-names.bin', import.meta.url);
  const index = openNameIndex(readFileSync(data));
  const neighbours = neighboursOf(index);
  const bruteForce = (name: string, names: readonly string[], max: number) =>
    names
      .map((candidate, place) => ({
        name: candidate,
        index: place,
        distance: osaDistance(name, candidate, max),
      }))
      .filter(({ distance }) => distance > 0 && distance <= max);

  it('finds what a slip came from, the most used first', () => {
    const found = neighbours.near('reqeusts', 2);
    assert.deepEqual(found[0], {
      name: 'requests',
      index: index.rankedNames.indexOf('requests'),
      distance: 1,
    });
    assert.deepEqual(
      found.map(({ index }) => index),
      found.map(({ index }) => index).sort((a, b) => a - b),
    );
    assert.ok(!neighbours.near('requests', 2).some(({ name }) => name === 'requests'));
    assert.equal(neighboursOf(index), neighbours);
  });

  it('loses nothing that brute force over all ranked names finds', () => {
    const random = randomFrom(20261101);
    const { rankedNames } = index;
    const asked: string[] = [
      '',
      'a',
      'zz',
      '-',
      'aaaaaaaa',
      'é',
      'numpу',
      'a'.repeat(200),
      'x'.repeat(20_000),
    ];
    for (let i = 0; i < 240; i++) {
      const ranked = rankedNames[random(rankedNames.length)] ?? '';
      asked.push(i % 10 === 0 ? ranked : slip(i % 2 === 0 ? ranked : slip(ranked, random), random));
    }
    let i = random(3000);
    for (const name of index.names()) if (i++ % 12_000 === 0) asked.push(name);
    asked.push(...rankedNames.filter(name => name.length > 40).flatMap(name => [name, slip(name, random)]));
    for (const name of asked) {
      const expected = bruteForce(name, rankedNames, 2);
      assert.deepEqual(neighbours.near(name, 2), expected, name);
      const nearest = expected.filter(({ distance }) => distance === 1);
      assert.deepEqual(neighbours.near(name, 1), nearest, name);
    }
  }).timeout(20_000);

  it('loses nothing among words of few letters, short or long', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(words, { maxLength: 60 }),
        words,
        fc.integer({ min: 24, max: 34 }),
        (names, word, length) => {
          const long = [
            ...names,
            ...names.map(name => name + 'q'.repeat(length - Math.min(length, name.length))),
          ];
          const list = [...new Set(long)];
          const search = createNeighbours(list);
          for (const name of [word, word + 'q'.repeat(length - Math.min(length, word.length))]) {
            assert.deepEqual(search.near(name, 2), bruteForce(name, list, 2), name);
            assert.deepEqual(search.near(name, 1), bruteForce(name, list, 1), name);
          }
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});

const words = fc.string({ unit: fc.constantFrom(...'abc-1'), maxLength: 12 });

function wholeTable(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (table[i] ?? [])[j] = Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  return at(a.length, b.length);
}
