/** What deps.dev says of the repository that a project claims: how well known it is, and whose projects it publishes. */
import type { ProjectCard } from '../../core/facts/project-card.ts';
import type { Learnt } from '../../core/facts/project-facts.ts';
import { known } from '../../core/facts/project-facts.ts';
import {
  readPublishedVersion,
  readRepositoryCard,
  readRepositoryPackages,
  repositoryFrom,
} from '../../core/facts/read-repository.ts';
import type { Repository } from '../../core/facts/repository.ts';
import { repositoryOfLinks } from '../../core/facts/repository-claim.ts';
import type { ServiceAddresses } from '../../core/public-services.ts';
import type { CachedTransport } from '../cached-transport.ts';
import { ask, freshFor, unchecked } from './ask.ts';

export function createDepsDev(transport: CachedTransport, addresses: ServiceAddresses) {
  const about = <T>(url: string, read: (body: string) => T | null, signal: AbortSignal): Promise<Learnt<T>> =>
    ask(
      transport,
      { url, accept: 'application/json', freshness: freshFor.repository, maxBytes: 8 * 1024 * 1024, read },
      signal,
    );
  return {
    /** Missing for a project that claims no repository, and for one that deps.dev does not know. */
    repository: async (
      name: string,
      card: Learnt<ProjectCard>,
      signal: AbortSignal,
    ): Promise<Learnt<Repository>> => {
      if (card.state !== 'known') return card.state === 'missing' ? card : unchecked(card.reason);
      const key = repositoryOfLinks(card.value.links, card.value.description);
      if (key === null) return { state: 'missing', asOf: card.asOf };
      const [repository, packages, version] = await Promise.all([
        about(addresses.depsDevProject(key), readRepositoryCard, signal),
        about(addresses.depsDevProjectPackages(key), readRepositoryPackages, signal),
        about(addresses.depsDevVersion(name, card.value.version), readPublishedVersion, signal),
      ]);
      if (repository.state !== 'known') return repository;
      // Without these two a project cannot be told from one that borrows another's repository.
      if (packages.state === 'unchecked') return packages;
      if (version.state === 'unchecked') return version;
      return { ...repository, value: repositoryFrom(repository.value, known(packages), known(version)) };
    },
  };
}
