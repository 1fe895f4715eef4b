/**
 * What is known of a project name before the project that lists it is looked at; remembered, since several rules ask
 * it of one name, and editors ask again with every keystroke.
 */
import { ownCopy } from '../own-copy.ts';
import type { Existence, Knowledge } from '../ports.ts';
import { stdlibModuleOfProject } from '../python/stdlib.ts';
import type { RuleContext } from '../rules/rule.ts';
import { isHonestNeighbour } from './honest-neighbours.ts';
import { judgeLikeness, type Likeness } from './likeness.ts';
import { groundOf, isEstablished } from './pairs.ts';
import { rankedImitation } from './ranked-imitations.ts';
import { unofficialName } from './unofficial-names.ts';

export interface Standing {
  readonly rank: number | null;
  readonly existence: Existence;
}

/** The standing of a canonical name, by the bundled list alone. */
export function standingOf(canonical: string, knowledge: Knowledge): Standing {
  return recall(canonical, knowledge);
}

/**
 * The much-used name that a canonical name was probably meant to be. Null also where another rule knows the name
 * better, or it has earned trust; under `--assume` the tables that say so are silent, and nothing is remembered.
 */
export function likenessOf(
  canonical: string,
  { knowledge, assume }: Pick<RuleContext, 'knowledge' | 'assume'>,
): Likeness | null {
  if (assume !== null)
    return stdlibModuleOfProject(canonical) ? null : judgeLikeness(canonical, groundOf(knowledge));
  const known = recall(canonical, knowledge);
  if (known.likeness === undefined)
    known.likeness = isSilent(canonical, known, knowledge)
      ? null
      : judgeLikeness(known.name, groundOf(knowledge));
  return known.likeness;
}

/**
 * True for a name that is ranked, resembles no other one and stands in no reviewed table: for most names this is one
 * look-up in place of all that the rules would look up in vain. Always false under `--assume`.
 */
export function isSettled(canonical: string, context: RuleContext): boolean {
  if (context.assume !== null) return false;
  const known = recall(canonical, context.knowledge);
  known.isSettled ??=
    known.rank !== null &&
    unofficialName(canonical) === null &&
    stdlibModuleOfProject(canonical) === null &&
    rankedImitation(canonical, context.knowledge) === null &&
    likenessOf(canonical, context) === null;
  return known.isSettled;
}

interface Remembered extends Standing {
  /** The name in a string of its own. */
  readonly name: string;
  /** Undefined until a rule asks for it, which is dear. */
  likeness: Likeness | null | undefined;
  isSettled: boolean | null;
}

interface Memory {
  readonly names: Map<string, Remembered>;
  /** The name asked for last, as the rules ask for one name in a row. */
  asked: string | null;
  answer: Remembered | null;
}

const memories = new WeakMap<Knowledge, Memory>();
/** Far more than the names in any file; a memory that grows beyond starts anew. */
const mostRemembered = 10_000;

function recall(canonical: string, knowledge: Knowledge): Remembered {
  let memory = memories.get(knowledge);
  if (!memory) {
    memory = { names: new Map(), asked: null, answer: null };
    memories.set(knowledge, memory);
  }
  if (memory.asked === canonical && memory.answer) return memory.answer;
  let found = memory.names.get(canonical);
  if (!found) {
    if (memory.names.size >= mostRemembered) memory.names.clear();
    found = lookUp(ownCopy(canonical), knowledge);
    memory.names.set(found.name, found);
  }
  memory.asked = canonical;
  memory.answer = found;
  return found;
}

function lookUp(name: string, { names }: Knowledge): Remembered {
  const rank = names.rank(name);
  const existence = rank !== null ? 'ranked' : names.has(name) ? 'listed' : 'absent';
  return { name, rank, existence, likeness: undefined, isSettled: null };
}

/** Up to this rank a name has earned trust whatever it looks like. */
const trustedRank = 3000;

/** True for a listed name of which no likeness is ever reported: much used, reviewed, or packaged by a distribution. */
export function isTrusted(canonical: string, knowledge: Knowledge): boolean {
  return isSilent(canonical, standingOf(canonical, knowledge), knowledge);
}

function isSilent(canonical: string, { rank, existence }: Standing, knowledge: Knowledge): boolean {
  if (rank !== null && rank <= trustedRank) return true;
  if (unofficialName(canonical) !== null || stdlibModuleOfProject(canonical) !== null) return true;
  return existence !== 'absent' && (isHonestNeighbour(canonical) || isEstablished(canonical, knowledge));
}
