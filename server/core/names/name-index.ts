/**
 * Reads the name index: every PyPI project name of one day and the ranks of the much-used ones. Nothing is parsed at
 * opening but a header and the block lengths; a name is searched in the bytes themselves.
 *
 * Layout, numbers little-endian: magic (8 bytes, the last is the version), date (10, ASCII), then for the ranked and
 * for the other names: how many there are (4) and how long their blocks are (4); then the length of each block (2),
 * ranked ones first; the rank of each ranked name in the order of the names (2); the ranked blocks; the other blocks.
 */
import type { NameIndex } from '../ports.ts';
import { blockSize, type NameTable, openNameTable } from './name-table.ts';

export const magic = 'AVNAMES\u0001';
export const headerLength = 34;

export interface OpenNameIndex extends NameIndex {
  /** Every name, sorted; reads the whole index, so it is for checks and not for lookups. */
  names(): Generator<string, void>;
}

/**
 * Opens an index in memory; the bytes are kept and must not change. Throws an Error that starts with
 * `not a name index: ` for anything that is foreign, cut short, or of another version.
 *
 * Only the structure is checked. A damaged name is not looked for here, since hashing 6 MB would cost more than all
 * the rest of the start: the SHA-256 beside the index is compared when the index is built and by the tests, and what
 * is damaged later can give a wrong answer, but no exception.
 */
export function openNameIndex(bytes: Uint8Array): OpenNameIndex {
  const header = readHeader(bytes);
  const { ranked: rankedSize, others: othersSize } = header;
  const rankedStarts = readStarts(bytes, headerLength, rankedSize);
  const othersStarts = readStarts(bytes, headerLength + blocksOf(rankedSize.count) * 2, othersSize);
  const ranksAt = header.bodyAt - rankedSize.count * 2;
  const ranks = readRanks(bytes, ranksAt, rankedSize.count);
  const middle = header.bodyAt + rankedSize.length;
  const ranked = openNameTable(bytes.subarray(header.bodyAt, middle), rankedStarts, rankedSize.count);
  const others = openNameTable(bytes.subarray(middle), othersStarts, othersSize.count);
  let rankedNames: readonly string[] | null = null;

  return {
    date: header.date,
    projects: ranked.count + others.count,
    ranked: ranked.count,
    has: name => others.find(name) >= 0 || ranked.find(name) >= 0,
    rank: name => ranks[ranked.find(name)] ?? null,
    countPrefix: prefix => ranked.countPrefix(prefix) + others.countPrefix(prefix),
    unrankedFrom: (prefix, most) => others.startingWith(prefix, most),
    names: () => merge(ranked, others),
    get rankedNames() {
      rankedNames ??= inRankOrder(ranked, ranks);
      return rankedNames;
    },
  };
}

interface TableSize {
  /** How many names. */
  readonly count: number;
  /** How many bytes they take. */
  readonly length: number;
}

interface Header {
  readonly date: string;
  readonly ranked: TableSize;
  readonly others: TableSize;
  /** Where the blocks begin. */
  readonly bodyAt: number;
}

function readHeader(bytes: Uint8Array): Header {
  if (bytes.length < headerLength) throw notAnIndex('it is too short');
  const found = text(bytes, 0, magic.length);
  if (found !== magic) {
    const sameKind = found.slice(0, -1) === magic.slice(0, -1);
    throw notAnIndex(sameKind ? 'it is of another version' : 'it begins with other bytes');
  }
  const date = text(bytes, 8, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw notAnIndex('its date cannot be read');
  const ranked = { count: uint32(bytes, 18), length: uint32(bytes, 22) };
  const others = { count: uint32(bytes, 26), length: uint32(bytes, 30) };
  const blocks = blocksOf(ranked.count) + blocksOf(others.count);
  const bodyAt = headerLength + blocks * 2 + ranked.count * 2;
  if (bodyAt + ranked.length + others.length !== bytes.length) {
    throw notAnIndex('its length is not what its header says');
  }
  return { date, ranked, others, bodyAt };
}

/** Adds up block lengths to block offsets; the last one is the end of the bytes. */
function readStarts(bytes: Uint8Array, at: number, size: TableSize): Uint32Array {
  const blocks = blocksOf(size.count);
  const starts = new Uint32Array(blocks + 1);
  let end = 0;
  for (let block = 0; block < blocks; block++) {
    // Spelled out, as is the next loop: both run at every start, before anything has been compiled.
    end += (bytes[at + block * 2] ?? 0) | ((bytes[at + block * 2 + 1] ?? 0) << 8);
    starts[block + 1] = end;
  }
  if (end !== size.length) throw notAnIndex('its block lengths do not add up');
  return starts;
}

function readRanks(bytes: Uint8Array, at: number, count: number): Uint16Array {
  const ranks = new Uint16Array(count);
  const seen = new Uint8Array(0x10000);
  for (let i = 0; i < count; i++) {
    const rank = (bytes[at + i * 2] ?? 0) | ((bytes[at + i * 2 + 1] ?? 0) << 8);
    if (rank === 0 || seen[rank] === 1) throw notAnIndex('two names have one rank');
    seen[rank] = 1;
    ranks[i] = rank;
  }
  return ranks;
}

function inRankOrder(table: NameTable, ranks: Uint16Array): readonly string[] {
  const placeOfRank = new Int32Array(0x10000).fill(-1);
  let last = 0;
  for (let place = 0; place < ranks.length; place++) {
    const rank = ranks[place] ?? 0;
    placeOfRank[rank] = place;
    if (rank > last) last = rank;
  }
  const names = Array.from(table.names());
  const ordered: string[] = [];
  for (let rank = 1; rank <= last; rank++) {
    const name = names[placeOfRank[rank] ?? -1];
    if (name !== undefined) ordered.push(name);
  }
  return ordered;
}

function* merge(first: NameTable, second: NameTable): Generator<string, void> {
  const ahead = first.names();
  let next = ahead.next();
  for (const name of second.names()) {
    while (!next.done && next.value < name) {
      yield next.value;
      next = ahead.next();
    }
    yield name;
  }
  while (!next.done) {
    yield next.value;
    next = ahead.next();
  }
}

function blocksOf(count: number): number {
  return Math.ceil(count / blockSize);
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) + uint16(bytes, at + 2) * 0x10000;
}

function notAnIndex(reason: string): Error {
  return new Error(`not a name index: ${reason}`);
}
