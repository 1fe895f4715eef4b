/** Archives as they should be, and as an enemy would make them: each oddity is a named problem, in bounded time. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Archive } from '../../../server/core/archive/archive.ts';
import { openArchive } from '../../../server/io/archive/open-archive.ts';
import { paxPath, tarGzOf, tarOf, zipOf } from '../../support/archives.ts';

const files = [
  { path: 'pkg/__init__.py', content: 'print("hello")\n'.repeat(20) },
  { path: 'pkg/data.txt', content: 'ä' },
];

describe('archives', () => {
  it('gives the files of a wheel and of an sdist', () => {
    for (const bytes of [zipOf(files), tarGzOf(files), tarOf(files)]) {
      const { members, problems } = openArchive(bytes);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        members.map(member => [member.path, Buffer.from(member.read() ?? []).toString()]),
        files.map(({ path, content }) => [path, content]),
      );
    }
  });

  it('reads long names of pax and GNU tar', () => {
    const long = `${'a/'.repeat(80)}end.py`;
    const entries = [
      paxPath(long),
      { path: 'short', content: '1' },
      { path: '././@LongLink', type: 'L', content: `${long}2\0` },
      { path: 'short', content: '2' },
    ];
    const { members, problems } = openArchive(tarGzOf(entries));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      members.map(({ path }) => path),
      [long, `${long}2`],
    );
  });

  for (const [what, bytes, kinds] of hostile())
    it(`names what is wrong: ${what}`, () => {
      const { members, problems } = openArchive(bytes);
      for (const member of members) member.read();
      assert.deepEqual([...new Set(problems.map(({ kind }) => kind))].sort(), [...kinds].sort());
    });

  it('does not unpack more than an entry claims, nor less', () => {
    for (const claimedSize of [1, 10_000]) {
      const { members } = openArchive(zipOf([{ path: 'a.py', content: 'x'.repeat(100), claimedSize }]));
      assert.equal(members[0]?.read(), null);
    }
  });

  it('ends after 20,000 entries', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => ({ path: `f${index}`, content: '' }));
    for (const bytes of [zipOf(many), tarOf(many)]) {
      const { members, problems } = openArchive(bytes);
      assert.equal(members.length, 20_000);
      assert.equal(problems.filter(({ kind }) => kind === 'too-large').length, 1);
    }
  });

  it('never throws, whatever bytes have changed', () => {
    const samples = [zipOf(files), tarOf(files), gzipSync(tarOf(files))];
    const change = fc.record({ at: fc.nat(5000), value: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(change, { maxLength: 8 }),
        fc.nat(5000),
        (sample, changes, cut) => {
          const bytes = Buffer.from(sample.subarray(0, sample.length - (cut % sample.length)));
          for (const { at, value } of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
          readAll(openArchive(bytes));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function readAll({ members }: Archive): void {
  for (const member of members) member.read();
}

function hostile(): readonly (readonly [string, Uint8Array, readonly string[]])[] {
  const zeros = new Uint8Array(8 * 1024 * 1024);
  return [
    ['no archive at all', Buffer.from('hello'), ['unreadable']],
    ['an empty file', Buffer.alloc(0), ['unreadable']],
    ['a ZIP that is cut off', zipOf(files).subarray(0, 60), ['unreadable']],
    ['a tar that is cut off', tarOf(files).subarray(0, 700), ['unreadable']],
    ['a tar without an end', tarOf(files, { isEnded: false }), ['unreadable']],
    ['a gzip that is cut off', tarGzOf(files).subarray(0, 50), ['unreadable']],
    ['a tar with a lying size', tarOf([{ path: 'a', content: 'x', claimedSize: 9_999_999 }]), ['unreadable']],
    [
      'paths that leave',
      zipOf([{ path: '../evil.py' }, { path: '/etc/x' }, { path: 'C:/x' }, { path: 'a/../../b' }]),
      ['unsafe-path'],
    ],
    ['paths that leave, in tar', tarOf([{ path: '../evil.py' }, { path: '/etc/x' }]), ['unsafe-path']],
    [
      'backslashes and control characters',
      zipOf([{ path: 'a\\b.py' }, { path: 'a\u0000b.py' }]),
      ['unsafe-path'],
    ],
    ['two entries of one name', zipOf([...files, ...files]), ['duplicate']],
    ['names that differ in case only', zipOf([{ path: 'A.py' }, { path: 'a.py' }]), ['duplicate']],
    ['a link', zipOf([{ path: 'l', content: '/etc/passwd', mode: 0o120777 }]), ['link']],
    [
      'links in tar',
      tarOf([
        { path: 'l', type: '2' },
        { path: 'h', type: '1' },
      ]),
      ['link'],
    ],
    ['a device', tarOf([{ path: 'd', type: '3' }]), ['device']],
    ['a header that names another file', zipOf([{ path: 'good.py', localPath: 'evil.py' }]), ['mismatch']],
    ['a wrong count of entries', zipOf(files, { count: 7 }), ['mismatch']],
    ['bytes behind the end', zipOf(files, { tail: Buffer.from('more') }), ['extra-data']],
    ['bytes before the start', Buffer.concat([Buffer.from('PK-stub'), zipOf(files)]), ['mismatch']],
    ['an encrypted entry', zipOf([{ path: 'a.py', content: 'x', flags: 0x801 }]), ['encrypted']],
    ['another method', zipOf([{ path: 'a.py', content: 'x', method: 12 }]), ['unknown-method']],
    ['a bomb', zipOf([{ path: 'bomb.py', content: zeros }]), ['too-large']],
    ['a size that only ZIP64 could hold', zipOf([{ path: 'a', claimedSize: 0xffffffff }]), ['too-large']],
  ];
}
