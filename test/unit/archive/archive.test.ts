/** Archives as they should be, and as an enemy would make them: each oddity is a named problem, in bounded time. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Archive } from '../../../server/core/archive/archive.ts';
import { openArchive } from '../../../server/io/archive/open-archive.ts';
import { paxPath, paxRecord, tarGzOf, tarOf, zipOf } from '../../support/archives.ts';

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

  it('ends after 20,000 entries of 100,000', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      path: `f${index}`,
      content: '',
      method: 0,
    }));
    for (const bytes of [zipOf(many, { count: 65_534 }), tarGzOf(many)]) {
      const { members, problems } = openArchive(bytes);
      assert.equal(members.length, 20_000);
      assert.equal(problems.filter(({ kind }) => kind === 'too-large').length, 1);
    }
  }).timeout(90_000);

  it('takes names of all planes as they are', () => {
    const names = ['ä/é.py', '日本/模块.py', '🐍/𝒙.py', '\u{2f800}.py', '\u{e0100}x.py', '\u{f0000}.py'];
    const entries = names.map(path => ({ path, content: 'x = 1\n' }));
    for (const bytes of [zipOf(entries), tarGzOf(entries)]) {
      const { members, problems } = openArchive(bytes);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        members.map(({ path }) => path),
        names,
      );
    }
  });

  it('does not open archives in archives', () => {
    let inner = zipOf(files);
    for (let layer = 0; layer < 20; layer++) inner = zipOf([{ path: `layer${layer}.zip`, content: inner }]);
    const { members, problems } = openArchive(inner);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      members.map(({ path }) => path),
      ['layer19.zip'],
    );
  });

  it('reads a gzip file of several members as one', () => {
    const tar = tarOf(files);
    const bytes = Buffer.concat([
      gzipSync(tar.subarray(0, 700)),
      gzipSync(tar.subarray(700)),
      Buffer.alloc(9),
    ]);
    const { members, problems } = openArchive(bytes);
    assert.deepEqual(problems, []);
    assert.equal(members.length, files.length);
  });

  it('takes little memory and time for what unpacks to much', () => {
    const here = new URL('.', import.meta.url);
    const program = `
      import { gzipSync } from 'node:zlib';
      import { openArchive } from '${new URL('../../../server/io/archive/open-archive.js', here)}';
      import { zipOf, tarOf } from '${new URL('../../support/archives.js', here)}';
      const zeros = new Uint8Array(15_000_000);
      const tar = tarOf([{ path: 'bomb.py', content: zeros }]);
      const many = gzipSync(tar);
      const bombs = [zipOf([{ path: 'bomb.py', content: zeros, claimedSize: 100 }]), zipOf([{ path: 'b.py', content: zeros }])];
      for (let times = 0; times < 4; times++) bombs.push(Buffer.concat(Array(40).fill(many)));
      const before = process.resourceUsage().maxRSS;
      const problems = bombs.flatMap(bytes => {
        const archive = openArchive(bytes);
        return [...archive.problems.map(({ kind }) => kind), ...archive.members.map(member => String(member.read()))];
      });
      console.log(JSON.stringify({ problems: [...new Set(problems)], grown: process.resourceUsage().maxRSS - before }));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    const { problems, grown } = JSON.parse(stdout);
    assert.deepEqual(problems.sort(), ['null', 'too-large']);
    assert.ok(grown < 400_000, `${grown} KB`);
  }).timeout(60_000);

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
    [
      'a bomb in gzip',
      gzipSync(tarOf([{ path: 'b.py', content: new Uint8Array(40_000_000) }])),
      ['too-large'],
    ],
    ['bytes behind a gzip file', Buffer.concat([tarGzOf(files), Buffer.from('more')]), ['extra-data']],
    ['bytes behind the end of a tar', gzipSync(Buffer.concat([tarOf(files), tarOf(files)])), ['extra-data']],
    ['two entries of one name, in tar', tarGzOf([...files, ...files]), ['duplicate']],
    ['two spellings of one name', tarGzOf([{ path: '\u00e9.py' }, { path: 'e\u0301.py' }]), ['duplicate']],
    [
      'a character device and a pipe',
      tarGzOf([
        { path: 'c', type: '4' },
        { path: 'f', type: '6' },
      ]),
      ['device'],
    ],
    ['a sparse file', tarGzOf([{ path: 's', type: 'S' }]), ['unknown-method']],
    [
      'a name that only some readers find',
      tarGzOf([paxRecord('GNU.sparse.name', 'evil.py'), { path: 'good.py' }]),
      ['unknown-method'],
    ],
    ['a name for all entries', tarGzOf([paxRecord('path', 'evil.py', 'g'), ...files]), ['mismatch']],
    [
      'a size that a pax record lies about',
      tarGzOf([paxRecord('size', '99999999'), { path: 'a.py', content: 'x' }]),
      ['unreadable'],
    ],
    ['a name that turns around', zipOf([{ path: 'acme/\u202eyp.exe' }]), ['unsafe-path']],
    ['a path that is too deep', tarGzOf([paxPath(`${'a/'.repeat(2000)}b`), { path: 'x' }]), ['unsafe-path']],
    [
      'a descriptor that lies',
      zipOf([{ path: 'a.py', content: 'x', flags: 0x808, describedSize: 9 }]),
      ['mismatch'],
    ],
    ['a descriptor that is missing', zipOf([{ path: 'a.py', content: 'x', flags: 0x808 }]), ['mismatch']],
    ['an honest descriptor', zipOf([{ path: 'a.py', content: 'x', flags: 0x808, describedSize: 1 }]), []],
    ['two ends that differ', zipOf(files, { count64: 1 }), ['mismatch']],
    ['two ends that agree', zipOf(files, { count64: files.length }), []],
    ['a size that only ZIP64 could hold', zipOf([{ path: 'a', claimedSize: 0xffffffff }]), ['too-large']],
  ];
}
