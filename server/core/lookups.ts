/** The names of a text that somebody may be asked about, and how far each may go. */
import type { Dependency, Parsed } from './dependency.ts';
import { type AskedIndex, factsKey } from './indexes/asked.ts';
import { type Route, routeFactsOf, routeOf } from './indexes/route.ts';
import type { Context } from './judge.ts';
import { canonicalName } from './names/canonical.ts';
import { pinnedVersion } from './python/version.ts';

export interface Lookup {
  readonly canonical: string;
  /** The version that would be installed, where the text pins one. */
  readonly version: string | null;
  /**
   * `index-only`: the name is in no list, so nobody but the index may hear it, and only once its text has settled.
   * `private`: the same, of `indexes` in place of PyPI's.
   */
  readonly reach: 'public' | 'index-only' | 'private';
  /** Asked in turn in place of PyPI. */
  readonly indexes?: readonly AskedIndex[];
}

/** Bare names, as if each stood in a requirements file. */
export function lookupsOfNames(names: readonly string[], context: Context): readonly Lookup[] {
  const facts = routeFactsOf(context);
  return names.flatMap(written => {
    const route = routeOf({ kind: 'requirement', written, dependency: null }, facts);
    return route.to === 'nobody' ? [] : lookupOf(canonicalName(written), null, route);
  });
}

/** Each name and version once. Imports ask nobody: what they mean is decided by what is declared. */
export function lookupsOf(
  parsed: Pick<Parsed, 'dependencies' | 'indexes'>,
  context: Context,
): readonly Lookup[] {
  // Most files of a project only import, and offline nobody is asked of any: neither needs the index settings.
  const isAsked = context.settings.network !== 'offline' && parsed.dependencies.some(asks);
  if (!isAsked) return [];
  const facts = routeFactsOf(context, parsed.indexes);
  const lookups = new Map<string, Lookup>();
  for (const dependency of parsed.dependencies) {
    const { kind, name } = dependency;
    if (kind === 'import' || name === null) continue;
    const route = routeOf({ kind, written: name, dependency }, facts);
    if (route.to === 'nobody') continue;
    const canonical = canonicalName(name);
    const version = pinnedVersion(dependency);
    const lookup = lookupOf(canonical, version, route);
    lookups.set(`${factsKey(canonical, lookup.indexes)} ${version}`, lookup);
  }
  return [...lookups.values()];
}

/** What a route that leads somewhere means for one name. */
export function lookupOf(
  canonical: string,
  version: string | null,
  route: Exclude<Route, { readonly to: 'nobody' }>,
): Lookup {
  const { indexes = null } = { indexes: null, ...route };
  return { canonical, version, reach: route.to, ...(indexes && { indexes }) };
}

function asks({ kind, name }: Dependency): boolean {
  return kind !== 'import' && name !== null;
}
