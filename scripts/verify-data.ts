/** Compares the bundled name index with the table it was made from, name by name and rank by rank. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openNameIndex } from '../server/core/names/name-index.ts';
import { readTable } from './read-table.ts';

const [source, index = 'data/pypi-names.bin'] = process.argv.slice(2);
if (source === undefined) {
  process.stderr.write('node out/scripts/verify-data.js NAMES.tsv[.gz] [INDEX]\n');
  process.exitCode = 2;
} else {
  const differences = compare(source, index);
  for (const difference of differences.slice(0, 20)) console.log(difference);
  console.log(`${differences.length} differences`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

function compare(source: string, file: string): string[] {
  const bytes = readFileSync(file);
  const index = openNameIndex(bytes);
  const rows = readTable(source, 'name\trank').sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  console.log(`${rows.length} names in ${source}, ${index.projects} in ${file}`);
  const differences: string[] = [];
  const about = JSON.parse(readFileSync(file.replace(/\.bin$/, '.json'), 'utf8')) as { sha256: string };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (about.sha256 !== sha256) differences.push(`SHA-256 is ${sha256}, not ${about.sha256}`);
  const read = index.names();
  for (const [name = '', rank = ''] of rows) {
    const next = read.next();
    if (next.value !== name) differences.push(`'${name}' expected, '${String(next.value)}' read`);
    if (!index.has(name)) differences.push(`'${name}' is not found`);
    if (index.rank(name) !== (rank === '' ? null : Number(rank)))
      differences.push(`'${name}' has rank ${index.rank(name)}`);
  }
  if (!read.next().done) differences.push('the index holds more names than the source');
  return differences.concat(compareRanking(index.rankedNames, rows));
}

function compareRanking(rankedNames: readonly string[], rows: readonly string[][]): string[] {
  const expected = rows
    .filter(([, rank = '']) => rank !== '')
    .sort(([, a], [, b]) => Number(a) - Number(b))
    .map(([name = '']) => name);
  return expected.join() === rankedNames.join() ? [] : ['ranked names differ in number or order'];
}
