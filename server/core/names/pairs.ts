/** Finds the ranked names that one confusion could have turned into a typed name, and describes each pair. */
import type { Knowledge, NameIndex } from '../ports.ts';
import { languageCores } from './affix-forms.ts';
import type { Pair } from './features.ts';
import { lettersOfNames } from './letter-counts.ts';
import { skeleton } from './look-alikes.ts';
import { createNaturalness, type Naturalness } from './naturalness.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { describeSlip, type Slip } from './slips.ts';
import { isSoughtAfter } from './sought-after.ts';

/** All that is prepared from the bundled knowledge, when its first name is judged. */
export interface Ground {
  readonly names: NameIndex;
  readonly neighbours: Neighbours;
  readonly naturalness: Naturalness;
  /** Projects that a distribution has packaged. */
  readonly established: ReadonlySet<string>;
  /** Where each ranked name stands in `rankedNames`. */
  readonly places: ReadonlyMap<string, number>;
  /** The same for what is left of the most used names without `python` or `py`. */
  readonly cores: ReadonlyMap<string, number>;
  /** The same for the shapes of the most used names. */
  readonly skeletons: ReadonlyMap<string, number>;
  /** The same for their words in alphabetical order. */
  readonly words: ReadonlyMap<string, number>;
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
  let naturalness: Naturalness | null = null;
  return {
    names,
    neighbours: neighboursOf(names),
    // The dearest part, and only needed once a name has a neighbour.
    get naturalness() {
      naturalness ??= createNaturalness(knowledge.letterCounts ?? lettersOfNames(names.rankedNames));
      return naturalness;
    },
    established: projectsOf(knowledge.importMap),
    places: new Map(names.rankedNames.map((name, index) => [name, index])),
    cores: languageCores(names.rankedNames.slice(0, mostUsed)),
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
  const pairs: Pair[] = [];
  for (const { name: target, index, distance } of ground.neighbours.near(typed, 2)) {
    if (distance === 2 && Math.min(typed.length, target.length) < shortestForTwo) continue;
    const slip = describeSlip(typed, target);
    if (slip) pairs.push(describePair(typed, target, index + 1, slip, ground));
  }
  return pairs;
}

/** A project that so many others hang on is established, whoever packages it. */
const manyPlugins = 300;

export function describePair(
  typed: string,
  target: string,
  rank: number,
  slip: Slip,
  { names, naturalness, established }: Ground,
): Pair {
  /** Names that begin with `prefix`, but for the typed name and the target with all that hangs on it. */
  const others = (prefix: string): number => {
    const own = typed.startsWith(prefix) && names.has(typed) ? 1 : 0;
    const theirs = target.startsWith(prefix) ? names.countPrefix(target) : 0;
    return Math.max(0, names.countPrefix(prefix) - own - theirs);
  };
  const at = slip.edits[0]?.at ?? 0;
  const wordStart = typed.lastIndexOf('-', Math.max(0, at - 1)) + 1;
  return {
    typed,
    target,
    rank,
    slip,
    typedLikelihood: naturalness.logProbability(typed),
    targetLikelihood: naturalness.logProbability(target),
    plugins: names.countPrefix(`${typed}-`),
    beginningUse: others(typed.slice(wordStart, Math.max(at + 2, wordStart + 3))),
    established: established.has(target) || names.countPrefix(`${target}-`) >= manyPlugins,
    soughtAfter: isSoughtAfter(target),
  };
}
