/** Writes the name index that `name-index.ts` reads; that file describes the layout. */
import { canonicalName, isValidName } from './canonical.ts';
import { headerLength, magic } from './name-index.ts';
import { blockSize, maxShared } from './name-table.ts';

export interface NameEntry {
  /** Canonical. */
  readonly name: string;
  /** 1 is the most used project, at most 65,535; null for a name that is not ranked. */
  readonly rank: number | null;
}

/**
 * Encodes names in any order; the same names and date give the same bytes. `date` is the day the list was taken,
 * `YYYY-MM-DD`. Throws for a name that is not canonical or not ASCII, for a name or a rank given twice, and for a
 * rank out of range.
 */
export function buildNameIndex(entries: Iterable<NameEntry>, date: string): Uint8Array {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new Error(`not a date: '${date}' (YYYY-MM-DD is wanted)`);
  const ranks = new Map<string, number>();
  const rankedNames: string[] = [];
  const otherNames: string[] = [];
  for (const { name, rank } of entries) {
    if (!isValidName(name) || canonicalName(name) !== name)
      throw new Error(`not a canonical name: '${name}'`);
    if (rank === null) otherNames.push(name);
    else {
      ranks.set(name, rank);
      rankedNames.push(name);
    }
  }
  rankedNames.sort();
  otherNames.sort();
  if (otherNames.some(name => ranks.has(name)))
    throw new Error('a name is given with a rank and without one');
  checkRanks(ranks);
  return assemble(
    date,
    rankedNames.map(name => ranks.get(name) ?? 0),
    encode(rankedNames),
    encode(otherNames),
  );
}

/**
 * Entries from what a package index publishes: the names of all projects, and the most used ones in order. Names are
 * made canonical, and those no index could hold are left out. A rank is a place in `mostUsed`: one whose project is
 * no longer listed stays empty, so ranks can have gaps.
 */
export function nameEntries(projects: Iterable<string>, mostUsed: Iterable<string>): NameEntry[] {
  const ranks = new Map<string, number | null>();
  for (const project of projects) if (isValidName(project)) ranks.set(canonicalName(project), null);
  let place = 0;
  for (const project of mostUsed) {
    place++;
    const name = canonicalName(project);
    if (ranks.get(name) === null) ranks.set(name, place);
  }
  return Array.from(ranks, ([name, rank]) => ({ name, rank }));
}

function checkRanks(ranks: ReadonlyMap<string, number>): void {
  const seen = new Set<number>();
  for (const [name, rank] of ranks) {
    if (!Number.isInteger(rank) || rank < 1 || rank > 0xffff)
      throw new Error(`no such rank: ${rank} ('${name}')`);
    if (seen.has(rank)) throw new Error(`rank ${rank} is given twice`);
    seen.add(rank);
  }
}

interface Blocks {
  readonly count: number;
  readonly lengths: readonly number[];
  readonly bytes: Uint8Array;
}

function encode(names: readonly string[]): Blocks {
  const bytes = new Uint8Array(names.reduce((sum, name) => sum + name.length + 1, 0));
  const lengths: number[] = [];
  let at = 0;
  let blockAt = 0;
  let before: string | null = null;
  names.forEach((name, i) => {
    if (name === before) throw new Error(`a name is given twice: '${name}'`);
    const isRestart = i % blockSize === 0;
    if (isRestart && i > 0) {
      lengths.push(at - blockAt);
      blockAt = at;
    }
    const shared = isRestart || before === null ? 0 : sharedLength(before, name);
    bytes[at++] = 0x80 + shared;
    for (let k = shared; k < name.length; k++) bytes[at++] = name.charCodeAt(k);
    before = name;
  });
  if (names.length > 0) lengths.push(at - blockAt);
  if (lengths.some(length => length > 0xffff)) throw new Error('names are too long for one block');
  return { count: names.length, lengths, bytes: bytes.subarray(0, at) };
}

function sharedLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length, maxShared);
  let shared = 0;
  while (shared < limit && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}

function assemble(date: string, ranks: readonly number[], ranked: Blocks, others: Blocks): Uint8Array {
  const words = [...ranked.lengths, ...others.lengths, ...ranks];
  const bodyAt = headerLength + words.length * 2;
  const file = new Uint8Array(bodyAt + ranked.bytes.length + others.bytes.length);
  const view = new DataView(file.buffer);
  for (const [i, character] of [...(magic + date)].entries()) file[i] = character.charCodeAt(0);
  view.setUint32(18, ranked.count, true);
  view.setUint32(22, ranked.bytes.length, true);
  view.setUint32(26, others.count, true);
  view.setUint32(30, others.bytes.length, true);
  for (const [i, word] of words.entries()) view.setUint16(headerLength + i * 2, word, true);
  file.set(ranked.bytes, bodyAt);
  file.set(others.bytes, bodyAt + ranked.bytes.length);
  return file;
}
