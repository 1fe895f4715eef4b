/** From outside: looking into a release on PyPI, and holding it against another one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InspectionReport } from '../../server/core/hidden-code/report/report.ts';
import { zipOf } from '../support/archives.ts';
import { Folder } from '../support/cli.ts';
import { antivenomOnline, type OnlineOptions, today } from '../support/online.ts';
import { releaseFiles } from '../support/services/release-files.ts';
import { type Services, startServices } from '../support/services/start.ts';

const hidden = "import base64\nexec(base64.b64decode('cHJpbnQoImh0dHBzOi8vZXZpbC5pbnZhbGlkL3giKQ=='))\n";
const session = Array.from({ length: 40 }, (_, line) => `def step_${line}():\n    return ${line}\n`).join(
  '\n',
);
const requests = {
  'requests/__init__.py': '"""HTTP."""\nfrom requests.sessions import step_1\n',
  'requests/sessions.py': session,
  'requests/api.py': "API = 'https://api.example.org/v1'\n",
};
const imitated = {
  'reqests/__init__.py': '"""HTTP."""\nfrom reqests.sessions import step_1\n',
  'reqests/sessions.py': session.replace('def step_20():', `${hidden}def step_20():`),
  'reqests/api.py': requests['requests/api.py'],
};
const calm = { 'calm.py': 'x = 1\n' };

describe('antivenom inspect NAME', () => {
  let services: Services;
  before(async () => {
    services = await startServices({
      today,
      states: { 'case-of-nobody': 'absent', requestss: 'malicious' },
      contents: {
        requests: {
          '2.32.2': { wheel: requests, sdist: requests },
          '2.32.3': { wheel: requests, sdist: requests },
          '2.33.0': { wheel: { ...requests, 'requests/new.py': 'y = 2\n' }, sdist: null },
        },
        reqests: { '2.32.3': { wheel: imitated, sdist: { ...imitated, 'setup.py': hidden } } },
        requestss: { '2.32.3': { wheel: requests, sdist: null } },
        'av-calm': {
          '1.0': { wheel: calm, sdist: calm },
          '1.1': { wheel: { 'calm.py': `x = 1\n${hidden}` }, sdist: calm },
          '1.2': { wheel: calm, sdist: calm, yanked: 'Broken on Windows' },
          '2.0rc1': { wheel: calm, sdist: calm },
        },
        'av-yanked': { '1.0': { yanked: true } },
        'av-empty': { '1.0': { wheel: null, sdist: null } },
        'av-native': { '1.0': { sdist: null, tags: 'cp313-cp313-manylinux_2_28_x86_64' } },
        ...Object.fromEntries(
          (['wrong-hash', 'no-hash', 'truncated', 'lying-size', 'huge', 'elsewhere', 'secret'] as const).map(
            flaw => [`av-${flaw}`, { '1.0': { flaw } }],
          ),
        ),
      },
    });
  });
  after(() => services.close());

  const run = (args: readonly string[], options?: OnlineOptions) =>
    antivenomOnline(['inspect', ...args], services, options);
  const report = async (...args: readonly string[]) => {
    const { stdout, stderr } = await run([...args, '--format', 'json']);
    assert.equal(stderr, '');
    return JSON.parse(stdout) as InspectionReport;
  };

  it('looks into the wheel and the sdist of the latest release that installers would take', async () => {
    const { release, inspections, name, notes } = await report('av-calm');
    assert.equal(release?.version, '1.1');
    assert.deepEqual(
      inspections.map(({ container, verdict }) => [container.file, verdict]),
      [
        ['av_calm-1.1-py3-none-any.whl', 'loud'],
        ['av_calm-1.1.tar.gz', 'quiet'],
      ],
    );
    assert.equal(name?.canonical, 'av-calm');
    assert.deepEqual(notes, []);
    assert.deepEqual(
      inspections[0]?.contacts?.map(({ host, isHidden }) => [host, isHidden]),
      [['evil.invalid', true]],
    );
  });

  it('looks into the version that is named, a yanked one too', async () => {
    const { code, stdout, stderr } = await run(['av-calm==1.2']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^Release 1\.2, published on \d{4}-\d\d-\d\d, yanked \(Broken on Windows\)$/m);
    assert.match(stdout, /av_calm-1\.2\.tar\.gz: No sign of hidden code/);
    assert.equal((await report('av-calm==2.0rc1')).release?.version, '2.0rc1');
  });

  it('says above what its name is suspected of, and compares it with what it imitates, like with like', async () => {
    const { code, stdout } = await run(['reqests']);
    assert.equal(code, 1);
    assert.match(stdout, /^reqests: suspicious \[typosquat\] 'reqests' is one letter from 'requests'/);
    assert.match(
      stdout,
      /75 % of its files are those of requests 2\.32\.3; 1 file differs: 2 added lines in reqests\/sessions\.py; 1 line that requests 2\.32\.3 has not carries signs of hidden code \(decoded-exec\)/,
    );
    assert.match(stdout, /1 file is added: setup\.py/);
    assert.match(stdout, /^ {4}\+exec\(base64/m);
    assert.match(stdout, /^ {5}def step_20\(\):/m);
    assert.match(stdout, /Runs while it is installed: setup\.py · 1 sign/);
    const { inspections } = await report('reqests');
    assert.deepEqual(
      inspections.map(({ comparison }) => [comparison?.against.file, comparison?.changed[0]?.lines]),
      [
        [
          'requests-2.32.3-py3-none-any.whl',
          { added: [{ first: 61, last: 62 }], addedLines: 2, removedLines: 0 },
        ],
        ['requests-2.32.3.tar.gz', { added: [{ first: 61, last: 62 }], addedLines: 2, removedLines: 0 }],
      ],
    );
  });

  it('says that a name is reported as malware, and looks into its files all the same', async () => {
    const { code, stdout } = await run(['requestss']);
    assert.equal(code, 1);
    assert.match(stdout, /^requestss: malicious \[malicious\]/);
    assert.match(stdout, /Compared: All its files are those of requests 2\.32\.3/);
  });

  it('compares with the release before, with another project, with a file and with a folder', async () => {
    const before = (await report('requests', '--against', 'previous')).inspections[0]?.comparison;
    assert.equal(before?.against.version, '2.32.3');
    assert.deepEqual(before?.added, ['requests/new.py']);
    const named = (await report('requests==2.32.3', '--against', 'av-calm==1.0')).inspections[0]?.comparison;
    assert.deepEqual([named?.against.name, named?.against.version], ['av_calm', '1.0']);
    const folder = new Folder({ 'calm/calm.py': 'x = 1\n' });
    folder.write('other-1.0-py3-none-any.whl', zipOf([{ path: 'calm.py', content: 'x = 2\n' }]));
    const inside = { cwd: folder.path };
    for (const [args, sentence] of [
      [['av-calm==1.0', '--against', 'calm'], /% of its files are those of calm/],
      [
        ['calm', '--against', 'other-1.0-py3-none-any.whl'],
        /None of its files is one of other 1\.0; 1 file differs: 1 added line in calm\.py/,
      ],
      [
        ['other-1.0-py3-none-any.whl', '--against', 'av-calm'],
        /None of its files is one of av_calm 1\.0; 1 file differs/,
      ],
    ] as const) {
      const { stdout, stderr } = await run(args, inside);
      assert.equal(stderr, '');
      assert.match(stdout, sentence);
    }
    folder.remove();
  });

  it('takes a native wheel where there is no pure one', async () => {
    const { inspections } = await report('av-native');
    assert.deepEqual(
      inspections.map(({ container }) => container.file),
      ['av_native-1.0-cp313-cp313-manylinux_2_28_x86_64.whl'],
    );
  });

  it('carries what differs, what runs when and how it was judged in every format', async () => {
    for (const format of ['text', 'markdown', 'html']) {
      const { stdout } = await run(['reqests', '--format', format]);
      // In HTML the labels stand in cells of their own.
      const cells = format === 'html' ? stdout.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') : stdout;
      const plain = cells.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
      for (const part of [
        'suspicious [typosquat]',
        'Release 2.32.3',
        'Runs while it is installed: setup.py',
        'Runs when it is imported: 3 files',
        'Names these hosts: evil.invalid (hidden, ',
        'api.example.org (reqests/api.py:1)',
        'of its files are those of requests 2.32.3',
        '@@ -',
        '+exec(base64',
        'nothing was run',
        'reqests/sessions.py:62:1',
      ])
        assert.ok(plain.includes(format === 'html' ? inCells(part) : part), `${format}: ${part}`);
    }
  });

  it('says in one line why there is nothing to look into', async () => {
    const cases: readonly (readonly [name: string, message: RegExp])[] = [
      ['case-of-nobody', /nothing to look into: 'case-of-nobody' is not on PyPI/],
      ['reqeusts', /nothing to look into: 'reqeusts' is one swap from 'requests'/],
      ['case-quarantined', /quarantined/],
      ['case-all-releases-deleted', /no files/],
      ['case-archived-and-emptied', /no files/],
      ['av-calm==9.9', /no release 9\.9/],
      ['av-yanked', /every release .* is yanked; name one, as in 'av-yanked==1\.0'/],
      ['av-empty', /no files/],
      ['av-wrong-hash', /does not have the SHA-256 that the index gives, and was not read/],
      ['av-no-hash', /gives no SHA-256/],
      ['av-truncated', /has \d+ bytes, and the index says \d+/],
      ['av-lying-size', /larger than the \d+ bytes that the index says/],
      ['av-huge', /larger than 100 MB/],
      ['av-elsewhere', /gives an address .* that is not asked/],
      ['av-secret', /gives an address .* that is not asked/],
      ['absent.whl', /no file or folder/],
      ['not a name', /no file or folder/],
    ];
    for (const [name, message] of cases) {
      const { code, stdout, stderr } = await run([name]);
      assert.deepEqual([code, stdout, stderr.trim().split('\n').length], [2, '', 1], `${name}: ${stderr}`);
      assert.match(stderr, message, name);
    }
  }).timeout(60_000);

  it('fetches nothing that the index says is too large, and nothing from elsewhere', () => {
    const asked = services.requests.filter(({ path }) => /av_(?:huge|elsewhere|secret)/.test(path));
    assert.deepEqual(asked, []);
  });

  it('says so where the file does not come, is refused or stops half-way', async () => {
    for (const kind of ['forbidden', 'lying-length', 'redirect-loop', 'truncated'] as const) {
      const end = services.fault({ kind, path: '/packages/' });
      const { code, stdout, stderr } = await run(['av-calm==1.0']);
      end();
      assert.deepEqual([code, stdout, stderr.trim().split('\n').length], [2, '', 1], `${kind}: ${stderr}`);
      assert.match(stderr, /could not be fetched|status 403|has \d+ bytes/, kind);
    }
  }).timeout(60_000);

  it('a comparison that nobody asked for may fail', async () => {
    const end = services.fault({ kind: 'forbidden', path: `/packages/${pathOf('requests', '2.32.3')}` });
    const { stdout, stderr } = await run(['reqests']);
    end();
    assert.equal(stderr, '');
    assert.match(stdout, /^Not compared with requests: 127\.0\.0\.1:\d+ answered with status 403/m);
  });

  it('tells nobody of a name that may be private, and asks nobody offline', async () => {
    const folder = new Folder({ 'pip.conf': '', 'antivenom.toml': 'allow = ["acme-*"]\n' });
    const before = services.requests.length;
    const index = { PIP_EXTRA_INDEX_URL: 'https://packages.invalid/simple' };
    const cases = [
      await run(['acme-tool'], { cwd: folder.path }),
      await run(['stray-name-of-nobody'], { env: index }),
      await run(['av-calm', '--offline']),
      await run(['av-calm==1.0', '--against', 'acme-tool'], { cwd: folder.path }),
    ];
    folder.remove();
    for (const { code, stdout, stderr } of cases) {
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, /is not asked for: /);
    }
    assert.deepEqual(
      services.requests.slice(before).filter(({ path }) => /acme|stray/.test(path)),
      [],
    );
  });

  it('sends no more than what is needed for the file', async () => {
    const before = services.requests.length;
    await run(['av-calm==1.0']);
    const files = services.requests.slice(before).filter(({ path }) => path.startsWith('/packages/'));
    assert.deepEqual(files.length, 2);
    for (const { headers, method } of files) {
      assert.equal(method, 'GET');
      assert.deepEqual(Object.keys(headers).sort(), [
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ]);
    }
  });

  it('writes nothing outside the cache, and starts no process', async () => {
    const folder = new Folder({ 'work/empty.txt': '', 'cache/empty.txt': '' });
    const record = fileURLToPath(new URL('../../../test/support/record-writes.cjs', import.meta.url));
    const list = join(folder.path, 'deeds.txt');
    const env = { ANTIVENOM_DEEDS: list, NODE_OPTIONS: `--require ${record}` };
    const cacheDir = join(folder.path, 'cache');
    const { stdout } = await run(['reqests'], { cwd: join(folder.path, 'work'), env, cacheDir });
    assert.match(stdout, /of its files are those of requests/);
    const deeds = readFileSync(list, 'utf8').split('\n').filter(Boolean);
    assert.ok(deeds.length > 0, 'the cache was written');
    assert.deepEqual(
      deeds.filter(deed => !deed.startsWith(`write ${cacheDir}`)),
      [],
    );
    const deed = "require('node:fs').writeFileSync('x', '');require('node:child_process').spawnSync('true')";
    spawnSync(process.execPath, ['-e', deed], { cwd: folder.path, env: { ...process.env, ...env } });
    assert.deepEqual(readFileSync(list, 'utf8').split('\n').slice(-3), ['write x', 'process true', '']);
    folder.remove();
  });
});

/** `label: value (place)` without what a table says by its form. */
function inCells(part: string): string {
  return part
    .replace(/: /, ' ')
    .replace(/ \(hidden, $/, ' hidden ')
    .replace(/\((.*)\)/, '$1');
}

function pathOf(name: string, version: string): string {
  const [{ blake2b = '' } = {}] = releaseFiles(name, version);
  return `${blake2b.slice(0, 2)}/${blake2b.slice(2, 4)}/`;
}
