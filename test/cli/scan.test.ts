/** `antivenom scan` from outside: what it prints, writes and answers. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Report } from '../../server/core/report.ts';
import { antivenom, Folder, program } from '../support/cli.ts';

let folder: Folder;
const given = (files: { readonly [name: string]: string | Uint8Array }): Folder => {
  folder = new Folder(files);
  return folder;
};

describe('antivenom scan', () => {
  afterEach(() => folder?.remove());

  it('shows the line, the carets and the reason, and exits with 1', () => {
    const { code, stdout, stderr } = given({ 'requirements.txt': 'numpy\ncolourama==0.4.6\n' }).antivenom(
      'scan',
    );
    assert.equal(code, 1);
    assert.equal(stderr, '');
    const [first, source, carets] = stdout.split('\n');
    assert.match(first ?? '', /^requirements\.txt:2:1: warning\[typosquat\] 'colourama' .*'colorama'/);
    assert.equal(source, ' 2 | colourama==0.4.6');
    assert.equal(carets, "   | ^^^^^^^^^ Replace 'colourama' with 'colorama' (unsafe fix)");
    assert.match(
      stdout,
      /^1 file · 2 names · 1 finding \(1 warning\) · 2 not checked \(offline\) · \d+\.\d\d s\n$/m,
    );
  });

  it('exits with 0 where nothing reaches --fail-on', () => {
    given({ 'requirements.txt': 'colourama\n' });
    assert.equal(folder.antivenom('scan', '--fail-on', 'error').code, 0);
    assert.equal(folder.antivenom('scan', '--fail-on', 'never').code, 0);
    assert.equal(folder.antivenom('scan', '--ignore', 'typosquat,unknown-project').code, 0);
    assert.equal(folder.antivenom('scan', '--select', 'stdlib-name').code, 0);
  });

  it('a file that is named is judged by the settings of its project, like the rest of it', () => {
    given({
      'antivenom.toml': 'deny = ["numpy"]\nallow = ["colourama"]\nexclude = ["sub/"]\n',
      'sub/deep/requirements.txt': 'numpy\ncolourama\n-r other.txt\n',
      'sub/deep/other.txt': 'colourama\n',
      'elsewhere/x.txt': '',
      '.git/HEAD': '',
    });
    const rulesOf = (cwd: string, ...args: readonly string[]) =>
      antivenom(['scan', '--format', 'jsonl', ...args], { cwd: join(folder.path, cwd) })
        .stdout.split('\n')
        .flatMap(line => (line === '' ? [] : JSON.parse(line).rule));
    assert.deepEqual(rulesOf('', 'sub/deep/requirements.txt'), ['denied']);
    assert.deepEqual(rulesOf('elsewhere', '../sub/deep/requirements.txt'), ['denied']);
    assert.deepEqual(rulesOf('', 'sub/deep'), ['typosquat', 'typosquat']);
  });

  it('prints what code scanning, pipelines and browsers read', () => {
    given({ 'requirements.txt': 'colourama\n' });
    const shown = (format: string) => folder.antivenom('scan', '--format', format).stdout;
    assert.equal(JSON.parse(shown('sarif')).runs[0].results.length, 1);
    assert.equal(JSON.parse(shown('gitlab')).length, 1);
    assert.match(shown('github'), /^::warning file=requirements\.txt,line=1,/);
    assert.match(shown('markdown'), /^## Antivenom\n/);
    assert.match(shown('html'), /^<!doctype html>/);
    const { code, stderr } = folder.antivenom('check', 'numpy', '--format', 'sarif');
    assert.deepEqual([code, stderr], [2, "antivenom: --format sarif goes with 'scan' only\n"]);
  });

  it('knows each project of a repository by name, wherever the scan begins', () => {
    given({
      '.git/HEAD': '',
      'packages/one/pyproject.toml': '[project]\nname = "acme-one"\ndependencies = ["reqeusts"]\n',
      'packages/two/pyproject.toml': '[project]\nname = "reqeusts"\ndependencies = ["acme-one"]\n',
      'deploy/requirements.txt': 'acme-one\nreqeusts\nacme-absent\n',
    });
    for (const path of ['.', 'packages/one', 'deploy', 'deploy/requirements.txt']) {
      const { findings } = JSON.parse(folder.antivenom('scan', path, '--format', 'json').stdout) as Report;
      const names = findings.map(({ name }) => name);
      assert.deepEqual(names, path === 'packages/one' ? [] : ['acme-absent'], path);
    }
  });

  it('speaks of undeclared and unused dependencies of a whole project, for those who ask for it', () => {
    given({
      'pyproject.toml': '[project]\nname = "acme"\ndependencies = [\n  "requests",\n  "simplejson",\n]\n',
      'acme/main.py': 'import requests\nimport yaml\n',
    });
    const said = (...args: readonly string[]) =>
      folder
        .antivenom('scan', '--format', 'jsonl', ...args)
        .stdout.split('\n')
        .flatMap(line => (line === '' ? [] : `${JSON.parse(line).file} ${JSON.parse(line).rule}`));
    const both = ['--select', 'undeclared-dependency,unused-dependency'];
    assert.deepEqual(said(), []);
    assert.deepEqual(said(...both), [
      'acme/main.py undeclared-dependency',
      'pyproject.toml unused-dependency',
    ]);
    // Nobody has looked around a file that is named, nor at the manifest above a folder.
    assert.deepEqual(said(...both, 'acme/main.py', 'pyproject.toml'), []);
    assert.deepEqual(said(...both, 'acme'), []);
    const fixed = folder.antivenom('scan', ...both, '--fix', '--unsafe-fixes');
    assert.equal(fixed.code, 0);
    assert.doesNotMatch(readFileSync(join(folder.path, 'pyproject.toml'), 'utf8'), /simplejson/);
  });

  it('an empty --select is wrong usage: it would switch every rule off', () => {
    const { code, stderr } = given({ 'requirements.txt': 'colourama\n' }).antivenom('scan', '--select', '');
    assert.deepEqual([code, stderr], [2, 'antivenom: --select names no rule\n']);
  });

  it('says in one line that its folder is gone, or its output full', function () {
    if (process.platform !== 'linux') this.skip();
    given({ 'requirements.txt': 'colourama\n' });
    const sh = (script: string) =>
      spawnSync('sh', ['-c', script, process.execPath, program], { cwd: folder.path, encoding: 'utf8' });
    const full = sh('"$0" "$1" scan >/dev/full');
    assert.equal(full.status, 2);
    assert.match(full.stderr, /^antivenom: cannot write the results: [^\n]+\n$/);
    const gone = sh('mkdir gone && cd gone && rmdir ../gone && "$0" "$1" scan');
    assert.deepEqual(
      [gone.status, gone.stderr],
      [2, 'antivenom: the current folder is not there any more\n'],
    );
  });

  it('prints JSON of the promised shape', () => {
    const { stdout } = given({
      'a/requirements.txt': 'colourama==0.4.6\n',
      'b.py': 'import os, requests\n',
    }).antivenom('scan', '--format', 'json');
    const report = JSON.parse(stdout) as Report;
    const [finding] = report.findings;
    assert.equal(report.schema, 1);
    assert.deepEqual(report.tool, { name: 'antivenom', version: report.tool.version });
    assert.deepEqual(report.snapshot, { date: '2026-11-01', projects: 886_323, ranked: 14_985 });
    assert.equal(report.network, 'offline');
    assert.deepEqual(
      { ...report.summary, durationMs: 0 },
      {
        files: 2,
        dependencies: 1,
        imports: 2,
        findings: { error: 0, warning: 1, information: 0, hint: 0 },
        known: 0,
        noLongerFound: 0,
        durationMs: 0,
      },
    );
    assert.equal(finding?.file, 'a/requirements.txt');
    assert.deepEqual(finding?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } });
    assert.equal(finding?.target, 'colorama');
    assert.deepEqual(finding?.fixes[0]?.edits, [
      { file: 'a/requirements.txt', range: finding?.range, newText: 'colorama' },
    ]);
    assert.equal(finding?.fixes[0]?.safe, false);
  });

  it('prints the same in every run, one finding a line with jsonl', () => {
    given({ 'requirements.txt': 'colourama\nreqeusts\n', 'dev-requirements.txt': 'djagno\n' });
    const { stdout } = folder.antivenom('scan', '--format', 'jsonl');
    assert.equal(folder.antivenom('scan', '--format', 'jsonl').stdout, stdout);
    const names = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).name);
    assert.deepEqual(names, ['djagno', 'colourama', 'reqeusts']);
  });

  it('follows -r and -c to files whose names say nothing, but not out of the folder', () => {
    given({
      'project/requirements.txt': '-r deps/base.list\n-c pins.cfg\n-r ../outside.txt\n',
      'project/deps/base.list': 'colourama\n-r ../requirements.txt\n',
      'project/pins.cfg': 'reqeusts==1\n',
      'outside.txt': 'djagno\n',
    });
    const { stdout } = folder.antivenom('scan', 'project', '--format', 'jsonl');
    const found = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).name);
    assert.deepEqual(found.sort(), ['colourama', 'reqeusts']);
  });

  it('applies safe fixes only, and keeps all else of the file', () => {
    const before =
      '\uFEFF# pins\r\nreqeusts[socks]>=2.32 ; python_version > "3.8"  # why\r\ncolourama==0.4.6\r\n';
    given({ 'requirements.txt': before });
    const { code, stdout } = folder.antivenom('scan', '--fix');
    assert.equal(
      readFileSync(join(folder.path, 'requirements.txt'), 'utf8'),
      before.replace('reqeusts', 'requests'),
    );
    assert.equal(code, 1);
    assert.match(stdout, /colourama/);
    assert.doesNotMatch(stdout, /reqeusts/);
    folder.antivenom('scan', '--fix', '--unsafe-fixes');
    assert.match(readFileSync(join(folder.path, 'requirements.txt'), 'utf8'), /^colorama==0\.4\.6\r$/m);
  });

  it('writes to --output what it would have printed', () => {
    given({ 'requirements.txt': 'colourama\n' });
    const { stdout, code } = folder.antivenom('scan', '--format', 'json', '--output', 'report.json');
    assert.equal(stdout, '');
    assert.equal(code, 1);
    const report = JSON.parse(readFileSync(join(folder.path, 'report.json'), 'utf8')) as Report;
    assert.equal(report.findings.length, 1);
  });

  it('says what is wrong with its usage in one line and exits with 2', () => {
    given({});
    for (const args of [
      ['scan', '--nonsense'],
      ['scan', '--format', 'xml'],
      ['scan', '--select', 'no-rule'],
      ['scan', '--jobs', '0'],
      ['scan', '--jobs', 'many'],
      ['scna'],
      [],
    ]) {
      const { code, stdout, stderr } = folder.antivenom(...args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, /^antivenom: .+\n$/);
    }
  });

  it('exits with 2 for a PATH that cannot be read, and still checks the others', () => {
    given({ 'requirements.txt': 'colourama\n' });
    const { code, stdout, stderr } = folder.antivenom('scan', 'missing', 'requirements.txt');
    assert.equal(code, 2);
    assert.equal(stderr, 'antivenom: missing does not exist\n');
    assert.match(stdout, /colourama/);
  });

  it('heeds the Pythons that the project around a requirements file is for', () => {
    given({
      'pyproject.toml': '[project]\nrequires-python = ">=3.7"\n',
      'requirements.txt': 'graphlib\n',
      'new/setup.cfg': '[options]\npython_requires = >=3.12\n',
      'new/requirements.txt': 'graphlib\n',
    });
    const { stdout } = folder.antivenom('scan', '--format', 'jsonl', '--select', 'stdlib-name');
    const files = stdout.split('\n').filter(line => line !== '');
    assert.deepEqual(
      files.map(line => JSON.parse(line).file),
      ['new/requirements.txt'],
    );
  });

  it('takes bad files as they come: none stops the run, none is written to', () => {
    given({
      'binary/requirements.txt': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2]),
      'large/requirements.txt': new Uint8Array(50 * 1024 * 1024).fill(0x61),
      'utf16/requirements.txt': Buffer.from('\uFEFFcolourama==1\r\n', 'utf16le'),
      'lone-cr/requirements.txt': 'numpy\rcolourama\rpandas\r',
      'empty/requirements.txt': '',
      'control/requirements.txt': '\u001B[31mred\u0007\ncolourama\n',
      'latin/requirements.txt': Buffer.from('# caf\u00E9\ncolourama\n', 'latin1'),
      'code/broken.py': 'def (:\n  """\nimport os',
    });
    mkdirSync(join(folder.path, 'folder/requirements.txt'), { recursive: true });
    symlinkSync('nowhere', join(folder.path, 'dangling-requirements.txt'));
    symlinkSync('..', join(folder.path, 'code/loop'));
    const json = folder.antivenom('scan', '--format', 'json');
    assert.equal(json.code, 1);
    const { findings, problems } = JSON.parse(json.stdout) as Report;
    assert.deepEqual(
      findings.map(({ file, name }) => [file, name]),
      [
        ['control/requirements.txt', '\u001B'],
        ...['control', 'latin', 'lone-cr', 'utf16'].map(each => [`${each}/requirements.txt`, 'colourama']),
      ],
    );
    const unread = problems.filter(({ range }) => range === null);
    assert.deepEqual(unread, [
      { file: 'binary/requirements.txt', range: null, message: 'is not a text file' },
      { file: 'large/requirements.txt', range: null, message: 'is larger than 10 MB' },
    ]);
    const text = folder.antivenom('scan');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing a file holds may steer the terminal.
    assert.doesNotMatch(text.stdout + text.stderr, /[\u0000-\u0009\u000B-\u001F]/);
  }).timeout(60_000);

  it('ends at once when it is interrupted, as its shell expects of it', async () => {
    const files = Array.from({ length: 3000 }, (_, index) => [
      `p${index % 50}/m${index}.py`,
      'import os\n'.repeat(500),
    ]);
    given(Object.fromEntries(files));
    const child = spawn(process.execPath, [program, 'scan', folder.path], { stdio: 'ignore' });
    await setTimeout(300);
    const told = performance.now();
    child.kill('SIGINT');
    const [code, signal] = await once(child, 'exit');
    assert.ok(signal === 'SIGINT' || code === 130 || process.platform === 'win32', `${code} ${signal}`);
    assert.ok(performance.now() - told < 5000);
  }).timeout(30_000);
});
