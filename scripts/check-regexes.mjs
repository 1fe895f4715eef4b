// `node scripts/check-regexes.mjs FOLDER`, after `npx tsc -b`: looks for regular expressions in the emitted server and
// client that take more than linear time, attacks each with 200 KB of its worst text, and prints those that are slow.
// FOLDER has the tools in it, which are no dependencies of this project: `npm install --prefix FOLDER recheck acorn acorn-walk`.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const size = 200_000;
/** Milliseconds for one attack; a linear one takes less than ten. */
const bound = 250;

/** Expressions that see short text alone, by their beginnings, and why. */
const short = [
  ['server/core/formats/conda-lock.js', '(?:^|[/.])', 'paths, which end after 4 KB'],
  ['server/core/policy/ignore-edit.js', '(?:docker|container)', 'paths'],
  ['server/core/python/static-requirements.js', '^[\\w./-]*', 'paths'],
  ['server/core/python/static-requirements.js', 'constraints', 'paths'],
  ['server/io/project-indexes.js', '^(?:pyproject', 'file names'],
  ['server/lsp/watched-files.js', '(?:vetted|baseline)', 'paths'],
  ['server/core/formats/restructuredtext.js', '[\\r\\n]+$', 'one line with its one end'],
  ['server/core/facts/repository-claim.js', '!\\[', '20,000 characters of a description'],
  ['server/core/python/version.js', '^((?:', 'versions, which end after 128 characters'],
  ['server/core/toml/parse.js', '[^\\r\\n]*', '200 characters'],
  ['server/core/hidden-code/python/names.js', '^(?:base64', 'resolved names, which end after 300 characters'],
  ['server/core/published/choose-files.js', 'manylinux', 'file names, which end after 500 characters'],
  ['server/core/hidden-code/python/names.js', '^[ \\t]*(?:import', '200 characters of a line'],
  ['server/core/hidden-code/signs/autostart.js', 'OpenKey', 'the same'],
  ['server/core/hidden-code/signs/names.js', '[\\d.]+$', 'names of well-known tools'],
  ['server/core/hidden-code/signs/metadata-mismatch.js', '(?:\\.0)+$', '200 characters'],
  ['server/core/hidden-code/signs/piped-shell.js', '\\b(?:curl', '5,000 characters'],
  ['server/core/hidden-code/signs/relay-host.js', '(?:^|', '5,000 characters'],
];

const [folder] = process.argv.slice(2);
if (folder === '--attack') {
  // In a process of its own: an expression that has begun cannot be stopped.
  const { pattern, flags, text } = JSON.parse(readFileSync(0, 'utf8'));
  const started = performance.now();
  text.replace(new RegExp(pattern, flags), '');
  console.log(performance.now() - started);
} else await main();

async function main() {
  const tools = toolsIn(folder);
  const found = literals(tools);
  console.log(`${found.length} regular expressions`);
  let failed = 0;
  let suspected = 0;
  for (const { pattern, flags, file } of found) {
    const result = tools.recheck.checkSync(pattern, flags.replace(/[dgvy]/g, ''), { timeout: 8000 });
    if (result.status === 'safe') continue;
    suspected++;
    // An `unknown` has no attack: blanks and repetitions of its own words are tried in its place.
    const texts = result.attack ? [worst(result.attack)] : guesses(pattern);
    const took = Math.max(...texts.map(text => attack(pattern, flags, text)));
    const isShort = short.some(([place, start]) => place === file && pattern.startsWith(start));
    const slow = took > bound && !isShort;
    if (slow) failed++;
    const degree = result.complexity?.degree ?? result.complexity?.type ?? 'unknown';
    const verdict = slow ? 'SLOW' : took > bound ? 'short text only' : 'bounded';
    console.log(`${verdict}  degree ${degree}  ${Math.round(took)} ms  ${file}  /${pattern}/${flags}`);
  }
  console.log(`${suspected} suspected, ${failed} slow on ${size / 1000} KB`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function toolsIn(folder) {
  try {
    const load = createRequire(resolve(folder, 'x.js'));
    return { recheck: load('recheck'), acorn: load('acorn'), walk: load('acorn-walk') };
  } catch {
    console.error('usage: node scripts/check-regexes.mjs FOLDER');
    console.error('where `npm install --prefix FOLDER recheck acorn acorn-walk` has been run.');
    process.exit(2);
  }
}

function literals({ acorn, walk }) {
  const seen = new Map();
  for (const part of ['server', 'client'])
    for (const name of readdirSync(join('out', part), { recursive: true })) {
      if (!name.endsWith('.js')) continue;
      const file = `${part}/${name}`;
      const tree = acorn.parse(readFileSync(join('out', file), 'utf8'), {
        ecmaVersion: 'latest',
        sourceType: 'module',
      });
      walk.full(tree, ({ type, regex }) => {
        if (type === 'Literal' && regex) seen.set(`${regex.pattern}/${regex.flags}`, { ...regex, file });
      });
    }
  return [...seen.values()];
}

function worst({ pumps, suffix }) {
  const fixed = pumps.reduce((sum, { prefix }) => sum + prefix.length, suffix.length);
  const each = Math.max(1, (size - fixed) / pumps.length);
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(each / pump.length)).join('') + suffix;
}

function guesses(pattern) {
  const words = ['\t', '\n', 'a', '0', ...pattern, ...(pattern.match(/[a-z_]{3,}/gi) ?? [])];
  return [...new Set(words)].flatMap(word => [
    `${word.repeat(size / word.length)}!`,
    `${`${word} `.repeat(size / (word.length + 1))}!`,
  ]);
}

function attack(pattern, flags, text) {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--attack'], {
    input: JSON.stringify({ pattern, flags, text }),
    encoding: 'utf8',
    timeout: 5000,
  });
  return stdout.trim() === '' ? 5000 : Number(stdout);
}
