/** Judging names that were never seen before, beside `fastest-levenshtein` run against every ranked name. */
import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { judgeName } from '../../server/core/judge.ts';
import { openNameIndex } from '../../server/core/names/name-index.ts';
import { createNeighbours } from '../../server/core/names/neighbours.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { loadBundledKnowledge } from '../../server/io/bundled-knowledge.ts';
import { randomFrom, slip } from '../slip.ts';
import { duration, median, type Row, time } from './table.ts';

const rounds = 7;
const namesPerRound = 2000;
/** The reference takes milliseconds a name, so it is timed on fewer. */
const referencePerRound = 30;

export function benchNames(root: string, file: string | undefined): readonly Row[] {
  const bytes = readFileSync(`${root}data/pypi-names.bin`);
  const { rankedNames } = openNameIndex(bytes);
  const random = randomFrom(1);
  const slipsOf = (count: number): readonly string[] =>
    Array.from({ length: count }, () => slip(rankedNames[random(rankedNames.length)] ?? '', random));
  const slips = slipsOf(rounds * namesPerRound);
  const warmUp = slipsOf(rounds * namesPerRound);
  const lists: [title: string, names: readonly string[]][] = [['slips of ranked names', slips]];
  if (file !== undefined) lists.push([file.replace(/^.*[\\/]/, ''), namesIn(file)]);
  return [
    ...lists.flatMap(([title, names]) => compare(root, title, names, warmUp)),
    plain('open the name index', () => openNameIndex(bytes)),
    plain('look up a name', () => lookUp(bytes, slips), slips.length),
  ];
}

/** One row for all name rules together, one for the neighbour search alone. */
function compare(
  root: string,
  title: string,
  names: readonly string[],
  warmUp: readonly string[],
): readonly Row[] {
  const knowledge = loadBundledKnowledge(`${root}data`);
  const { rankedNames, date } = knowledge.names;
  const context = { knowledge, settings: defaultSettings, today: date };
  const neighbours = createNeighbours(rankedNames);
  const nearest = (name: string): number => {
    let least = Number.POSITIVE_INFINITY;
    for (const ranked of rankedNames) least = Math.min(least, distance(name, ranked));
    return least;
  };
  const each = (list: readonly string[], ask: (name: string) => unknown): number =>
    time(() => list.forEach(ask)) / list.length;
  const judged: number[] = [];
  const found: number[] = [];
  const reference: number[] = [];
  // Other names warm up: what was judged once is remembered.
  for (let round = -rounds; round < rounds; round++) {
    const list = round < 0 ? warmUp : names;
    const size = Math.ceil(list.length / rounds);
    const at = ((round + rounds) % rounds) * size;
    const piece = list.slice(at, at + size);
    const step = Math.max(1, Math.floor(piece.length / referencePerRound));
    const times = [
      each(piece, name => judgeName(name, context)),
      each(piece, name => neighbours.near(name, 2)),
      each(
        piece.filter((_, index) => index % step === 0),
        nearest,
      ),
    ];
    if (round < 0 || piece.length === 0) continue;
    for (const [index, list] of [judged, found, reference].entries()) list.push(times[index] ?? Number.NaN);
  }
  const row = (what: string, ours: number): Row => ({
    what: `${what}, ${title}`,
    measured: duration(ours),
    reference: `fastest-levenshtein, all ${rankedNames.length}: ${duration(median(reference))}`,
    ratio: ours / median(reference),
    budget: '',
  });
  const speed = median(reference) / median(judged);
  return [
    {
      ...row('judge a name by all name rules', median(judged)),
      budget: `≤ 1/100 (here 1/${speed.toFixed(0)})`,
      isKept: speed >= 100,
    },
    row('find its neighbours', median(found)),
  ];
}

function plain(what: string, work: () => unknown, count = 1): Row {
  const times = Array.from({ length: rounds }, () => time(work));
  return { what, measured: duration(median(times) / count) };
}

function lookUp(bytes: Uint8Array, names: readonly string[]): void {
  const index = openNameIndex(bytes);
  for (const name of names) index.has(name);
}

function namesIn(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map(line => line.split('\t')[0]?.trim() ?? '')
    .filter(name => name !== '' && !name.startsWith('#'));
}
