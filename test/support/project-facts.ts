/** Made-up facts of projects, and a port that hands them out. */
import type { IndexFile, IndexPage } from '../../server/core/facts/index-page.ts';
import type { ProjectCard } from '../../server/core/facts/project-card.ts';
import { factsUnchecked, type Learnt, type ProjectFacts } from '../../server/core/facts/project-facts.ts';
import type { FactsPort } from '../../server/lsp/facts-port.ts';

export function learnt<T>(value: T, asOf = '2026-11-24T08:00:00Z'): Learnt<T> {
  return { state: 'known', value, asOf };
}

export function someFacts(parts: Partial<ProjectFacts>): ProjectFacts {
  return { ...factsUnchecked('pending'), ...parts };
}

/** One file a version: `['1.0', '2020-01-31']`. */
export function page(
  releases: readonly (readonly [version: string, day: string, yanked?: boolean | string])[],
  rest: Partial<IndexPage> = {},
): IndexPage {
  const files = releases.map(
    ([version, day, yanked = false]): IndexFile => ({
      ...{ filename: `x-${version}.tar.gz`, version, url: `https://h/x-${version}.tar.gz`, hashes: {} },
      ...{ uploaded: `${day}T12:00:00Z`, size: 1, requiresPython: null, yanked, provenance: null },
    }),
  );
  return { status: 'active', statusReason: null, files, ...rest };
}

export function projectCard(rest: Partial<ProjectCard> = {}): ProjectCard {
  return {
    ...{ name: 'Widgets', version: '2.0', released: '2026-11-21T10:00:00Z', releases: 3 },
    ...{ firstReleased: '2011-02-14T00:00:00Z', summary: null, license: null, requiresPython: null },
    ...{ author: null, maintainer: null, owners: [], maintainers: [], organization: null },
    ...{ links: [], description: null },
    ...rest,
  };
}

export interface FakeFacts extends FactsPort {
  /** What was asked: `name: parts`. */
  readonly asked: string[];
}

/** Knows `before` at once, and `after` once it was asked; never answers where that is null. */
export function fakeFacts(
  before: Readonly<Record<string, ProjectFacts>>,
  after: Readonly<Record<string, ProjectFacts>> | null = {},
): FakeFacts {
  const now = new Map(Object.entries(before));
  const asked: string[] = [];
  return {
    asked,
    hostOf: () => null,
    factsOf: name => now.get(name) ?? factsUnchecked('pending'),
    learn: async (name, parts) => {
      asked.push(`${name}: ${parts.join(' ')}`);
      if (after === null) return await new Promise(() => {});
      const facts = after[name];
      if (facts) now.set(name, facts);
    },
  };
}
