/** Finds the ranked names that one confusion could have turned into a typed name, and describes each pair. */
import type { Knowledge, NameIndex } from '../ports.ts';
import { languageCores } from './affix-forms.ts';
import { crowdAround } from './crowd.ts';
import type { Pair } from './features.ts';
import { fameOf } from './household-names.ts';
import { lettersOfNames } from './letter-counts.ts';
import { skeleton } from './look-alikes.ts';
import { createNaturalness, type Naturalness } from './naturalness.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { describeSlip, type Slip, sumOfLetters } from './slips.ts';
import { isSoughtAfter } from './sought-after.ts';

/** All that is prepared from the bundled knowledge, when its first name is judged. */
export interface Ground {
  readonly names: NameIndex;
  readonly neighbours: Neighbours;
  readonly naturalness: Naturalness;
  /** The targets seen so far; at most one entry for each ranked name. */
  readonly targets: Map<string, TargetFacts>;
  /** Projects that a distribution has packaged. */
  readonly established: ReadonlySet<string>;
  /** Where each ranked name stands in `rankedNames`. */
  readonly places: ReadonlyMap<string, number>;
  /** The same for what is left of the most used names without `python` or `py`. */
  readonly cores: ReadonlyMap<string, number>;
  /** The sums of letters of these; who has none of them is no swap away from any. */
  readonly coreSums: ReadonlySet<number>;
  /** The same for the shapes of the most used names. */
  readonly skeletons: ReadonlyMap<string, number>;
  /** The same for their words in alphabetical order. */
  readonly words: ReadonlyMap<string, number>;
}

/** What every pair with one target has in common. */
interface TargetFacts {
  readonly likelihood: number;
  readonly isSoughtAfter: boolean;
  /** Null until a pair needs them: how many names begin with it, and whether it is established. */
  begun: number | null;
  isEstablished: boolean | null;
}

const packaged = new WeakMap<Knowledge['importMap'], ReadonlySet<string>>();

function projectsOf(importMap: Knowledge['importMap']): ReadonlySet<string> {
  let projects = packaged.get(importMap);
  if (!projects) {
    projects = new Set(importMap.values());
    packaged.set(importMap, projects);
  }
  return projects;
}

/** True for a project whose modules are known: a distribution has packaged it. */
export function isEstablished(project: string, { importMap }: Knowledge): boolean {
  return projectsOf(importMap).has(project);
}

const prepared = new WeakMap<Knowledge, Ground>();

/** The ground for some knowledge; prepared when first asked for, and kept as long as the knowledge is. */
export function groundOf(knowledge: Knowledge): Ground {
  let ground = prepared.get(knowledge);
  if (!ground) {
    ground = prepareGround(knowledge);
    prepared.set(knowledge, ground);
  }
  return ground;
}

/** Forms of less used names are too many to mean anything. */
const mostUsed = 3000;

export function prepareGround(knowledge: Knowledge): Ground {
  const { names } = knowledge;
  const cores = languageCores(names.rankedNames.slice(0, mostUsed));
  let naturalness: Naturalness | null = null;
  return {
    names,
    neighbours: neighboursOf(names),
    // The dearest part, and only needed once a name has a neighbour.
    get naturalness() {
      naturalness ??= createNaturalness(knowledge.letterCounts ?? lettersOfNames(names.rankedNames));
      return naturalness;
    },
    targets: new Map(),
    established: projectsOf(knowledge.importMap),
    places: new Map(names.rankedNames.map((name, index) => [name, index])),
    cores,
    coreSums: new Set(Array.from(cores.keys(), sumOfLetters)),
    skeletons: placesBy(names.rankedNames.slice(0, mostUsed), skeleton),
    words: placesBy(names.rankedNames.slice(0, mostUsed), name =>
      name.includes('-') ? sortedWords(name) : null,
    ),
  };
}

/** The words of a name in alphabetical order, by which names of the same words meet. */
export function sortedWords(name: string): string {
  return name.split('-').sort().join('-');
}

/** Where the most used name of each key stands; names without a key are left out. */
function placesBy(
  rankedNames: readonly string[],
  keyOf: (name: string) => string | null,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  rankedNames.forEach((name, index) => {
    const key = keyOf(name);
    if (key !== null && !places.has(key)) places.set(key, index);
  });
  return places;
}

/** Two edits make any short name out of any other. */
const shortestForTwo = 6;

/** Every ranked name within two edits, paired with `typed` (canonical). Never the name itself. */
export function candidatePairs(typed: string, ground: Ground): readonly Pair[] {
  return sketchPairs(typed, ground).map(sketch => completePair(sketch, ground));
}

/** The same pairs as suspicious as they can be: no other name has been asked yet, which is the dear part. */
export function sketchPairs(typed: string, ground: Ground): readonly Pair[] {
  const sketches: Pair[] = [];
  let likelihood: number | null = null;
  for (const { name: target, index, distance } of ground.neighbours.near(typed, 2)) {
    if (distance === 2 && Math.min(typed.length, target.length) < shortestForTwo) continue;
    const slip = describeSlip(typed, target);
    if (!slip) continue;
    likelihood ??= ground.naturalness.logProbability(typed);
    sketches.push(sketchPair(typed, target, index + 1, slip, likelihood, ground));
  }
  return sketches;
}

export function describePair(typed: string, target: string, rank: number, slip: Slip, ground: Ground): Pair {
  return completePair(
    sketchPair(typed, target, rank, slip, ground.naturalness.logProbability(typed), ground),
    ground,
  );
}

function sketchPair(
  typed: string,
  target: string,
  rank: number,
  slip: Slip,
  typedLikelihood: number,
  ground: Ground,
): Pair {
  const { likelihood: targetLikelihood, isSoughtAfter: soughtAfter } = factsOf(target, ground);
  return {
    typed,
    target,
    rank,
    fame: fameOf(target, rank),
    slip,
    typedLikelihood,
    targetLikelihood,
    plugins: 0,
    beginningUse: 0,
    crowd: 0,
    established: true,
    soughtAfter,
  };
}

function factsOf(target: string, { targets, naturalness }: Ground): TargetFacts {
  let facts = targets.get(target);
  if (!facts) {
    const likelihood = naturalness.logProbability(target);
    facts = { likelihood, isSoughtAfter: isSoughtAfter(target), begun: null, isEstablished: null };
    targets.set(target, facts);
  }
  return facts;
}

/** A project that so many others hang on is established, whoever packages it. */
export const manyPlugins = 300;

/** The same pair, with what other names say for the typed one. */
export function completePair(pair: Pair, ground: Ground): Pair {
  const { typed, target, slip } = pair;
  const { names, established } = ground;
  const facts = factsOf(target, ground);
  /** The typed name and the target with all that hangs on it, as far as they begin with `prefix`. */
  const own = (prefix: string): number => {
    const typedOne = typed.startsWith(prefix) && names.has(typed) ? 1 : 0;
    if (!target.startsWith(prefix)) return typedOne;
    facts.begun ??= names.countPrefix(target);
    return typedOne + facts.begun;
  };
  const at = slip.edits[0]?.at ?? 0;
  const wordStart = typed.lastIndexOf('-', Math.max(0, at - 1)) + 1;
  const beginning = typed.slice(wordStart, Math.max(at + 2, wordStart + 3));
  const begun = names.countPrefix(beginning);
  // Nothing hangs on a name if nothing begins as it does.
  const isAlone = begun === 0 && wordStart === 0;
  facts.isEstablished ??= established.has(target) || names.countPrefix(`${target}-`) >= manyPlugins;
  return {
    ...pair,
    plugins: isAlone ? 0 : names.countPrefix(`${typed}-`),
    beginningUse: begun === 0 ? 0 : Math.max(0, begun - own(beginning)),
    crowd: crowdAround(typed, target, slip, names, ground.naturalness),
    established: facts.isEstablished,
  };
}
