import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildNameIndex, type NameEntry, nameEntries } from '../../server/core/names/build-name-index.ts';
import { type OpenNameIndex, openNameIndex } from '../../server/core/names/name-index.ts';

const tiny: NameEntry[] = [
  { name: 'requests', rank: 1 },
  { name: 'numpy', rank: 4 },
  { name: 'request', rank: null },
  { name: 'a', rank: null },
  { name: 'requests-oauthlib', rank: 3 },
];

describe('name index', () => {
  it('answers for every name it was given and for no other', () => {
    const index = openNameIndex(buildNameIndex(tiny, '2026-11-01'));
    assert.equal(index.date, '2026-11-01');
    assert.equal(index.projects, 5);
    assert.equal(index.ranked, 3);
    assert.deepEqual([...index.names()], ['a', 'numpy', 'request', 'requests', 'requests-oauthlib']);
    for (const { name, rank } of tiny) {
      assert.ok(index.has(name), name);
      assert.equal(index.rank(name), rank);
    }
    for (const name of ['', 'b', 'reques', 'requestss', 'requests-', 'Requests', 'numpу', 'zzz', 'é']) {
      assert.ok(!index.has(name), name);
      assert.equal(index.rank(name), null);
    }
  });

  it('lists ranked names most used first, across missing ranks', () => {
    const index = openNameIndex(buildNameIndex(tiny, '2026-11-01'));
    assert.deepEqual(index.rankedNames, ['requests', 'requests-oauthlib', 'numpy']);
  });

  it('counts names by their beginning', () => {
    const index = openNameIndex(buildNameIndex(tiny, '2026-11-01'));
    assert.equal(index.countPrefix('request'), 3);
    assert.equal(index.countPrefix('requests-'), 1);
    assert.equal(index.countPrefix(''), 5);
    assert.equal(index.countPrefix('x'), 0);
  });

  it('lists the unranked names with a beginning, no more than asked for', () => {
    const many = Array.from({ length: 100 }, (_, i) => ({
      name: `x${String(i).padStart(2, '0')}`,
      rank: null,
    }));
    const index = openNameIndex(buildNameIndex([...tiny, ...many, { name: 'y', rank: null }], '2026-11-01'));
    assert.deepEqual(index.unrankedFrom('request', 5), ['request']);
    assert.deepEqual(index.unrankedFrom('x3', 3), ['x30', 'x31', 'x32']);
    assert.deepEqual(
      index.unrankedFrom('x', 1000),
      many.map(({ name }) => name),
    );
    assert.deepEqual(index.unrankedFrom('z', 5), []);
    assert.deepEqual(index.unrankedFrom('', 2), ['a', 'request']);
  });

  it('holds no names at all without harm', () => {
    const index = openNameIndex(buildNameIndex([], '2026-11-01'));
    assert.equal(index.projects, 0);
    assert.equal(index.has('a'), false);
    assert.equal(index.countPrefix(''), 0);
    assert.deepEqual(index.rankedNames, []);
  });

  it('gives the same bytes for the same names in any order', () => {
    assert.deepEqual(buildNameIndex(tiny.toReversed(), '2026-11-01'), buildNameIndex(tiny, '2026-11-01'));
  });

  it('survives a round trip of any names', () => {
    fc.assert(
      fc.property(entrySets, entries => {
        const index = openNameIndex(buildNameIndex(entries, '2026-11-01'));
        agrees(index, entries);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('keeps names that share more than a block byte can count', () => {
    const stem = 'x'.repeat(126);
    const tails = ['', 'y', 'yy', 'yya', 'yyab', 'yyabc', 'yyac', 'yz', 'z', 'zzzzzz'];
    agrees(
      openNameIndex(
        buildNameIndex(
          tails.map(tail => ({ name: stem + tail, rank: null })),
          '2026-11-01',
        ),
      ),
      tails.map(tail => ({ name: stem + tail, rank: null })),
    );
  });

  it('refuses to build from names or ranks that cannot be', () => {
    const build = (...entries: NameEntry[]) => buildNameIndex(entries, '2026-11-01');
    assert.throws(() => build({ name: 'Django', rank: null }), /not a canonical name: 'Django'/);
    assert.throws(() => build({ name: 'a', rank: null }, { name: 'a', rank: null }), /given twice: 'a'/);
    assert.throws(() => build({ name: 'a', rank: 1 }, { name: 'a', rank: 2 }), /given twice: 'a'/);
    assert.throws(() => build({ name: 'a', rank: 1 }, { name: 'a', rank: null }), /with a rank and without/);
    assert.throws(() => build({ name: 'a', rank: 1 }, { name: 'b', rank: 1 }), /rank 1 is given twice/);
    assert.throws(() => build({ name: 'a', rank: 70_000 }), /no such rank/);
    assert.throws(() => buildNameIndex([], 'today'), /not a date/);
  });

  it('makes entries from what an index and a ranking publish', () => {
    assert.deepEqual(nameEntries(['Django', 'zope.interface', 'bad name', 'a'], ['a', 'gone', 'DJANGO']), [
      { name: 'django', rank: 3 },
      { name: 'zope-interface', rank: null },
      { name: 'a', rank: 1 },
    ]);
  });

  it('refuses bytes that are not an index', () => {
    const bytes = buildNameIndex(tiny, '2026-11-01');
    const changed = (at: number, value: number) => bytes.with(at, value);
    assert.throws(() => openNameIndex(new Uint8Array()), /^Error: not a name index: it is too short/);
    assert.throws(() => openNameIndex(new Uint8Array(100)), /not a name index: it begins with other bytes/);
    assert.throws(() => openNameIndex(changed(7, 2)), /not a name index: it is of another version/);
    assert.throws(() => openNameIndex(changed(8, 0)), /not a name index: its date cannot be read/);
    assert.throws(() => openNameIndex(changed(18, 200)), /not a name index: its length/);
    assert.throws(() => openNameIndex(bytes.subarray(0, -1)), /not a name index: its length/);
    assert.throws(() => openNameIndex(changed(34, 1)), /not a name index: its block lengths/);
    assert.throws(() => openNameIndex(changed(38, 0)), /not a name index: /);
  });

  it('never fails later, whatever the bytes', () => {
    const bytes = buildNameIndex(many(300), '2026-11-01');
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.string(), (changes, name) => {
        const damaged = bytes.slice();
        for (const [at, value] of changes) damaged[at] = value;
        let index: OpenNameIndex;
        try {
          index = openNameIndex(damaged);
        } catch (error) {
          assert.match(String(error), /^Error: not a name index: /);
          return;
        }
        for (const asked of [name, 'name-12', 'name-299', '', 'a', 'zz']) {
          index.has(asked);
          index.rank(asked);
          assert.ok(index.countPrefix(asked) >= 0);
        }
        assert.ok(Array.from(index.names()).length <= 300);
        assert.ok(index.rankedNames.every(ranked => typeof ranked === 'string'));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});

describe('the bundled name index', () => {
  const data = new URL('../../../data/', import.meta.url);
  const bytes = readFileSync(new URL('pypi-names.bin', data));
  const about = JSON.parse(readFileSync(new URL('pypi-names.json', data), 'utf8'));
  const index = openNameIndex(bytes);

  it('is the one that was built', () => {
    assert.equal(createHash('sha256').update(bytes).digest('hex'), about.sha256);
    const { date, projects, ranked } = index;
    const { sha256: _, ...expected } = about;
    assert.deepEqual({ date, projects, ranked, bytes: bytes.length }, expected);
  });

  it('holds its names sorted and counts them right', () => {
    let count = 0;
    let before = '';
    const byPrefix = new Map<string, number>();
    for (const name of index.names()) {
      assert.ok(before < name, `${before} stands before ${name}`);
      before = name;
      count++;
      for (const length of [2, 4, 7]) {
        if (name.length < length) continue;
        const prefix = name.slice(0, length);
        byPrefix.set(prefix, (byPrefix.get(prefix) ?? 0) + 1);
      }
    }
    assert.equal(count, index.projects);
    let i = 0;
    for (const [prefix, expected] of byPrefix)
      if (i++ % 50 === 0) assert.equal(index.countPrefix(prefix), expected, prefix);
  });

  it('knows names that exist and none that does not', () => {
    for (const name of ['requests', 'numpy', 'colorama', 'zope-interface', '0', 'a'])
      assert.ok(index.has(name), name);
    for (const name of ['reqeusts', 'colourama-x-y-z', 'Requests', '', 'z'.repeat(500)])
      assert.ok(!index.has(name), name);
    assert.equal(index.rank('not-a-ranked-name-at-all'), null);
  });

  it('ranks every ranked name at its place', () => {
    assert.equal(index.rankedNames.length, index.ranked);
    let before = 0;
    for (const name of index.rankedNames) {
      const rank = index.rank(name) ?? 0;
      assert.ok(rank > before && index.has(name), name);
      before = rank;
    }
    assert.equal(index.rank(index.rankedNames[0] ?? ''), 1);
  });
});

const word = fc.string({ unit: fc.constantFrom(...'ab0-'), minLength: 1, maxLength: 12 });
const entrySets = fc
  .uniqueArray(
    word.map(text => text.replace(/-+/g, '-').replace(/^-|-$/g, '') || 'x'),
    { maxLength: 400 },
  )
  .map(names => names.map((name, i) => ({ name, rank: i % 3 === 0 ? i + 1 : null })));

function many(count: number): NameEntry[] {
  return Array.from({ length: count }, (_, i) => ({ name: `name-${i}`, rank: i % 4 === 0 ? i + 1 : null }));
}

function agrees(index: OpenNameIndex, entries: readonly NameEntry[]): void {
  const names = entries.map(entry => entry.name).sort();
  assert.deepEqual([...index.names()], names);
  for (const { name, rank } of entries) {
    assert.ok(index.has(name), name);
    assert.equal(index.rank(name), rank, name);
    for (const other of [`${name}a`, `${name}-`, name.slice(0, -1), name.slice(1)]) {
      assert.equal(index.has(other), names.includes(other), other);
      assert.equal(index.countPrefix(other), names.filter(n => n.startsWith(other)).length, other);
    }
  }
}
