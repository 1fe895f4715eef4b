/** How little is asked: few connections, nothing twice, nothing that is remembered; and a cache that cannot be used does no harm. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../server/core/report.ts';
import { packEntry, sha256 } from '../../server/io/http/entry-file.ts';
import { bundledKnowledge } from '../support/bundled.ts';
import { Folder } from '../support/cli.ts';
import { antivenomOnline, today } from '../support/online.ts';
import { type RecordedRequest, type Services, startServices } from '../support/services/start.ts';

const day = 24 * 60 * 60_000;

/** The store's own folder in a cache folder. */
function entriesIn(cache: Folder): readonly string[] {
  const folder = join(cache.path, 'answers-1');
  return readdirSync(folder).map(name => join(folder, name));
}

interface Head {
  key: string;
  asOf: number;
  status: number;
  url: string;
  headers: [string, string][];
}

/** Writes an entry anew with another head. */
function changed(file: string, change: (head: Head) => Head): void {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('\n') + 1;
  const line = bytes.indexOf('\n', start);
  const end = line + 1 + Number(bytes.toString('latin1', start, line));
  const head = change(JSON.parse(bytes.toString('utf8', line + 1, end)) as Head);
  writeFileSync(
    file,
    packEntry(head.key, { ...head, headers: new Map(head.headers), body: bytes.subarray(end) }),
  );
}

describe('what is asked of the services', () => {
  let services: Services;
  let cache: Folder;
  beforeEach(async () => {
    services = await startServices({ today });
    cache = new Folder();
  });
  afterEach(async () => {
    await services.close();
    cache.remove();
  });

  /** A scan of these names, and what it asked. */
  const scan = async (names: readonly string[]) => {
    const folder = new Folder({ 'requirements.txt': names.join('\n') });
    const before = services.requests.length;
    const args = ['scan', '--format', 'json'];
    const { stdout, stderr, code } = await antivenomOnline(args, services, {
      cwd: folder.path,
      cacheDir: cache.path,
    });
    folder.remove();
    assert.equal(stderr, '');
    return { code, report: JSON.parse(stdout) as Report, requests: services.requests.slice(before) };
  };
  const linesOf = (requests: readonly RecordedRequest[]) =>
    requests.map(({ service, method, path, body }) => `${service} ${method} ${path} ${body}`);
  const judged = ({ findings, unchecked }: Report) => [
    findings.map(({ name, rule }) => `${name} ${rule}`),
    unchecked,
  ];

  it('500 names: few connections, nothing twice, and nothing at all the next time', async () => {
    const names = bundledKnowledge().names.rankedNames.slice(0, 500);
    const cold = await scan(names);
    assert.deepEqual(cold.report.unchecked, []);
    assert.equal(cold.requests.filter(({ path }) => path.startsWith('/simple/')).length, 500);
    assert.equal(cold.requests.filter(({ service }) => service === 'osv').length, 1);
    assert.equal(new Set(linesOf(cold.requests)).size, cold.requests.length);
    assert.ok(services.mostConnections() <= 8, `${services.mostConnections()} connections`);
    const warm = await scan(names);
    assert.deepEqual(linesOf(warm.requests), []);
    assert.deepEqual(judged(warm.report), judged(cold.report));
  });

  const various = ['flask', 'reqeusts', 'case-starjacking', 'case-provenance-lost==97.0.1', 'case-malicious'];

  it('what has gone stale is asked about by its tag, and is fresh again', async () => {
    const cold = await scan(various);
    for (const file of entriesIn(cache)) changed(file, head => ({ ...head, asOf: head.asOf - 2 * day }));
    const stale = await scan(various);
    assert.deepEqual(linesOf(stale.requests).sort(), linesOf(cold.requests).sort());
    const tagged = stale.requests.filter(({ headers }) => headers['if-none-match'] !== undefined);
    const isTagged = ({ service, path }: RecordedRequest) => service === 'pypi' && !path.includes('reqeusts');
    assert.deepEqual(linesOf(tagged), linesOf(stale.requests.filter(isTagged)));
    assert.ok(tagged.length > 5);
    const warm = await scan(various);
    assert.deepEqual(linesOf(warm.requests), []);
    for (const { report } of [stale, warm]) assert.deepEqual(judged(report), judged(cold.report));
  });

  it('old answers serve where nobody can be reached', async () => {
    const cold = await scan(['flask', 'case-archived']);
    for (const file of entriesIn(cache)) changed(file, head => ({ ...head, asOf: head.asOf - 2 * day }));
    services.fault({ kind: 'wrong-type', service: 'osv' });
    services.fault({ kind: 'redirect-loop', service: 'pypi' });
    const { report } = await scan(['flask', 'case-archived']);
    assert.deepEqual(judged(report)[0], judged(cold.report)[0]);
    assert.deepEqual(
      report.unchecked.map(({ name, reason }) => `${name} ${reason}`),
      ['flask unreachable', 'case-archived unreachable'],
    );
  });

  it('remembered answers that are damaged or make no sense are asked for again', async () => {
    const cold = await scan(various);
    const damages: readonly ((file: string) => void)[] = [
      file => writeFileSync(file, ''),
      file => writeFileSync(file, 'antivenom-answer 1 nonsense\n'),
      file => writeFileSync(file, readFileSync(file).subarray(0, -10)),
      file => changed(file, head => ({ ...head, key: `${head.key} of another question` })),
      file => changed(file, head => ({ ...head, headers: [['content-type', 5 as unknown as string]] })),
      file =>
        changed(file, head => ({
          ...head,
          headers: [[{} as string, 'text/html']],
          asOf: Date.now() - 60_000,
        })),
      file => changed(file, head => ({ ...head, asOf: -1e300 })),
      file => changed(file, head => ({ ...head, asOf: head.asOf + 400 * day })),
      file => changed(file, head => ({ ...head, status: 1e9 })),
    ];
    // Each run meets all damages; three turns bring most of them to every kind of answer.
    for (let turn = 0; turn < 3; turn++) {
      for (const [at, file] of entriesIn(cache).entries()) damages[(at + turn * 4) % damages.length]?.(file);
      const { code, report, requests } = await scan(various);
      assert.equal(code, cold.code, `turn ${turn}`);
      assert.deepEqual(judged(report), judged(cold.report), `turn ${turn}`);
      // OSV is asked about all its names at once.
      assert.ok(requests.length > cold.requests.length / 2);
    }
  });

  it('a folder that cannot be written, or is none, is done without', async () => {
    const expected = judged((await scan(various)).report);
    const readOnly = new Folder();
    chmodSync(readOnly.path, 0o500);
    const file = new Folder({ cache: 'a file' });
    const inTheWay = new Folder({ 'answers-1': 'a file' });
    const link = new Folder();
    symlinkSync(join(link.path, 'nowhere'), join(link.path, 'answers-1'));
    const foldersInTheWay = new Folder();
    for (const name of entriesIn(cache))
      mkdirSync(join(foldersInTheWay.path, 'answers-1', name.slice(-64), 'x'), { recursive: true });
    const paths = [
      readOnly.path,
      join(file.path, 'cache'),
      inTheWay.path,
      link.path,
      foldersInTheWay.path,
      '/dev/null/x',
      '/proc/x',
    ];
    const folder = new Folder({ 'requirements.txt': various.join('\n') });
    await Promise.all(
      paths.map(async cacheDir => {
        const options = { cwd: folder.path, cacheDir };
        const { stdout, stderr, code } = await antivenomOnline(
          ['scan', '--format', 'json'],
          services,
          options,
        );
        assert.deepEqual([stderr, code], ['', 1], cacheDir);
        assert.deepEqual(judged(JSON.parse(stdout) as Report), expected, cacheDir);
      }),
    );
    folder.remove();
    assert.equal(readFileSync(join(file.path, 'cache'), 'utf8'), 'a file');
    chmodSync(readOnly.path, 0o700);
    for (const each of [readOnly, file, inTheWay, link, foldersInTheWay]) each.remove();
  });

  it("somebody else's files in the folder are left alone", async () => {
    const others = ['notes.txt', 'answers-1/notes.txt', `answers-1/${sha256('x')}.bak`, 'pip/http/a'];
    for (const name of others) cache.write(name, 'mine');
    await scan(various);
    for (const name of others) assert.equal(readFileSync(join(cache.path, name), 'utf8'), 'mine');
    assert.deepEqual(linesOf((await scan(various)).requests), []);
  });
});
