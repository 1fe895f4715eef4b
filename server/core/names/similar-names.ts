/** Much more used projects whose names lie near a name: what to hold it against before trusting it. */
import type { Knowledge } from '../ports.ts';
import { scoreOf } from './likeness.ts';
import { candidatePairs, groundOf } from './pairs.ts';

/** How many are worth reading. */
const most = 3;
/** How many times better the rank of the other must be for a name that is ranked itself. */
const clearLead = 20;
/** The least likeness, as `judgeLikeness` weighs it: what it says of little-used names to those who ask for everything. */
const leastScore = { ranked: 0, other: -3.5 } as const;

/** At most three, the most used first; none for most names. `canonical` need not exist. */
export function similarNames(canonical: string, knowledge: Knowledge): readonly string[] {
  const own = knowledge.names.rank(canonical);
  const least = own === null ? leastScore.other : leastScore.ranked;
  return candidatePairs(canonical, groundOf(knowledge))
    .filter(pair => (own === null || pair.rank * clearLead <= own) && scoreOf(pair) >= least)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ target }) => target);
}
