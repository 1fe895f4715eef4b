/** From outside: looking into packages leaves no trace, and can be ended. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tarGzOf, zipOf } from '../support/archives.ts';
import { Folder, plainEnvironment, program } from '../support/cli.ts';

const recorder = fileURLToPath(new URL('../../../test/support/record-writes.cjs', import.meta.url));
const { XDG_CACHE_HOME = '' } = plainEnvironment();
const cache = `${XDG_CACHE_HOME}/antivenom`;
const hidden =
  "import base64, os\nexec(base64.b64decode('b3BlbigneCcsICd3Jykud3JpdGUoJ2hhcm1sZXNzJyk='))\nos.system('harmless')\n";

describe('looking into packages', () => {
  const many = Object.fromEntries(
    Array.from({ length: 1100 }, (_, at) => [`site/acme/m${at}.py`, at % 100 === 0 ? hidden : 'x = 1\n']),
  );
  const folder = new Folder({
    ...many,
    'site/acme-1.0.dist-info/METADATA': 'Name: acme\nVersion: 1.0\n',
    'site/calm.py': 'x = 1\n',
    'writes.txt': '',
    'project/setup.py': hidden,
    'acme-1.0-py3-none-any.whl': zipOf([{ path: 'acme.py', content: hidden }]),
    'acme-1.0.tar.gz': tarGzOf([{ path: 'acme-1.0/setup.py', content: hidden }]),
  });
  after(() => folder.remove());

  const recorded = (...args: readonly string[]) => {
    folder.write('writes.txt', '');
    const writes = `${folder.path}/writes.txt`;
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: folder.path,
      encoding: 'utf8',
      env: {
        ...plainEnvironment(),
        NODE_OPTIONS: `--require ${recorder}`,
        ANTIVENOM_DEEDS: writes,
      },
    });
    assert.equal(stderr, '');
    return { status, writes: readFileSync(writes, 'utf8') };
  };

  /** What a look has met is remembered in the cache, which is where nobody can write here. */
  const outsideTheCache = (deeds: string) =>
    deeds.split('\n').filter(deed => deed !== '' && !deed.startsWith(`write ${cache}`));

  it('writes nothing outside the cache and starts no process', () => {
    for (const args of [
      ['inspect', 'acme-1.0-py3-none-any.whl'],
      ['inspect', 'acme-1.0.tar.gz'],
      ['inspect', 'project'],
      ['environment', 'site', '--jobs', '2'],
    ]) {
      const { status, writes } = recorded(program, ...args);
      assert.deepEqual([status, ...outsideTheCache(writes)], [1], args.join(' '));
    }
  }).timeout(60_000);

  it('would be noticed if it did', () => {
    const { writes } = recorded(
      '-e',
      `require('node:fs').writeFileSync('x.txt', 'x'); require('node:child_process').spawnSync(process.execPath, ['--version']);
       new (require('node:worker_threads').Worker)("require('node:fs').mkdirSync('y')", { eval: true });`,
    );
    assert.match(writes, /^write x\.txt$/m);
    assert.match(writes, /^process /m);
    assert.match(writes, /^write y$/m);
  });

  it('is ended by an interrupt, at once and without half a report', async () => {
    const long = `import base64\n${'exec(base64.b64decode(x[0]))\n'.repeat(600)}`;
    for (let at = 0; at < 1100; at++) folder.write(`slow/acme/m${at}.py`, long);
    folder.write('slow/acme-1.0.dist-info/METADATA', 'Name: acme\nVersion: 1.0\n');
    const running = spawn(process.execPath, [program, 'environment', 'slow', '--jobs', '2'], {
      cwd: folder.path,
      env: plainEnvironment(),
    });
    let printed = '';
    running.stdout.on('data', data => {
      printed += data;
    });
    const ended = new Promise<string | null>(resolve => running.on('close', (_, signal) => resolve(signal)));
    await new Promise(resolve => setTimeout(resolve, 800));
    const sent = performance.now();
    running.kill('SIGINT');
    assert.equal(await ended, 'SIGINT');
    assert.ok(performance.now() - sent < 3000);
    assert.equal(printed, '');
  }).timeout(60_000);
});
