/**
 * `npm run package:npm`: stages the npm package in `dist/npm` from what is built, and says what npm would pack. It is
 * the program, its data and its pages; nothing is installed beside it. Fails if npm would pack anything else.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from './editor-host.mjs';

const from = name => path.join(projectRoot, name);
const staged = from('dist/npm');
const programs = ['cli.cjs', 'lsp.cjs', 'undici.cjs', 'mcp.cjs'];
const tables = fs.readdirSync(from('data')).filter(file => /\.(?:bin|tsv)$/.test(file));
const pages = [
  ...['agents', 'ci', 'editors', 'formats', 'inspecting', 'privacy', 'settings'].map(
    name => `docs/${name}.md`,
  ),
  ...fs.readdirSync(from('docs/rules')).map(name => `docs/rules/${name}`),
];
const completions = fs.readdirSync(from('completions')).map(name => `completions/${name}`);
const copied = [
  ...[...programs, ...tables].map(name => `dist/${name}`),
  ...[...pages, ...completions, 'data/SOURCES.md', 'CHANGELOG.md', 'LICENSE', 'THIRD_PARTY_NOTICES.md'],
];

fs.rmSync(staged, { recursive: true, force: true });
for (const name of copied) {
  fs.mkdirSync(path.dirname(path.join(staged, name)), { recursive: true });
  fs.copyFileSync(from(name), path.join(staged, name));
}
fs.chmodSync(path.join(staged, 'dist/cli.cjs'), 0o755);
fs.writeFileSync(path.join(staged, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
fs.writeFileSync(path.join(staged, 'README.md'), readme());

const packed = listed();
for (const { path: name, size } of packed) console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${name}`);
const expected = [...copied, 'package.json', 'README.md'];
const complaints = [
  ...packed
    .filter(({ path: name }) => !expected.includes(name))
    .map(({ path: name }) => `unexpected file ${name}`),
  ...expected.filter(name => !packed.some(file => file.path === name)).map(name => `no ${name}`),
];
for (const complaint of complaints) console.error(`package:npm: ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;

function manifest() {
  const { name, version, description, license, bin, engines, keywords } = JSON.parse(
    fs.readFileSync(from('package.json'), 'utf8'),
  );
  return {
    ...{ name, version, description, license, keywords, bin },
    engines: { node: engines.node },
    // npm adds the manifest, README and LICENSE by itself.
    files: ['dist', 'docs', 'completions', 'data', 'CHANGELOG.md', 'THIRD_PARTY_NOTICES.md'],
  };
}

/** The page about the command line, as seen from the top of the package. */
function readme() {
  return fs
    .readFileSync(from('docs/command-line.md'), 'utf8')
    .replace(/\]\((?![a-z]+:|#)([^)]+)\)/g, (_, target) => `](${path.posix.join('docs', target)})`);
}

/** What npm itself would pack. Asks no registry. */
function listed() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const flags = ['pack', '--dry-run', '--json', '--offline', '--ignore-scripts'];
  const { status, stdout, stderr } = spawnSync(npm, flags, {
    cwd: staged,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack ended with ${status}: ${stderr}`);
  return JSON.parse(stdout)[0].files;
}
