/** Facts as the examples of rule pages have them: what an example does not say is empty. */
import type { Advisory } from './advisory.ts';
import type { IndexFile, IndexPage, ProjectStatus } from './index-page.ts';
import type { InspectedRelease } from './inspected-release.ts';
import type { ProjectCard } from './project-card.ts';
import type { Learnt, ProjectFacts } from './project-facts.ts';
import type { Repository } from './repository.ts';

/** The day on which the examples are read. */
export const exampleDay = '2026-11-10';

export function answered<T>(value: T): Extract<Learnt<T>, { state: 'known' }> {
  return { state: 'known', value, asOf: exampleDay };
}

export const noAnswer: ProjectFacts['index'] = { state: 'missing', asOf: exampleDay };

/** Version → day of its upload, or more of its one file. */
export type ExampleReleases = Readonly<Record<string, string | Partial<IndexFile>>>;

export function examplePage(
  name: string,
  releases: ExampleReleases,
  status: ProjectStatus = 'active',
): Learnt<IndexPage> {
  const files = Object.entries(releases).map(([version, release]) =>
    exampleFile({
      filename: `${name}-${version}.tar.gz`,
      version,
      ...(typeof release === 'string' ? { uploaded: `${release}T08:00:00Z` } : release),
    }),
  );
  return answered({ status, statusReason: null, files });
}

export function exampleFile(file: Partial<IndexFile>): IndexFile {
  return {
    filename: '',
    version: null,
    url: '',
    hashes: {},
    uploaded: null,
    size: null,
    requiresPython: null,
    yanked: false,
    provenance: null,
    ...file,
  };
}

export function exampleAdvisory(advisory: Partial<Advisory>): Advisory {
  return {
    id: '',
    isMalware: false,
    summary: null,
    published: null,
    withdrawn: null,
    aliases: [],
    versions: [],
    ranges: [],
    sources: 0,
    ...advisory,
  };
}

export function exampleCard(card: Partial<ProjectCard>): ProjectCard {
  return {
    name: '',
    version: '',
    released: null,
    releases: 0,
    firstReleased: null,
    summary: null,
    license: null,
    requiresPython: null,
    author: null,
    maintainer: null,
    owners: [],
    maintainers: [],
    organization: null,
    links: [],
    description: null,
    ...card,
  };
}

export function exampleRepository(repository: Partial<Repository>): Repository {
  return {
    key: '',
    stars: null,
    forks: null,
    description: null,
    attested: [],
    claimedBy: [],
    attesters: [],
    ...repository,
  };
}

export function exampleInspection(inspection: Partial<InspectedRelease>): InspectedRelease {
  return {
    version: '',
    from: 'index',
    sha256: null,
    source: '',
    verdict: 'loud',
    signs: ['decoded-exec'],
    isCertain: true,
    runs: 'import',
    day: exampleDay,
    ...inspection,
  };
}
