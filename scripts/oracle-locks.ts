/**
 * Compares what is read out of lock files with what Python's `tomllib` and `json` say: every name and version, in
 * order; and times the reading.
 *
 *     node out/scripts/oracle-locks.js FILE [FILE…]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { formatOf } from '../server/core/formats/index.ts';

const files = process.argv.slice(2);
const oracle = fileURLToPath(new URL('../../scripts/oracle_locks.py', import.meta.url));
const answers = execFileSync('python3', [oracle, ...files], {
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
}).split('\n');

let equal = 0;
for (const [index, file] of files.entries()) {
  const text = readFileSync(file, 'utf8');
  const format = formatOf(file.replaceAll('\\', '/'));
  const wanted: unknown = JSON.parse(answers[index] ?? 'null');
  if (!format) {
    console.log(`${file}: no format reads it`);
    continue;
  }
  const started = performance.now();
  const parsed = format.parse(text);
  const took = performance.now() - started;
  const read = parsed.dependencies.map(({ name, specifier }) => [name, specifier]);
  const misplaced = parsed.dependencies.filter(({ name, span }) => text.slice(span.start, span.end) !== name);
  const isEqual = isDeepStrictEqual(read, wanted) && misplaced.length === 0 && parsed.problems.length === 0;
  if (isEqual) equal++;
  else if (typeof wanted === 'string') console.log(`${file}: the oracle cannot read it: ${wanted}`);
  else console.log(`${file}: differs; read ${JSON.stringify(read)}\nwanted ${JSON.stringify(wanted)}`);
  const { links = [], hashes = [] } = parsed;
  console.log(
    `${file}: ${format.id}, ${Math.round(text.length / 1024)} KB, ${read.length} projects, ${links.length} links, ${hashes.length} hashes, ${took.toFixed(1)} ms`,
  );
}
console.log(`${equal} of ${files.length} files equal`);
