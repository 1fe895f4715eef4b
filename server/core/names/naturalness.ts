/** How much a text looks like a project name, from counts of runs of four characters. */
import { letterCode, alphabetSize as size, unpackLetterCounts } from './letter-counts.ts';

export interface Naturalness {
  /** Natural logarithm of the probability of the whole name, its end included. Always negative. */
  logProbability(name: string): number;
  /** The letters, as character codes, that stand between such neighbours in more than a few names. */
  usualBetween(before: string, after: string): readonly number[];
}

const size2 = size ** 2;
const size3 = size ** 3;

/** How many sightings of a context it takes to trust it as much as the shorter one. */
const trust = 6;

/** Blends the lengths of context: after three letters, after two, after one. Takes packed counts. */
export function createNaturalness(letterCounts: Uint8Array): Naturalness {
  const quads = new Uint16Array(size ** 4);
  const triples = new Uint32Array(size3);
  const afterThree = new Uint32Array(size3);
  unpackLetterCounts(letterCounts, (run, count) => {
    const three = (run / size) | 0;
    const triple = run % size3;
    quads[run] = count;
    triples[triple] = (triples[triple] as number) + count;
    afterThree[three] = (afterThree[three] as number) + count;
  });
  const afterTwo = sums(triples);
  const pairs = heads(triples);
  const afterOne = sums(pairs);
  // Worked out once for every run of three, which leaves one division for each letter of each name.
  const shorter = new Float64Array(size3);
  for (let run = 0; run < shorter.length; run++) {
    const two = (run / size) | 0;
    const one = ((pairs[run % size2] as number) + 1) / ((afterOne[two % size] as number) + size);
    shorter[run] = ((triples[run] as number) + trust * one) / ((afterTwo[two] as number) + trust);
  }

  function probability(run: number): number {
    const context = (run / size) | 0;
    const least = trust * (shorter[run % size3] as number);
    return ((quads[run] as number) + least) / ((afterThree[context] as number) + trust);
  }

  return {
    logProbability(name) {
      let sum = 0;
      let run = 0;
      // The loop of `eachRun`, without a call for each letter: every name that has a neighbour comes by here.
      for (let at = 0; at <= name.length; at++) {
        run = (run % size3) * size + letterCode(name, at);
        sum += Math.log(probability(run));
      }
      return sum;
    },
    usualBetween(before, after) {
      const start = before.length;
      let head = 0;
      for (let at = Math.max(0, start - 3); at < start; at++) head = head * size + letterCode(before, at);
      const usual: number[] = [];
      for (let code = 97; code <= 122; code++) {
        let run = head * size + code - 96;
        let at = 0;
        while (at < 3 && at <= after.length && quads[run] !== 0)
          run = (run % size3) * size + letterCode(after, at++);
        if (quads[run] !== 0) usual.push(code);
      }
      return usual;
    },
  };
}

/** How often each context occurs, whatever follows. */
function sums(counts: Uint32Array): Uint32Array {
  const sum = new Uint32Array(counts.length / size);
  counts.forEach((count, run) => {
    const context = (run / size) | 0;
    sum[context] = (sum[context] as number) + count;
  });
  return sum;
}

/** The same counts with the context shortened by its first letter. */
function heads(counts: Uint32Array): Uint32Array {
  const shorter = new Uint32Array(counts.length / size);
  counts.forEach((count, run) => {
    const tail = run % shorter.length;
    shorter[tail] = (shorter[tail] as number) + count;
  });
  return shorter;
}
