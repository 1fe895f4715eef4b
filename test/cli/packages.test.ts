/** The other ways in: the npm package, the pre-commit hook, the GitHub action, the workflows. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { formatOf, formats } from '../../server/core/formats/index.ts';
import { version } from '../../server/version.ts';
import { antivenom, Folder, plainEnvironment, program } from '../support/cli.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readYaml = (file: string) => parse(readFileSync(root + file, 'utf8'));
const bad = 'colourama\n';

let folder: Folder;

function run(command: string, args: readonly string[], cwd = root, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    ...{ cwd, encoding: 'utf8', timeout: 60_000 },
    env: { ...plainEnvironment(), NO_COLOR: '1', ...env },
  });
  return { status, stdout, stderr };
}

describe('the npm package', () => {
  before(function () {
    this.timeout(60_000);
    folder = new Folder({ 'project/requirements.txt': bad });
    const staged = run(process.execPath, ['scripts/npm-package.mjs']);
    assert.equal(staged.status, 0, staged.stderr);
    const flags = ['pack', '--ignore-scripts', '--offline', '--silent', '--pack-destination', folder.path];
    assert.equal(run('npm', flags, join(root, 'dist/npm')).status, 0);
    const tarball = join(folder.path, `antivenom-${version}.tgz`);
    const into = ['install', '--global', '--offline', '--silent', '--prefix', join(folder.path, 'there')];
    const installed = run('npm', [...into, tarball], folder.path);
    assert.equal(installed.status, 0, installed.stderr);
  });
  after(() => folder.remove());

  it('runs from any folder, with its data and pages beside it', () => {
    const command = join(folder.path, 'there/bin/antivenom');
    const project = join(folder.path, 'project');
    const { status, stdout } = run(command, ['scan', '--format', 'json'], project);
    assert.equal(status, 1);
    const [finding] = JSON.parse(stdout).findings;
    assert.equal(finding.target, 'colorama');
    assert.ok(existsSync(fileURLToPath(finding.docs)), finding.docs);
    assert.equal(run(command, ['--version'], project).stdout, `antivenom ${version}\n`);
    assert.deepEqual(run(command, ['mcp'], project), { status: 0, stdout: '', stderr: '' });
  });

  it('needs nothing else, and its own page links to what is there', () => {
    const manifest = JSON.parse(readFileSync(`${root}dist/npm/package.json`, 'utf8'));
    assert.deepEqual([manifest.name, manifest.version, manifest.private], ['antivenom', version, undefined]);
    assert.equal(manifest.dependencies, undefined);
    const readme = readFileSync(`${root}dist/npm/README.md`, 'utf8');
    for (const [, target = ''] of readme.matchAll(/\]\(([^)#:]+)\)/g))
      assert.ok(existsSync(join(root, 'dist/npm', target)), target);
  });
}).timeout(60_000);

describe('the pre-commit hooks', () => {
  const hooks: { id: string; entry: string; language: string; files: string }[] =
    readYaml('.pre-commit-hooks.yaml');

  it('are given the files that are read, and no others', () => {
    const [{ files = '' } = {}] = hooks;
    const pattern = new RegExp(files);
    for (const glob of formats.flatMap(format => format.files))
      for (const path of samples(glob)) {
        assert.match(path, pattern);
        assert.notEqual(formatOf(path), null, path);
      }
    for (const path of ['notes.txt', 'a/package.json', 'x.js', 'poetry.lock.bak', 'setup.cfg/x'])
      assert.doesNotMatch(path, pattern, path);
  });

  it('fail on the file names that they are given', () => {
    const work = new Folder({ 'a/requirements.txt': bad, 'ok.py': 'import os\n', 'pyproject.toml': '' });
    assert.deepEqual(
      hooks.map(({ id, language }) => [id, language]),
      [
        ['antivenom', 'node'],
        ['antivenom-offline', 'node'],
      ],
    );
    for (const { entry } of hooks) {
      const [name, ...args] = entry.split(' ');
      assert.equal(name, 'antivenom');
      const outcome = antivenom([...args, 'a/requirements.txt', 'ok.py', 'pyproject.toml'], {
        cwd: work.path,
      });
      assert.equal(outcome.code, 1);
      assert.match(outcome.stdout, /a\/requirements\.txt:1:1/);
      assert.equal(antivenom([...args, 'ok.py', 'pyproject.toml'], { cwd: work.path }).code, 0);
    }
    work.remove();
  });

  it('find the program in what npm packs of the repository', () => {
    const flags = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
    const packed: string[] = JSON.parse(run('npm', flags).stdout)[0].files.map(
      (each: { path: string }) => each.path,
    );
    const needed = ['cli.cjs', 'lsp.cjs', 'undici.cjs', 'mcp.cjs', 'pypi-names.bin', 'import-map.tsv'];
    for (const name of needed) assert.ok(packed.includes(`dist/${name}`), name);
    assert.deepEqual(
      packed.filter(path => /^(?:server|client|test|out|scripts|node_modules)\//.test(path)),
      [],
    );
  });
});

describe('the GitHub action', () => {
  const action = readYaml('action.yml');
  const [step] = action.runs.steps;

  it('annotates, sums up, writes SARIF, and fails', () => {
    const work = new Folder({
      'a b/requirements.txt': '',
      'src/requirements.txt': bad,
      out: '',
      summary: '',
    });
    const inputs = Object.fromEntries(
      Object.entries<{ default: string }>(action.inputs).map(([name, input]) => [
        `INPUT_${name.toUpperCase().replace('-', '_')}`,
        input.default,
      ]),
    );
    const files = { GITHUB_OUTPUT: join(work.path, 'out'), GITHUB_STEP_SUMMARY: join(work.path, 'summary') };
    const start = (more: NodeJS.ProcessEnv) =>
      run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], work.path, {
        ...{ ...inputs, ...files, INPUT_PROGRAM: program, INPUT_ARGS: '--offline', ...more },
      });
    const { status, stdout, stderr } = start({});
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(stdout, /^::warning file=src\/requirements\.txt,line=1/m);
    assert.match(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), /colourama/);
    assert.equal(readFileSync(files.GITHUB_OUTPUT, 'utf8'), 'sarif=antivenom.sarif\n');
    const sarif = JSON.parse(readFileSync(join(work.path, 'antivenom.sarif'), 'utf8'));
    assert.equal(sarif.runs[0].results.length, 1);
    assert.equal(start({ INPUT_FAIL_ON: 'never' }).status, 0);
    assert.equal(start({ INPUT_PATHS: '$(touch broken);touch broken' }).status, 2);
    assert.deepEqual(readdirSync(work.path).includes('broken'), false);
    work.remove();
  });

  it('hands its inputs over as variables, and installs its own version', () => {
    assert.doesNotMatch(step.run, /\$\{\{/);
    assert.deepEqual(Object.keys(step.env).length, Object.keys(action.inputs).length);
    assert.ok(step.run.includes(`antivenom@${version}`));
  });
});

describe('the workflows', () => {
  const scripts = Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).scripts);

  for (const file of readdirSync(`${root}.github/workflows`))
    it(`${file} runs scripts that exist, with no more rights than it needs`, () => {
      const workflow = readYaml(`.github/workflows/${file}`);
      assert.deepEqual(workflow.permissions, { contents: 'read' });
      const text = readFileSync(`${root}.github/workflows/${file}`, 'utf8');
      for (const [, name = ''] of text.matchAll(/\bnpm run ([a-z][\w:-]*)/g))
        assert.ok(scripts.includes(name), name);
    });
});

/** Paths that a glob covers: every choice in braces, `x` for what may be anything. */
function samples(glob: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(glob);
  if (braces)
    return (braces[1] ?? '').split(',').flatMap(choice => samples(glob.replace(braces[0], () => choice)));
  const path = glob
    .replace('[-_]', '-')
    .replace('[-_]', '-')
    .replace(/(?<!\*)\*(?!\*)/g, 'x');
  return [path.replace('**/', ''), path.replace('**/', 'a/b/')];
}
