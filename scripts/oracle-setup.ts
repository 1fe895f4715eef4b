/**
 * Compares what is read in `setup.py` files with a second reading on CPython's own syntax trees:
 *
 *     node out/scripts/oracle-setup.js [--python PATH] FOLDER…
 *
 * Prints what is missed or extra, and exits with 1 if anything is. Reads the files, runs none.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setupPy } from '../server/core/formats/setup-py.ts';

/** Group, name as written, and the offsets of the literals around it. */
type Row = readonly [group: string, name: string, start: number, end: number];

const script = fileURLToPath(new URL('../../scripts/oracle_setup.py', import.meta.url));
const { values, positionals } = parseArgs({
  options: { python: { type: 'string', default: 'python3' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: oracle-setup [--python PATH] FOLDER…');
  process.exit(2);
}

const tally = { files: 0, 'files with requirements': 0, skipped: 0, requirements: 0, missed: 0, extra: 0 };
const output = execFileSync(values.python, [script, ...positionals], { maxBuffer: 1 << 28 }).toString();
let milliseconds = 0;
let size = 0;
for (const line of output.split('\n').filter(each => each !== '')) {
  const { file, rows } = JSON.parse(line) as { file: string; rows?: Row[] };
  if (!rows) {
    tally.skipped++;
    continue;
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file));
  const started = performance.now();
  const { dependencies } = setupPy.parse(text);
  milliseconds += performance.now() - started;
  size += text.length;
  const found = dependencies.filter(({ kind }) => kind === 'requirement');
  tally.files++;
  if (rows.length > 0) tally['files with requirements']++;
  tally.requirements += rows.length;
  for (const [group, name, start, end] of rows) {
    const at = found.findIndex(
      each => each.group === group && each.name === name && each.span.start >= start && each.span.end <= end,
    );
    if (at >= 0) found.splice(at, 1);
    else {
      tally.missed++;
      console.log(`missed: ${file} ${JSON.stringify([group, name, start, end])}`);
    }
  }
  for (const each of found) {
    tally.extra++;
    console.log(`extra: ${file} ${JSON.stringify([each.group, each.name, each.span.start])}`);
  }
}
for (const [what, number] of Object.entries(tally)) console.log(`${what.padEnd(28)}${number}`);
console.log(`${'megabytes a second'.padEnd(28)}${(size / 1000 / Math.max(milliseconds, 1)).toFixed(1)}`);
process.exitCode = tally.missed + tally.extra > 0 ? 1 : 0;
