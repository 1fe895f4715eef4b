/**
 * How often each run of four characters occurs in all project names, counted once at build time and packed small:
 * what a project name looks like. A name's edges count as a character of their own.
 */

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789-';
/** One more than the characters: 0 stands for the edge of a name, and for anything that no name may hold. */
export const alphabetSize = alphabet.length + 1;
const codes = new Uint8Array(128);
for (let at = 0; at < alphabet.length; at++) codes[alphabet.charCodeAt(at)] = at + 1;

/** Counts by run of four, at `((a * size + b) * size + c) * size + d`. */
export type LetterCounts = Uint16Array;

/** Calls `visit` for every character of a name and its end, with the number of the run of four that it closes. */
export function eachRun(name: string, visit: (run: number) => void): void {
  let run = 0;
  for (let at = 0; at <= name.length; at++) {
    run = (run % alphabetSize ** 3) * alphabetSize + letterCode(name, at);
    visit(run);
  }
}

/** The number of a character of a name; 0 behind its end. */
export function letterCode(name: string, at: number): number {
  return at < name.length ? (codes[name.charCodeAt(at) & 127] ?? 0) : 0;
}

/** Counts the runs of some names. */
export function countLetters(names: Iterable<string>): LetterCounts {
  const counts = new Uint16Array(alphabetSize ** 4);
  for (const name of names)
    eachRun(name, run => {
      const count = counts[run] ?? 0;
      if (count < 65_535) counts[run] = count + 1;
    });
  return counts;
}

/** Rarer runs are left out, so that one name alone leaves no trace in the counts that it is later judged by. */
const rarest = 3;
const levels = 16;
const ratio = 1.9;
const levelCounts: readonly number[] = Array.from({ length: levels }, (_, level) =>
  Math.min(65_535, Math.round(rarest * ratio ** level)),
);

/** Packs counts, coarsely: each is kept to within a third. Each run is one variable-length number, `gap * 16 + level`. */
export function packLetterCounts(counts: LetterCounts, least = rarest): Uint8Array {
  const bytes: number[] = [];
  let last = -1;
  counts.forEach((count, run) => {
    if (count < least) return;
    const level = Math.round(Math.log(count / rarest) / Math.log(ratio));
    let value = (run - last) * levels + Math.max(0, Math.min(levels - 1, level));
    last = run;
    for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
    bytes.push(value);
  });
  return Uint8Array.from(bytes);
}

/**
 * Gives the packed runs and their counts one after the other, smallest run first. Damaged bytes give wrong counts,
 * never an error.
 */
export function unpackLetterCounts(bytes: Uint8Array, visit: (run: number, count: number) => void): void {
  let run = -1;
  let value = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    run += value >>> 4;
    if (run >= alphabetSize ** 4 || run < 0) return;
    visit(run, levelCounts[value & (levels - 1)] as number);
    value = 0;
    shift = 0;
  }
}

/** Packed counts of a few names, for lists that come without; even what occurs once is kept. */
export function lettersOfNames(names: Iterable<string>): Uint8Array {
  return packLetterCounts(countLetters(names), 1);
}
