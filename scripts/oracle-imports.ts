/**
 * Compares the import scanner with CPython's own parser over whole folders:
 *
 *     node out/scripts/oracle-imports.js [--python PATH] FOLDER…
 *
 * Prints what is missed, extra or at a wrong place, and exits with 1 if anything is. Reads the files, runs none.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type ImportRecord, scanImports } from '../server/core/python/imports.ts';

/** Kind, module, level, start and end of the top-level module, and the names as CPython gives them. */
type Row = [kind: string, module: string, level: number, start: number, end: number, names: unknown[]];

interface Answer {
  readonly file: string;
  readonly records?: Row[];
  readonly skipped?: string;
  readonly text?: string;
}

const script = fileURLToPath(new URL('../../scripts/oracle_imports.py', import.meta.url));
const maxExamples = 10;

const { values, positionals } = parseArgs({
  options: { python: { type: 'string', default: 'python3' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: oracle-imports [--python PATH] FOLDER…');
  process.exit(2);
}
process.exitCode = (await compare(values.python, positionals)) ? 0 : 1;

async function compare(python: string, folders: readonly string[]): Promise<boolean> {
  const tally = new Map<string, number>();
  const examples: string[] = [];
  const count = (what: string, by = 1) => tally.set(what, (tally.get(what) ?? 0) + by);
  const report = (what: string, file: string, row: Row) => {
    count(what);
    if (examples.length < maxExamples) examples.push(`${what}: ${file} ${JSON.stringify(row)}`);
  };
  for (const what of ['files', 'records', 'missed', 'extra', 'wrong place']) tally.set(what, 0);

  const child = spawn(python, [script, ...folders], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise<number | null>(resolve => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const { file, records, skipped, text } = JSON.parse(line) as Answer;
    if (!records) {
      count(`skipped (${skipped})`);
      continue;
    }
    count('files');
    count('records', records.length);
    const found = scanImports(text ?? readText(file));
    const differences = compareRows(records, found.filter(record => !record.partial).map(rowOf));
    for (const [what, row] of differences) report(what, file, row);
    count('partial in sound files', found.filter(record => record.partial).length);
  }
  if ((await exit) !== 0) throw new Error(`${python} failed`);
  for (const [what, number] of tally) console.log(`${what.padEnd(28)}${number}`);
  for (const example of examples) console.log(example);
  return tally.get('missed') === 0 && tally.get('extra') === 0 && tally.get('wrong place') === 0;
}

/** A byte order mark stays, so that offsets agree. */
function readText(file: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file));
}

function rowOf(record: ImportRecord): Row {
  const { kind, module, level, topLevelSpan, names, alias } = record;
  const imported =
    kind === 'import'
      ? [alias?.name ?? null]
      : names.map(name => [name.name, name.alias?.name ?? null, name.span.start]);
  return [kind, module, level, topLevelSpan.start, topLevelSpan.end, imported];
}

/** Rows that say the same at another place are `wrong place`; all others are `missed` or `extra`. */
function compareRows(expected: Row[], actual: Row[]): [what: string, row: Row][] {
  const places = new Map<string, Row[]>();
  for (const row of actual) {
    const key = JSON.stringify(row);
    places.set(key, [...(places.get(key) ?? []), row]);
  }
  const missed = expected.filter(row => !places.get(JSON.stringify(row))?.pop());
  const extra = [...places.values()].flat();
  const differences: [string, Row][] = [];
  for (const row of missed) {
    const twin = extra.findIndex(other => row.slice(0, 3).join() === other.slice(0, 3).join());
    if (twin === -1) differences.push(['missed', row]);
    else {
      extra.splice(twin, 1);
      differences.push(['wrong place', row]);
    }
  }
  return [...differences, ...extra.map((row): [string, Row] => ['extra', row])];
}
