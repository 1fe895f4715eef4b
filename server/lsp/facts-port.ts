/**
 * What cards and completion ask about a project beyond the bundled data. Made for one document at a time, since its
 * settings and its indexes decide whether a name may be sent anywhere.
 */
import type { Parsed } from '../core/dependency.ts';
import { factsUnchecked, type ProjectFacts, type UncheckedReason } from '../core/facts/project-facts.ts';
import { factsKey, hostOfIndex } from '../core/indexes/asked.ts';
import { type Route, routeFactsOf, routeOf } from '../core/indexes/route.ts';
import type { Context } from '../core/judge.ts';
import { lookupOf } from '../core/lookups.ts';
import { canonicalName } from '../core/names/canonical.ts';
import type { Lookups } from '../online/lookups.ts';

export type FactPart = 'index' | 'card' | 'advisories' | 'repository';

export interface FactsPort {
  /** What is known now, by canonical name, from where it would be installed; never waits and asks nobody. */
  factsOf(canonical: string): ProjectFacts;
  /** The host of the index that is asked in place of PyPI; null where PyPI is. */
  hostOf(canonical: string): string | null;
  /**
   * Settles once these parts are learnt, have failed or took too long. `version` is the one that is written, where the
   * question is about a release.
   */
  learn(
    canonical: string,
    parts: readonly FactPart[],
    version: string | null,
    signal: AbortSignal,
  ): Promise<void>;
}

/** Stands in where there is no network. */
export const noFacts: FactsPort = {
  factsOf: () => factsUnchecked('offline'),
  hostOf: () => null,
  learn: () => Promise.resolve(),
};

export function factsFor(
  lookups: Lookups | null,
  context: Context,
  parsed: Pick<Parsed, 'dependencies' | 'indexes'>,
): FactsPort {
  if (!lookups) return noFacts;
  const facts = routeFactsOf(context, parsed.indexes);
  const routeTo = (canonical: string): Route => {
    const dependency =
      parsed.dependencies.find(({ name }) => name !== null && canonicalName(name) === canonical) ?? null;
    return routeOf({ kind: dependency?.kind ?? 'requirement', written: canonical, dependency }, facts);
  };
  return {
    factsOf: canonical => {
      const route = routeTo(canonical);
      const known = lookups.factsOf(factsKey(canonical, indexesOf(route)));
      if (known.index.state !== 'unchecked' || known.index.reason !== 'pending') return known;
      return route.to === 'nobody' ? factsUnchecked(reasonOf(route.reason)) : known;
    },
    hostOf: canonical => {
      const [index] = indexesOf(routeTo(canonical)) ?? [];
      return index ? hostOfIndex(index) : null;
    },
    learn: async (canonical, parts, version, signal) => {
      // A name that is on no list is asked about once its text has settled, and not because a pointer rests on it.
      const route = routeTo(canonical);
      if (route.to === 'public') await lookups.learnParts(lookupOf(canonical, version, route), parts, signal);
    },
  };
}

function indexesOf(route: Route) {
  return route.to === 'public' || route.to === 'private' ? route.indexes : undefined;
}

function reasonOf(reason: (Route & { readonly to: 'nobody' })['reason']): UncheckedReason {
  if (reason === 'offline' || reason === 'private-index' || reason === 'invalid') return reason;
  return 'not-sent';
}
