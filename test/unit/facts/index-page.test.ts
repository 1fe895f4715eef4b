/** Index pages in both forms, file names, and the releases made of them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileVersion } from '../../../server/core/facts/file-version.ts';
import { readIndexPage } from '../../../server/core/facts/read-index-page.ts';
import { releasesOf } from '../../../server/core/facts/releases.ts';
import { neverThrows } from '../../support/mutated.ts';

const jsonType = 'application/vnd.pypi.simple.v1+json';
const base = 'https://index.example/simple/acme-kit/';
const digest = 'ab'.repeat(32);
const read = (page: unknown) => readIndexPage(JSON.stringify(page), jsonType, base, 'acme-kit');
const readHtml = (html: string) => readIndexPage(html, 'text/html; charset=utf-8', base, 'acme-kit');

const full = {
  name: 'acme-kit',
  meta: { 'api-version': '1.4', '_last-serial': 7 },
  'project-status': { status: 'archived', reason: 'moved' },
  versions: ['1.0'],
  unknown: [1],
  files: [
    {
      filename: 'acme_kit-1.0-py3-none-any.whl',
      url: '../../files/acme_kit-1.0-py3-none-any.whl#frag',
      hashes: { sha256: digest.toUpperCase(), __proto__: 'x', '../x': digest },
      'requires-python': '>=3.9',
      size: 1234,
      'upload-time': '2026-01-02T03:04:05.123456Z',
      yanked: 'broken',
      provenance: 'https://index.example/integrity/x',
    },
    { filename: 'acme-kit-1.0.0.tar.gz', url: 'acme-kit-1.0.0.tar.gz', hashes: {}, yanked: true },
  ],
};

describe('index page', () => {
  it('is read from JSON', () => {
    assert.deepEqual(read(full), {
      status: 'archived',
      statusReason: 'moved',
      files: [
        {
          filename: 'acme_kit-1.0-py3-none-any.whl',
          version: '1.0',
          url: 'https://index.example/files/acme_kit-1.0-py3-none-any.whl',
          hashes: { sha256: digest },
          uploaded: '2026-01-02T03:04:05.123Z',
          size: 1234,
          requiresPython: '>=3.9',
          yanked: 'broken',
          provenance: 'https://index.example/integrity/x',
        },
        {
          filename: 'acme-kit-1.0.0.tar.gz',
          version: '1.0.0',
          url: 'https://index.example/simple/acme-kit/acme-kit-1.0.0.tar.gz',
          hashes: {},
          uploaded: null,
          size: null,
          requiresPython: null,
          yanked: true,
          provenance: null,
        },
      ],
    });
  });

  it('is read from HTML', () => {
    const page = readHtml(`<!DOCTYPE html><html><head><title>Links for acme-kit</title>
      <META content="quarantined" NAME='pypi:project-status'><meta name=pypi:repository-version content=1.4>
      <!-- <a href="commented-1.0.tar.gz">no</a> --><script>"<a href='scripted-1.0.zip'>"</script></head><body>
      <a href="../">Parent</a> <a href="javascript:alert(1)">acme-kit-9.tar.gz</a>
      <a data-yanked href="/f/acme_kit-2.0%2Bgpu-py3-none-any.whl#sha256=${digest}&amp;egg=x" data-requires-python="&gt;=3.8">w</a>
      <a href='download?id=4' data-yanked="it&#39;s &#x41;" data-provenance="/p">acme.kit-1.0.zip</a></body>`);
    assert.equal(page?.status, 'quarantined');
    assert.deepEqual(
      page?.files.map(({ version, url, hashes, requiresPython, yanked, provenance }) => ({
        version,
        url,
        hashes,
        requiresPython,
        yanked,
        provenance,
      })),
      [
        {
          version: '2.0+gpu',
          url: 'https://index.example/f/acme_kit-2.0%2Bgpu-py3-none-any.whl',
          hashes: { sha256: digest },
          requiresPython: '>=3.8',
          yanked: true,
          provenance: null,
        },
        {
          version: '1.0',
          url: 'https://index.example/simple/acme-kit/download?id=4',
          hashes: {},
          requiresPython: null,
          yanked: "it's A",
          provenance: 'https://index.example/p',
        },
      ],
    );
  });

  it('is nothing else: other pages, other types and later majors are no answer', () => {
    assert.equal(readHtml('<html><title>Sign in</title><a href="/login">Sign in</a>'), null);
    assert.equal(
      readHtml('<meta name="pypi:repository-version" content="2.0"><a href="a-1.zip">a</a>'),
      null,
    );
    assert.equal(readHtml('<h1>Links for acme-kit</h1>')?.files.length, 0);
    assert.equal(readIndexPage('{"files": []}', 'application/vnd.pypi.simple.v2+json', base, 'a'), null);
    assert.equal(readIndexPage('{"files": []}', 'text/plain', base, 'a'), null);
    for (const body of ['', '[]', 'null', '{}', '{"files": {}}', '{"message": "Not Found"}', '{"files": ['])
      assert.equal(readIndexPage(body, jsonType, base, 'a'), null, body);
    assert.equal(read({ meta: { 'api-version': '2.0' }, files: [] }), null);
    assert.deepEqual(read({ meta: { 'api-version': '1.9' }, files: [] })?.files, []);
  });

  it('has its status at the top or under meta, and unknown words count as active', () => {
    const statusOf = (fields: object) => read({ files: [], ...fields })?.status;
    assert.equal(statusOf({ 'project-status': { status: 'quarantined' } }), 'quarantined');
    assert.equal(statusOf({ meta: { 'project-status': 'deprecated' } }), 'deprecated');
    assert.equal(statusOf({ 'project-status': { status: 'frozen' } }), 'active');
    assert.equal(statusOf({ 'project-status': null, meta: null }), 'active');
  });

  it('never makes a file of what has no name or no web address', () => {
    const files: unknown[] = [null, 1, {}, { filename: 'a-1.zip' }, { url: 'https://a.example/a' }];
    const addresses = ['javascript:1', 'file:///etc/passwd', 'https:\\\\a', 'https://a\u202e/b', 'data:,x'];
    const names = ['../a-1.zip', 'a\\a-1.zip', 'a-1\u202e.zip', 'a\n-1.zip', `${'a'.repeat(600)}-1.zip`];
    for (const filename of names) files.push({ filename, url: 'a-1.zip' });
    const page = read({ files: [...files, ...addresses.map(url => ({ filename: 'a-1.zip', url }))] });
    assert.deepEqual(page?.files, []);
    assert.deepEqual(readHtml('<h1>Links for a</h1><a href="%2e%2e%2fa-1.zip">x</a>')?.files, []);
  });

  it('is read whatever stands there', () => {
    neverThrows(full, body => readIndexPage(body, jsonType, base, 'acme-kit'));
    const pieces = fc.array(
      fc.constantFrom('<a', ' href=', '"', "'", '>', '<!--', '=', '&#', 'x-1.zip', ' '),
    );
    fc.assert(
      fc.property(pieces, parts => void readHtml(parts.join(''))),
      { numRuns: 500 },
    );
    assert.equal(Object.getPrototypeOf(read(full)?.files[0]?.hashes), Object.prototype);
  });

  const floods = [
    '<',
    '<a ',
    '<a href="',
    "<a href='x",
    '<!--',
    '<a =',
    '<script>',
    '&#x41;',
    '<a href=#&',
    ' =',
  ];
  for (const flood of floods)
    it(`takes linear time for ${JSON.stringify(flood)} again and again`, () => {
      const started = process.cpuUsage();
      readHtml(flood.repeat(200_000 / flood.length));
      readHtml(`<a ${flood.repeat(200_000 / flood.length)}`);
      readHtml(`<a href="${flood.repeat(200_000 / flood.length)}">a-1.zip</a>`);
      assert.ok(process.cpuUsage(started).user / 1000 < 1500);
    });
});

describe('file version', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['requests-2.32.3-py3-none-any.whl', 'requests', '2.32.3'],
    ['a_b-1.0-1-cp312-cp312-manylinux_2_17_x86_64.whl', 'a-b', '1.0'],
    ['a-b-1.0-py3-none-any.whl', 'a-b', '1.0'],
    ['zope.interface-7.0.tar.gz', 'zope-interface', '7.0'],
    ['a-1-2.zip', 'a', '1-2'],
    ['a-1-2.zip', 'a-1', '2'],
    ['Foo_Bar-1.0-rc1.tar.bz2', 'foo-bar', '1.0-rc1'],
    ['foo-1.0-py3.8-linux-x86_64.egg', 'foo', '1.0'],
    ['foo-1!2.0+local.1.tar.gz', 'foo', '1!2.0+local.1'],
    ['other-1.0.tar.gz', 'foo', null],
    ['foo.tar.gz', 'foo', null],
    ['foo-.tar.gz', 'foo', null],
    ['foo-1.0.whl', 'foo', null],
    ['foo-1.0.txt', 'foo', null],
  ];
  for (const [file, name, version] of cases)
    it(`${file} of ${name}`, () => assert.equal(fileVersion(file, name), version));
});

describe('releases', () => {
  const file = (filename: string, rest: object = {}) => ({ filename, url: filename, ...rest });

  it('are the newest first, with both spellings of a version in one', () => {
    const page = read({
      files: [
        file('acme-kit-1.0.tar.gz', {
          'upload-time': '2026-01-02T00:00:00Z',
          yanked: 'bad',
          provenance: 'p',
        }),
        file('acme_kit-1.0.0-py3-none-any.whl', { 'upload-time': '2026-01-01T00:00:00Z', yanked: true }),
        file('acme-kit-1.0.post1.zip', { yanked: 'bad' }),
        file('acme_kit-1.0.post1-py3-none-any.whl', { provenance: 'p' }),
        file('acme-kit-10.0rc1.zip', { provenance: 'p' }),
        file('acme-kit-2004d.zip'),
        file('strange.zip'),
      ],
    });
    assert.ok(page);
    assert.deepEqual(
      releasesOf(page).map(({ version, uploaded, files, yanked, attested }) => [
        version,
        uploaded,
        files.length,
        yanked,
        attested,
      ]),
      [
        ['10.0rc1', null, 1, false, 'all'],
        ['1.0.post1', null, 2, false, 'some'],
        ['1.0', '2026-01-01T00:00:00.000Z', 2, 'bad', 'some'],
        ['2004d', null, 1, false, 'none'],
      ],
    );
  });
});
