/** The import scanner beside a plain regular expression over the same texts, in memory. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanImports, scanTypedImports } from '../../server/core/python/imports.ts';
import { duration, median, type Row, time } from './table.ts';
import { pythonFile } from './tree.ts';

const rounds = 5;
const mostFiles = 3000;

export function benchImports(folder: string | undefined): readonly Row[] {
  const texts =
    folder === undefined ? generated() : pythonFiles(folder).map(file => readFileSync(file, 'utf8'));
  const plain = /^[ \t]*(?:import[ \t]+[\w.]+|from[ \t]+[\w.]+[ \t]+import)/gm;
  const works = [scanTypedImports, scanImports, (text: string) => text.match(plain)?.length];
  const times = works.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++)
    for (const [index, work] of works.entries())
      times[index]?.push(time(() => texts.map(text => work(text))));
  const [typed = 0, all = 0, reference = 0] = times.map(median);
  const row = (what: string, ours: number): Row => ({
    what: `${what}, ${texts.length} files`,
    measured: duration(ours),
    reference: `plain regex: ${duration(reference)}`,
    ratio: ours / reference,
  });
  return [row('imports of whole statements', typed), row('all imports, half-typed ones too', all)];
}

function generated(): readonly string[] {
  return Array.from({ length: 1000 }, (_, index) => pythonFile(index));
}

function pythonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.py[iw]?$/.test(entry.name))
    .slice(0, mostFiles)
    .map(entry => join(entry.parentPath, entry.name));
}
