/** Times the name index and the neighbour search, next to `fastest-levenshtein` in the same process. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { openNameIndex } from '../server/core/names/name-index.ts';
import { createNeighbours, type Neighbours } from '../server/core/names/neighbours.ts';
import { randomFrom, slip } from './slip.ts';

const rounds = 7;

const { values: options } = parseArgs({
  options: { names: { type: 'string' }, index: { type: 'string', default: 'data/pypi-names.bin' } },
});
const bytes = readFileSync(options.index);
const index = openNameIndex(bytes);
const { rankedNames } = index;
const random = randomFrom(1);
const slips = Array.from({ length: 2000 }, () => slip(rankedNames[random(rankedNames.length)] ?? '', random));

row('what', 'median');
row('open the index', milliseconds(medianTime(() => openNameIndex(bytes))));
benchLookups();
row(
  `read ${rankedNames.length} ranked names`,
  milliseconds(medianTime(() => openNameIndex(bytes).rankedNames)),
);
row('prepare the neighbour search', milliseconds(medianTime(() => createNeighbours(rankedNames))));
const neighbours = createNeighbours(rankedNames);
benchNear(neighbours, 'slips of ranked names', slips);
if (options.names !== undefined) {
  benchNear(
    neighbours,
    options.names.replace(/^.*\//, ''),
    readFileSync(options.names, 'utf8').trim().split('\n'),
  );
}

function benchLookups(): void {
  const listed: string[] = [];
  let i = 0;
  for (const name of index.names()) if (i++ % 30 === 0) listed.push(name);
  // Asked in no order, as names in files are.
  const asked = listed.map(() => listed[random(listed.length)] ?? '');
  const missing = asked.map(name => slip(name, random)).filter(name => !index.has(name));
  const prefixes = asked.map(name => name.slice(0, 6));
  row(
    'has, listed names',
    perSecond(
      medianTime(() => askAll(asked, index.has)),
      asked.length,
    ),
  );
  row(
    'has, other names',
    perSecond(
      medianTime(() => askAll(missing, index.has)),
      missing.length,
    ),
  );
  row(
    'rank',
    perSecond(
      medianTime(() => askAll(asked, index.rank)),
      asked.length,
    ),
  );
  row(
    'countPrefix',
    perSecond(
      medianTime(() => askAll(prefixes, index.countPrefix)),
      prefixes.length,
    ),
  );
}

/** The reference is slow, so it is timed on a sample spread over the names. */
function benchNear({ near }: Neighbours, title: string, names: readonly string[]): void {
  const step = Math.max(1, Math.floor(names.length / 40));
  const sample = names.filter((_, i) => i % step === 0);
  const nearTimes: number[] = [];
  const referenceTimes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    nearTimes.push(time(() => askAll(names, name => near(name, 2))) / names.length);
    referenceTimes.push(time(() => askAll(sample, compareWithAll)) / sample.length);
  }
  const ours = median(nearTimes);
  const reference = median(referenceTimes);
  row(`near, distance 2: ${names.length} ${title}`, `${(ours * 1000).toFixed(1)} µs`);
  row('  fastest-levenshtein, unfiltered', `${(reference * 1000).toFixed(0)} µs`);
  row('  ratio', `${(reference / ours).toFixed(0)} ×`);
}

function compareWithAll(name: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ranked of rankedNames) least = Math.min(least, distance(name, ranked));
  return least;
}

function askAll(names: readonly string[], ask: (name: string) => unknown): void {
  for (const name of names) ask(name);
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function medianTime(run: () => unknown): number {
  return median(Array.from({ length: rounds }, () => time(run)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function milliseconds(value: number): string {
  return `${value.toFixed(2)} ms`;
}

function perSecond(time: number, count: number): string {
  return `${Math.round((count / time) * 1000).toLocaleString('en')} /s`;
}

function row(what: string, value: string): void {
  console.log(`${what.padEnd(56)}${value.padStart(16)}`);
}
