/**
 * Finds every ranked name within two slips of a name, without measuring its distance to all of them.
 *
 * Names lie sorted by length, each with one bit for every letter it holds. Two slips change few of those bits, so a
 * pass over the bits of similar lengths leaves a few hundred names of 15,000; counting the letters that occur twice
 * leaves a handful, and only these are measured. This was faster than a deletion index, than looking up pieces of
 * names (quicker for long names only) and than grouping names by their frequent letters; it also needs least memory.
 */
import type { NameIndex } from '../ports.ts';
import { osaDistance } from './distance.ts';

export interface Neighbour {
  readonly name: string;
  /** Place in the ranked names given; 0 is the most used. */
  readonly index: number;
  /** Optimal string alignment distance: 1 or 2. */
  readonly distance: number;
}

export interface Neighbours {
  /** Every ranked name at most `maxDistance` slips away, the most used first; never the name itself. */
  near(name: string, maxDistance: 1 | 2): readonly Neighbour[];
}

const prepared = new WeakMap<NameIndex, Neighbours>();

/** The search over an index's ranked names: prepared when first asked for, kept as long as the index is. */
export function neighboursOf(names: NameIndex): Neighbours {
  const known = prepared.get(names);
  if (known) return known;
  const created = createNeighbours(names.rankedNames);
  prepared.set(names, created);
  return created;
}

/** Prepares the search: a few milliseconds and 0.5 MB for 15,000 names, which must be ASCII. */
export function createNeighbours(rankedNames: readonly string[]): Neighbours {
  const shelf = byLength(rankedNames);
  const sifted = new Uint32Array(rankedNames.length);
  const places = new Int32Array(128);

  function near(name: string, maxDistance: 1 | 2): readonly Neighbour[] {
    const found: Neighbour[] = [];
    if (name.length > shelf.longest + maxDistance) return found;
    const { letters, twice } = lettersOf(name);
    const isShort = name.length > 0 && name.length <= 32;
    if (isShort) notePlaces(name, places);
    for (let longer = -maxDistance; longer <= maxDistance; longer++) {
      const length = name.length - longer;
      // Each slip takes out one letter at most and brings in one at most; a difference in length has used some up.
      const mayLose = maxDistance + Math.min(longer, 0);
      const mayGain = maxDistance - Math.max(longer, 0);
      const count = siftByLetters(shelf, letters, length, longer, sifted);
      for (let i = 0; i < count; i++) {
        const at = sifted[i] ?? 0;
        const theirLetters = shelf.letters[at] ?? 0;
        const theirTwice = shelf.twice[at] ?? 0;
        if (bitCount(letters & ~theirLetters) + bitCount(twice & ~theirTwice) > mayLose) continue;
        if (bitCount(theirLetters & ~letters) + bitCount(theirTwice & ~twice) > mayGain) continue;
        const index = shelf.order[at] ?? 0;
        const candidate = rankedNames[index] ?? '';
        const distance = isShort
          ? distanceInBits(places, name.length, shelf.text, shelf.textStarts[at] ?? 0, length)
          : osaDistance(name, candidate, maxDistance);
        if (distance > 0 && distance <= maxDistance) found.push({ name: candidate, index, distance });
      }
    }
    if (isShort) forgetPlaces(name, places);
    return found.length < 2 ? found : found.sort((a, b) => a.index - b.index);
  }

  return { near };
}

/** Ranked names sorted by length, then rank; all arrays but `starts` go by the place on this shelf. */
interface Shelf {
  readonly longest: number;
  /** Where names of a length begin; the next entry is where they end. */
  readonly starts: Uint32Array;
  /** Place among the ranked names. */
  readonly order: Uint32Array;
  readonly letters: Int32Array;
  readonly twice: Int32Array;
  /** The names in ASCII, one after the other, and where each begins. */
  readonly text: Uint8Array;
  readonly textStarts: Uint32Array;
}

function byLength(names: readonly string[]): Shelf {
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
  const starts = new Uint32Array(longest + 2);
  for (const name of names) starts[name.length + 1] = (starts[name.length + 1] ?? 0) + 1;
  for (let length = 0; length <= longest; length++) {
    starts[length + 1] = (starts[length + 1] ?? 0) + (starts[length] ?? 0);
  }
  const next = starts.slice();
  const order = new Uint32Array(names.length);
  names.forEach((name, index) => {
    const at = next[name.length] ?? 0;
    order[at] = index;
    next[name.length] = at + 1;
  });
  const letters = new Int32Array(names.length);
  const twice = new Int32Array(names.length);
  const textStarts = new Uint32Array(names.length);
  const text = new Uint8Array(names.reduce((sum, name) => sum + name.length, 0));
  let end = 0;
  order.forEach((index, at) => {
    const name = names[index] ?? '';
    const held = lettersOf(name);
    letters[at] = held.letters;
    twice[at] = held.twice;
    textStarts[at] = end;
    for (let i = 0; i < name.length; i++) text[end++] = name.charCodeAt(i);
  });
  return { longest, starts, order, letters, twice, text, textStarts };
}

/**
 * Writes to `out` the shelf places of the names of `length` whose letters differ little enough, and says how many.
 * A letter changed alters two bits, a letter more or less alters one; so at most four bits differ at equal length,
 * three at a difference of one, and at a difference of two the shorter name's letters are all in the longer. One
 * loop for each, since this is where the time goes.
 */
function siftByLetters(shelf: Shelf, own: number, length: number, longer: number, out: Uint32Array): number {
  const end = shelf.starts[length + 1] ?? 0;
  const letters = shelf.letters;
  let at = shelf.starts[length] ?? end;
  let count = 0;
  if (longer === 0) {
    for (; at < end; at++) {
      let differing = own ^ (letters[at] ?? 0);
      differing &= differing - 1;
      differing &= differing - 1;
      differing &= differing - 1;
      if ((differing & (differing - 1)) === 0) out[count++] = at;
    }
  } else if (longer === 1 || longer === -1) {
    for (; at < end; at++) {
      let differing = own ^ (letters[at] ?? 0);
      differing &= differing - 1;
      differing &= differing - 1;
      if ((differing & (differing - 1)) === 0) out[count++] = at;
    }
  } else if (longer > 0) {
    for (; at < end; at++) if (((letters[at] ?? 0) & ~own) === 0) out[count++] = at;
  } else {
    for (; at < end; at++) if ((own & ~(letters[at] ?? 0)) === 0) out[count++] = at;
  }
  return count;
}

/** One bit for each letter that a name holds, and for each that it holds twice or more. */
function lettersOf(name: string): { letters: number; twice: number } {
  let letters = 0;
  let twice = 0;
  for (let i = 0; i < name.length; i++) {
    const bit = letterBit(name.charCodeAt(i));
    twice |= letters & bit;
    letters |= bit;
  }
  return { letters, twice };
}

/** 26 letters, five pairs of digits, and one bit for all else. */
function letterBit(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97);
  if (code >= 48 && code <= 57) return 1 << (26 + (code % 5));
  return 1 << 31;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Marks for each letter the places of a name of at most 32 letters where it stands. */
function notePlaces(name: string, places: Int32Array): void {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 128) places[code] = (places[code] ?? 0) | (1 << i);
  }
}

function forgetPlaces(name: string, places: Int32Array): void {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) < 128) places[name.charCodeAt(i)] = 0;
}

/**
 * Optimal string alignment distance between the name behind `places` (`size` letters, 1 to 32) and the `length` bytes
 * of `text` from `start` on. Goes letter by letter through the text and keeps a whole column of the table of distances
 * in the bits of a number: where it rises, where it falls, where it stays on the diagonal (H. Hyyrö, "A bit-vector
 * algorithm for computing Levenshtein and Damerau edit distances", 2003).
 */
function distanceInBits(
  places: Int32Array,
  size: number,
  text: Uint8Array,
  start: number,
  length: number,
): number {
  const last = 1 << (size - 1);
  let distance = size;
  let rises = -1;
  let falls = 0;
  let stays = 0;
  let before = 0;
  for (let at = start; at < start + length; at++) {
    const here = places[text[at] ?? 0] ?? 0;
    const swaps = ((~stays & here) << 1) & before;
    stays = (((here & rises) + rises) ^ rises) | here | falls | swaps;
    const risesAcross = falls | ~(stays | rises);
    const fallsAcross = stays & rises;
    if ((risesAcross & last) !== 0) distance++;
    if ((fallsAcross & last) !== 0) distance--;
    const shifted = (risesAcross << 1) | 1;
    rises = (fallsAcross << 1) | ~(stays | shifted);
    falls = shifted & stays;
    before = here;
  }
  return distance;
}
