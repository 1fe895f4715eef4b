/** The order of versions, and which version a dependency pins. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  canonicalVersion,
  compareVersions,
  isVersion,
  pinnedVersion,
  sameVersion,
} from '../../../server/core/python/version.ts';

const ascending = [
  '1.0-final-x',
  '2004d',
  '0.dev1',
  '0',
  '1.0.dev1',
  '1.0a1.dev1',
  '1.0a1',
  '1.0b2',
  '1.0rc1',
  '1.0',
  '1.0+abc',
  '1.0+5',
  '1.0.post1',
  '1.0.1',
  '1.9',
  '1.10',
  '2026.1',
  '1!0.1',
];

describe('versions', () => {
  it('are in the order of PEP 440, those from before it first', () => {
    assert.deepEqual([...ascending].reverse().sort(compareVersions), ascending);
  });

  it('have many spellings', () => {
    const same = [
      ['1.0', '1', '1.0.0', 'v1.0', ' 1.0 '],
      ['1.0rc1', '1.0-RC.1', '1c1', '1.0.0preview1'],
      ['1.0.post0', '1.0-r', '1.0-0'],
      ['1.0+ubuntu.1', '1.0+Ubuntu-1'],
      ['2004D', '2004d'],
    ];
    for (const [first = '', ...others] of same)
      for (const other of others) {
        assert.ok(sameVersion(first, other), `${first} ${other}`);
        assert.equal(canonicalVersion(first), canonicalVersion(other));
      }
    for (const [place, version] of ascending.entries())
      for (const other of ascending.slice(place + 1)) {
        assert.ok(!sameVersion(version, other), `${version} ${other}`);
        assert.notEqual(canonicalVersion(version), canonicalVersion(other));
      }
  });

  it('compare whatever stands there, in a total order', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(...ascending),
      fc.stringMatching(/^\d\.\d(rc|a|\.dev|\+)?\d?$/),
    );
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        assert.equal(Math.sign(compareVersions(a, b)), -Math.sign(compareVersions(b, a)) + 0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) assert.ok(compareVersions(a, c) <= 0);
        isVersion(a);
      }),
    );
    for (const long of [
      '1'.repeat(200_000),
      '1.'.repeat(100_000),
      '0.'.repeat(100_000),
      '1a'.repeat(100_000),
    ])
      compareVersions(long, long);
  });
});

describe('pinned version', () => {
  const cases: readonly (readonly ['requirement' | 'lock', string, string | null])[] = [
    ['requirement', '==1.0', '1.0'],
    ['requirement', '== 1.0 ', '1.0'],
    ['requirement', '(==1.0)', '1.0'],
    ['requirement', '===1.0+local', '1.0+local'],
    ['requirement', '==1.0,!=1.1', '1.0'],
    ['requirement', '==1.0,==1.0.0', '1.0'],
    ['requirement', '==1.0,==2.0', null],
    ['requirement', '==1.*', null],
    ['requirement', '>=1.0', null],
    ['requirement', '~=1.0', null],
    ['requirement', '^1.0', null],
    ['requirement', '1.0', null],
    ['requirement', '==', null],
    ['requirement', '== 1.0 || 2.0', null],
    ['requirement', '', null],
    ['lock', '==1.0', '1.0'],
    ['lock', '1.0', '1.0'],
    ['lock', '', null],
  ];
  for (const [kind, specifier, version] of cases)
    it(`${kind} ${specifier}`, () => assert.equal(pinnedVersion({ kind, specifier }), version));
});
