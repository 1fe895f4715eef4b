/** Days on which the machine itself is at fault: the answer is the same, and nothing of the user's is lost. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../server/core/report.ts';
import { Folder, plainEnvironment, program } from '../support/cli.ts';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';
import { antivenomOnline, onlineVariables, today } from '../support/online.ts';
import { startServices } from '../support/services/start.ts';

const fullDisk = fileURLToPath(new URL('../../../test/support/full-disk.cjs', import.meta.url));
const onFullDisk = { NODE_OPTIONS: `--require ${fullDisk}` };
const names = ['flask', 'requests==2.32.3', 'colourama', 'case-malicious'];
const judged = (stdout: string) => {
  const { findings, unchecked } = JSON.parse(stdout) as Report;
  return [findings.map(({ name, rule }) => `${name} ${rule}`), unchecked];
};

describe('bad days', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ 'requirements.txt': `${names.join('\n')}\n` });
  });
  afterEach(() => folder.remove());

  const run = (args: readonly string[], env = {}) =>
    new Promise<{ code: number | null; stderr: string }>(resolve => {
      const child = spawn(process.execPath, [program, ...args], {
        cwd: folder.path,
        env: { ...plainEnvironment(), ...env },
      });
      let stderr = '';
      child.stderr.on('data', chunk => {
        stderr += chunk;
      });
      child.stdout.resume();
      child.on('close', code => resolve({ code, stderr }));
    });

  it('a full disk: answers are not remembered, and are the same', async () => {
    const services = await startServices({ today });
    const cache = new Folder();
    const args = ['scan', '--format', 'json'];
    const options = { cwd: folder.path, cacheDir: cache.path };
    const full = await antivenomOnline(args, services, { ...options, env: onFullDisk });
    const usual = await antivenomOnline(args, services, options);
    assert.deepEqual([full.code, full.stderr, judged(full.stdout)], [1, '', judged(usual.stdout)]);
    await services.close();
    cache.remove();
  }).timeout(20_000);

  it('a full disk: a file that was to be fixed, and a list that was to be written anew, stay as they were', async () => {
    folder.write('requirements.txt', 'reqeusts\n');
    folder.write('known.json', 'as it was');
    folder.write('report.json', 'as it was');
    const fixed = await run(['scan', '--fix'], onFullDisk);
    assert.match(fixed.stderr, /^antivenom: requirements\.txt was not fixed: ENOSPC[^\n]*\n$/m);
    for (const args of [
      ['scan', '--write-baseline', 'known.json'],
      ['scan', '--output', 'report.json'],
    ]) {
      const { code, stderr } = await run(args, onFullDisk);
      assert.equal(code, 2);
      assert.match(stderr, /^antivenom: cannot write [^\n]*ENOSPC[^\n]*\n$/);
    }
    assert.deepEqual(readdirSync(folder.path).sort(), ['known.json', 'report.json', 'requirements.txt']);
    assert.equal(readFileSync(join(folder.path, 'requirements.txt'), 'utf8'), 'reqeusts\n');
    assert.equal(readFileSync(join(folder.path, 'known.json'), 'utf8'), 'as it was');
    assert.equal(readFileSync(join(folder.path, 'report.json'), 'utf8'), 'as it was');
  }).timeout(20_000);

  it('a fixed file keeps its mode, its links and its other names', async function () {
    if (process.platform === 'win32') this.skip();
    const at = (name: string) => join(folder.path, name);
    for (const name of ['requirements.txt', 'real/base.txt', 'twin-requirements.txt'])
      folder.write(name, 'reqeusts\n');
    chmodSync(at('requirements.txt'), 0o640);
    symlinkSync('real/base.txt', at('linked-requirements.txt'));
    linkSync(at('twin-requirements.txt'), at('twin.txt'));
    await run(['scan', '--fix']);
    assert.equal(statSync(at('requirements.txt')).mode & 0o777, 0o640);
    assert.ok(lstatSync(at('linked-requirements.txt')).isSymbolicLink());
    for (const name of ['requirements.txt', 'linked-requirements.txt', 'real/base.txt', 'twin.txt'])
      assert.equal(readFileSync(at(name), 'utf8'), 'requests\n', name);
  }).timeout(20_000);

  it('a manifest of a gigabyte is no manifest, and costs no time', async () => {
    truncateSync(join(folder.path, 'requirements.txt'), 2 ** 30);
    folder.write('dev-requirements.txt', 'reqeusts\n');
    const started = performance.now();
    const { code } = await run(['scan', '.']);
    assert.equal(code, 1);
    assert.ok(performance.now() - started < 10_000);
  }).timeout(20_000);

  it('two servers and a command line share a cache', async () => {
    const services = await startServices({ today });
    const cache = new Folder();
    const env = {
      ...onlineVariables,
      XDG_CACHE_HOME: cache.path,
      ANTIVENOM_PYPI_URL: services.pypi,
      ANTIVENOM_OSV_URL: services.osv,
      ANTIVENOM_DEPSDEV_URL: services.depsdev,
    };
    const text = `${names.join('\n')}\n`;
    const sessions = await Promise.all([1, 2].map(() => startSession({ capabilities: pulling, env })));
    try {
      await Promise.all(sessions.map(session => session.open('requirements.txt', text)));
      const cacheDir = join(cache.path, 'antivenom');
      const args = ['scan', '--format', 'json'];
      const [alone, ...runs] = await Promise.all(
        [undefined, cacheDir, cacheDir].map(dir =>
          antivenomOnline(args, services, { cwd: folder.path, ...(dir !== undefined && { cacheDir: dir }) }),
        ),
      );
      for (const { stdout } of runs) assert.deepEqual(judged(stdout), judged(alone?.stdout ?? ''));
      const wanted = judged(alone?.stdout ?? '')[0]?.length;
      for (const session of sessions) await hasItems(session, wanted ?? 0);
    } finally {
      for (const session of sessions) session.dispose();
      await services.close();
      cache.remove();
    }
  }).timeout(30_000);

  it('a server that is killed in the midst of a scan leaves nothing that troubles the next one', async () => {
    const services = await startServices({ today });
    const cache = new Folder();
    const files = Object.fromEntries(names.map((name, at) => [`${at}/requirements.txt`, `${name}\n`]));
    const env = {
      ...onlineVariables,
      XDG_CACHE_HOME: cache.path,
      ANTIVENOM_PYPI_URL: services.pypi,
      ANTIVENOM_OSV_URL: services.osv,
      ANTIVENOM_DEPSDEV_URL: services.depsdev,
    };
    try {
      const killed = await startSession({ files, env });
      const scan = killed.command('antivenom.scanWorkspace');
      await killed.until('a question', () => services.requests.length > 2);
      killed.process.kill('SIGKILL');
      killed.dispose();
      scan.catch(() => {});
      const next = await startSession({ files, env });
      const summary = await next.command<{ files: number; findings: object }>('antivenom.scanWorkspace');
      assert.equal(summary.files, names.length);
      assert.deepEqual(Object.values(summary.findings).reduce((sum, each) => sum + each, 0) > 1, true);
      assert.equal(await next.shutdown(), 0);
      next.dispose();
    } finally {
      await services.close();
      cache.remove();
    }
  }).timeout(30_000);

  it('names of files and folders in every plane of Unicode', async () => {
    const planes = ['é', '中', '\u{1f600}', '\u{20000}', '\u{30000}', '\u{e0101}', '\u{f0000}', '\u{100000}'];
    for (const name of planes) folder.write(`${name}/${name}-requirements.txt`, 'reqeusts\n');
    folder.write('requirements.txt', '');
    const { stdout } = await antivenomOnline(['scan', '--format', 'json', '--offline'], nowhere, {
      cwd: folder.path,
    });
    const { findings } = JSON.parse(stdout) as Report;
    assert.deepEqual(
      findings.map(({ file }) => file).sort(),
      planes.map(name => `${name}/${name}-requirements.txt`).sort(),
    );
  }).timeout(20_000);
});

const nowhere = { pypi: 'http://127.0.0.1:9', osv: 'http://127.0.0.1:9', depsdev: 'http://127.0.0.1:9' };

async function hasItems(session: LspSession, count: number): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if ((await session.items('requirements.txt')).length === count) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail('a server has other findings');
}
