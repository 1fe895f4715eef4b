/**
 * `npm run package`: production bundles, then `antivenom-VERSION.vsix`, then what is inside it. Fails if the package
 * is too large, lacks a file, or holds one that nobody named.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './editor-host.mjs';

const maximumBytes = 6 * 1024 * 1024;
// The programs, and each table that esbuild.mjs puts beside them.
const tables = fs.readdirSync(path.join(projectRoot, 'data')).filter(file => /\.(?:bin|tsv)$/.test(file));
const programs = ['client', 'server', 'cli', 'lsp', 'mcp', 'protocol', 'undici'].map(name => `${name}.cjs`);
const needed = [...programs, 'web/client.js', 'web/server.js', ...tables];
const expected = [
  // The two files of the package format itself, and what vsce renames.
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(?:package(?:\.nls)?\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD_PARTY_NOTICES\.md)$/i,
  ...needed.map(name => new RegExp(`^extension/dist/${name.replace('.', '\\.')}$`)),
  /^extension\/docs\/rules\/[a-z-]+\.md$/,
  /^extension\/(?:data\/SOURCES|docs\/(?:privacy|settings|formats))\.md$/,
  /^extension\/docs\/walkthrough\/[a-z]+\.md$/,
  /^extension\/docs\/(?:images\/icon\.png|antivenom\.schema\.json)$/,
  /^extension\/syntaxes\/pip-requirements\.[A-Za-z.-]+\.json$/,
];

const { version } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const file = `antivenom-${version}.vsix`;
run('tsc', ['node_modules/typescript/bin/tsc', '-b']);
run('esbuild.mjs', ['esbuild.mjs', '--production']);
// README's relative links stay as they are, as there is no public address yet to turn them into.
const flags = [
  '--no-dependencies',
  '--no-rewrite-relative-links',
  '--allow-missing-repository',
  '--out',
  file,
];
run('vsce', [fileURLToPath(import.meta.resolve('@vscode/vsce/vsce')), 'package', ...flags]);

const bytes = fs.readFileSync(path.join(projectRoot, file));
const entries = entriesOf(bytes);
for (const { name, size, packed } of entries) console.log(`${kilobytes(size)} ${kilobytes(packed)}  ${name}`);
console.log(`${file}: ${entries.length} files, ${kilobytes(bytes.length).trim()}`);
const complaints = [
  ...entries
    .filter(({ name }) => !expected.some(pattern => pattern.test(name)))
    .map(({ name }) => `unexpected file ${name}`),
  ...needed
    .filter(name => !entries.some(entry => entry.name === `extension/dist/${name}`))
    .map(name => `no dist/${name}`),
  ...(bytes.length > maximumBytes ? [`larger than ${kilobytes(maximumBytes).trim()}`] : []),
];
for (const complaint of complaints) console.error(`package: ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;

/** The zip's own list of contents, at its end. `size` and `packed` in bytes. */
function entriesOf(zip) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const entries = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, packed: zip.readUInt32LE(at + 20), size: zip.readUInt32LE(at + 24) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}

/**
 * Seconds since 1970 of the commit that is packaged. It stands at every file of the package, so that one commit gives
 * one package, byte for byte, whenever and wherever it is made.
 */
function dateOfCommit() {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  // A copy of the sources without their history: any day will do, if it is always the same.
  return status === 0 ? stdout.trim() : '1767225600';
}

/** Quiet when it works. */
function run(title, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', SOURCE_DATE_EPOCH: dateOfCommit() },
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`.trimEnd());
  console.error(`package: ${title} ended with ${status}`);
  process.exit(1);
}
