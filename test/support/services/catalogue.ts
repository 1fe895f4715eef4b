/** All projects that the test services know: those put into a state, `case-STATE`, and every name of the name index. */
import { allBundledNames, bundledKnowledge } from '../bundled.ts';
import type { ReleaseContent } from './release-files.ts';
import {
  daysBefore,
  everydayProject,
  requestsRepository,
  type Served,
  type ServedRelease,
} from './served.ts';
import { type State, states } from './states.ts';

export interface CatalogueOptions {
  /** `YYYY-MM-DD`; what is newborn is so on this day. */
  readonly today: string;
  /** Canonical name → state, for names of the test's own choice. */
  readonly states?: Readonly<Record<string, State>>;
  /** Canonical name → versions that exist beside the made-up ones, settled a year ago. */
  readonly versions?: Readonly<Record<string, readonly string[]>>;
  /** Canonical name → version → what its files hold, oldest first. These are then all releases of the project. */
  readonly contents?: Readonly<Record<string, Readonly<Record<string, ReleaseContent>>>>;
}

export interface Catalogue {
  /** Null for a name that is not on the index. */
  find(name: string): Served | null;
  /** Every name on the index. */
  names(): readonly string[];
  /** The projects in a state, which are all that OSV's copies speak about. */
  readonly stated: readonly Served[];
}

/** The name under which a state can always be seen. */
export function caseName(state: State): string {
  return `case-${state}`;
}

export function openCatalogue({
  today,
  states: chosen = {},
  versions = {},
  contents = {},
}: CatalogueOptions): Catalogue {
  const { names } = bundledKnowledge();
  const stateOf = new Map<string, State>(
    Object.keys(states).map(state => [caseName(state as State), state as State]),
  );
  for (const name of Object.keys(contents)) stateOf.set(name, 'exists');
  for (const [name, state] of Object.entries(chosen)) stateOf.set(name, state);

  function find(name: string): Served | null {
    const state = stateOf.get(name) ?? (names.has(name) ? 'exists' : 'absent');
    if (state === 'absent') return null;
    const everyday = everydayProject(name, names.rank(name), today);
    const own = contents[name];
    if (own) return states[state]({ ...everyday, releases: releasesWith(own, today) }, today);
    const added = (versions[name] ?? [])
      .filter(version => !everyday.releases.some(release => release.version === version))
      .map(version => ({ version, uploaded: daysBefore(today, 365), yanked: false, attestedBy: null }));
    return states[state]({ ...everyday, releases: [...added, ...everyday.releases] }, today);
  }

  const listed = (): readonly string[] => {
    const stated = [...stateOf.keys()].filter(name => stateOf.get(name) !== 'absent' && !names.has(name));
    return [...allBundledNames().filter(name => stateOf.get(name) !== 'absent'), ...stated];
  };
  return { find, names: listed, stated: [...stateOf.keys()].flatMap(name => find(name) ?? []) };
}

/** Ten days apart, the last one forty days ago. */
function releasesWith(
  contents: Readonly<Record<string, ReleaseContent>>,
  today: string,
): readonly ServedRelease[] {
  const all = Object.entries(contents);
  return all.map(([version, content], place) => ({
    version,
    uploaded: daysBefore(today, 40 + 10 * (all.length - 1 - place)),
    yanked: content.yanked ?? false,
    attestedBy: null,
    content,
  }));
}

/** Who attests and who names a repository; null for one that nobody names. */
export function repositoryIn(catalogue: Catalogue, key: string) {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const users = [...new Set([catalogue.find(name), ...catalogue.stated])].filter(
    served => served?.repository === key,
  ) as readonly Served[];
  const [first] = users;
  if (!first) return null;
  const slug = key.slice(key.indexOf('/') + 1);
  return {
    stars: key === requestsRepository ? 52_000 : first.stars,
    description: first.repositoryDescription,
    users: users.map(({ name, releases }) => ({
      name,
      version: releases.at(-1)?.version ?? '0',
      attested: releases.some(({ attestedBy }) => attestedBy === slug),
    })),
  };
}
