/** How much a text looks like a project name, from counts of runs of four characters. */
import { eachRun, type LetterCounts, alphabetSize as size } from './letter-counts.ts';

export interface Naturalness {
  /** Natural logarithm of the probability of the whole name, its end included. Always negative. */
  logProbability(name: string): number;
}

/** How many sightings of a context it takes to trust it as much as the shorter one. */
const trust = 6;

/** Blends the lengths of context: after three letters, after two, after one. Costs a pass over the counts. */
export function createNaturalness(quads: LetterCounts): Naturalness {
  const triples = new Uint32Array(size ** 3);
  const pairs = new Uint32Array(size ** 2);
  const afterThree = new Uint32Array(size ** 3);
  const afterTwo = new Uint32Array(size ** 2);
  const afterOne = new Uint32Array(size);
  for (let run = 0; run < quads.length; run++) {
    const count = quads[run] as number;
    if (count === 0) continue;
    const triple = run % size ** 3;
    const pair = run % size ** 2;
    const three = (run / size) | 0;
    triples[triple] = (triples[triple] as number) + count;
    pairs[pair] = (pairs[pair] as number) + count;
    afterThree[three] = (afterThree[three] as number) + count;
    afterTwo[three % size ** 2] = (afterTwo[three % size ** 2] as number) + count;
    afterOne[three % size] = (afterOne[three % size] as number) + count;
  }

  function probability(run: number): number {
    const three = (run / size) | 0;
    const one = ((pairs[run % size ** 2] as number) + 1) / ((afterOne[three % size] as number) + size);
    const two =
      ((triples[run % size ** 3] as number) + trust * one) /
      ((afterTwo[three % size ** 2] as number) + trust);
    return ((quads[run] as number) + trust * two) / ((afterThree[three] as number) + trust);
  }

  return {
    logProbability(name) {
      let sum = 0;
      eachRun(name, run => {
        sum += Math.log(probability(run));
      });
      return sum;
    },
  };
}
