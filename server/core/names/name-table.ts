/**
 * A sorted list of names, front-coded into bytes and searched where it lies: no name becomes a string before it is
 * asked for. `build-name-index.ts` writes what this file reads.
 *
 * The list is cut into blocks of `blockSize` names. A name is one byte of 0x80 + the number of characters it shares
 * with the name before it (0 at the start of a block), then its other characters in ASCII. That byte also ends the
 * name before it, so no length is stored.
 */

/** Bigger blocks are smaller on disk and slower to search: 32 costs 3 % over 256, and a lookup stays near 1 µs. */
export const blockSize = 32;

/** The shared part is counted in seven bits; names that share more repeat the rest. */
export const maxShared = 127;

/** No character of a name. */
const separator = 0xff;
const separatorCharacter = String.fromCharCode(separator);

export interface NameTable {
  readonly count: number;
  /** Position of a name in the sorted list, or `-1 - p` where it is missing and would stand at `p`. */
  find(name: string): number;
  /** How many names start with these characters. */
  countPrefix(prefix: string): number;
  /** The first `most` names that start with these characters, sorted. */
  startingWith(prefix: string, most: number): readonly string[];
  /** All names, sorted. */
  names(): Generator<string, void>;
}

/**
 * Wraps `bytes` (the blocks alone) without reading them. `starts` holds the offset of each block and, last, the end
 * of the bytes; it must rise and stay inside `bytes`. Bytes that are not a sorted list give wrong answers but never
 * an error or an endless search: every walk is bounded by its block.
 */
export function openNameTable(bytes: Uint8Array, starts: Uint32Array, count: number): NameTable {
  const blocks = starts.length - 1;
  // Callers tend to ask several things about one name in a row.
  let lastName: string | null = null;
  let lastFound = -1;
  /** True where the last search ended at an entry that does not begin with the name searched for. */
  let isPastAll = false;

  /** The last block from `low` on whose first name is not greater than `name`; `low` where there is none. */
  function blockOf(name: string, low: number): number {
    let high = blocks - 1;
    // Who names a block knows that it is near: steps that double from there find the end soonest.
    if (low > 0)
      for (let step = 1; low + step <= high; step *= 2) {
        if (!comparesAfter(name, low + step)) high = low + step - 1;
        else low += step;
      }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (comparesAfter(name, middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** True where `name` is the first name of a block, or comes after it. */
  function comparesAfter(name: string, block: number): boolean {
    const end = starts[block + 1] ?? 0;
    let at = (starts[block] ?? 0) + 1;
    for (let i = 0; ; i++, at++) {
      const byte = at < end ? (bytes[at] ?? 0x80) : 0x80;
      if (byte >= 0x80) return true;
      if (i >= name.length) return false;
      const difference = name.charCodeAt(i) - byte;
      if (difference !== 0) return difference > 0;
    }
  }

  function find(name: string): number {
    if (name === lastName) return lastFound;
    lastFound = search(name, 0);
    lastName = name;
    return lastFound;
  }

  /** `from`: a block that is known to begin no later than `name`, or 0. */
  function search(name: string, from: number): number {
    isPastAll = false;
    if (count === 0) return -1;
    const block = blockOf(name, from);
    const first = block * blockSize;
    const size = Math.min(blockSize, count - first);
    const end = starts[block + 1] ?? 0;
    let at = starts[block] ?? 0;
    // `matched` characters of `name` agree with the entry last seen, which sorts before `name`. An entry that shares
    // more than that with it differs from `name` at the same place and is skipped unread.
    let matched = 0;
    for (let i = 0; i < size && at < end; i++) {
      const shared = (bytes[at++] ?? 0x80) & 0x7f;
      if (shared <= matched) {
        if (shared < matched) {
          if (shared < maxShared) {
            isPastAll = true;
            return -1 - (first + i);
          }
          matched = maxShared;
        }
        while (at < end && matched < name.length && bytes[at] === name.charCodeAt(matched)) {
          matched++;
          at++;
        }
        const byte = at < end ? (bytes[at] ?? 0x80) : 0x80;
        const ended = byte >= 0x80;
        if (matched === name.length) return ended ? first + i : -1 - (first + i);
        if (!ended && byte > name.charCodeAt(matched)) {
          isPastAll = true;
          return -1 - (first + i);
        }
      }
      while (at < end && (bytes[at] ?? 0x80) < 0x80) at++;
    }
    return -1 - (first + size);
  }

  function readBlock(block: number): readonly string[] {
    const size = Math.min(blockSize, count - block * blockSize);
    const end = starts[block + 1] ?? 0;
    let at = starts[block] ?? 0;
    // The block is unfolded as one text and then split, which is many times quicker than making name by name.
    const codes: number[] = [];
    let before = 0;
    for (let i = 0; i < size && at < end; i++) {
      const own = codes.length;
      const shared = Math.min((bytes[at++] ?? 0) & 0x7f, Math.max(0, own - before - 1));
      for (let k = 0; k < shared; k++) codes.push(codes[before + k] ?? 0);
      for (let byte = bytes[at] ?? 0x80; at < end && byte < 0x80; byte = bytes[++at] ?? 0x80)
        codes.push(byte);
      codes.push(separator);
      before = own;
    }
    const names = String.fromCharCode(...codes).split(separatorCharacter);
    names.pop();
    return names;
  }

  function* names(): Generator<string, void> {
    for (let block = 0; block < blocks; block++) yield* readBlock(block);
  }

  function countPrefix(prefix: string): number {
    const start = positionOf(search(prefix, 0));
    // Most prefixes that are asked for begin no name at all.
    if (isPastAll) return 0;
    // Names are ASCII below 0x7F, so the prefix with that character behind it sorts after every name it starts.
    const end = positionOf(search(`${prefix}\u007F`, Math.floor(Math.max(0, start - 1) / blockSize)));
    return Math.max(0, end - start);
  }

  function startingWith(prefix: string, most: number): readonly string[] {
    const start = positionOf(search(prefix, 0));
    const found: string[] = [];
    for (let block = Math.floor(start / blockSize); block < blocks; block++) {
      for (const name of readBlock(block)) {
        if (name < prefix) continue;
        if (found.length >= most || !name.startsWith(prefix)) return found;
        found.push(name);
      }
    }
    return found;
  }

  return { count, find, names, countPrefix, startingWith };
}

/** Where a name stands or would stand, from what `find` says. */
function positionOf(found: number): number {
  return found < 0 ? -1 - found : found;
}
