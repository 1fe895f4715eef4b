/**
 * What is known of a project name before the project that lists it is looked at, and before anyone asks whether it
 * exists today; remembered, since editors ask again and again.
 */
import type { Knowledge } from '../ports.ts';
import { stdlibModuleOfProject } from '../python/stdlib.ts';
import type { RuleContext } from '../rules/rule.ts';
import { isHonestNeighbour } from './honest-neighbours.ts';
import { judgeLikeness, type Likeness } from './judge.ts';
import { groundOf, isEstablished } from './pairs.ts';
import { unofficialName } from './unofficial-names.ts';

export interface Standing {
  readonly rank: number | null;
  /** Null also where another rule knows the name better, or it has earned trust. */
  readonly likeness: Likeness | null;
}

const remembered = new WeakMap<Knowledge, Map<string, Standing>>();
/** Every keystroke judges a whole file again. */
const mostRemembered = 5000;

/** The standing of a canonical name. Under `--assume` the tables are silent, and nothing is remembered. */
export function standingOf(canonical: string, context: RuleContext): Standing {
  if (context.assume !== null) return findStanding(canonical, context);
  let known = remembered.get(context.knowledge);
  if (!known || known.size >= mostRemembered) {
    known = new Map();
    remembered.set(context.knowledge, known);
  }
  let standing = known.get(canonical);
  if (!standing) {
    standing = findStanding(canonical, context);
    known.set(canonical, standing);
  }
  return standing;
}

/** Up to this rank a name has earned trust whatever it looks like. */
const trustedRank = 3000;

function findStanding(canonical: string, { knowledge, assume }: RuleContext): Standing {
  const rank = knowledge.names.rank(canonical);
  const isSilent =
    stdlibModuleOfProject(canonical) !== null || (assume === null && isKnown(canonical, rank, knowledge));
  return { rank, likeness: isSilent ? null : judgeLikeness(canonical, groundOf(knowledge)) };
}

function isKnown(canonical: string, rank: number | null, knowledge: Knowledge): boolean {
  if (unofficialName(canonical) !== null) return true;
  if (rank !== null) return rank <= trustedRank;
  const isHonest = isHonestNeighbour(canonical) || isEstablished(canonical, knowledge);
  return isHonest && knowledge.names.has(canonical);
}
