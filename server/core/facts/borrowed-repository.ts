/**
 * Judges the repository that a project claims: its own, somebody else's, or nobody can tell. Many honest projects point
 * to a repository of another name, so everything that could explain it counts first.
 */
import { canonicalName } from '../names/canonical.ts';
import { unofficialName } from '../names/unofficial-names.ts';
import type { NameIndex } from '../ports.ts';
import type { ProjectCard } from './project-card.ts';
import { known, type ProjectFacts } from './project-facts.ts';
import type { Repository } from './repository.ts';
import { repositoryOfAddress } from './repository-claim.ts';

export interface Borrowed {
  readonly repository: Repository;
  /** The project that the repository speaks for, and its rank; null where only the attestations say it is not this one. */
  readonly owner: string | null;
  readonly rank: number | null;
  /** `attested`: by attestations of either project; `claimed`: the other one bears the repository's name. */
  readonly proof: 'attested' | 'claimed';
}

/** From so many stars on, a repository lends a project credit. */
const creditableStars = 500;

/** Null unless the claimed repository speaks for another project, and nothing explains that. Needs card and repository. */
export function borrowedRepository(
  canonical: string,
  facts: ProjectFacts,
  names: NameIndex,
): Borrowed | null {
  const repository = known(facts.repository);
  const card = known(facts.card);
  // A ranked project is no stranger, and one with a reviewed name has been looked at.
  if (!repository || !card || names.rank(canonical) !== null || unofficialName(canonical)) return null;
  if ((repository.stars ?? 0) < creditableStars || isOwn(canonical, repository, card)) return null;
  if (isExplained(canonical, repository, card)) return null;
  const attested = foremost(repository.attested, canonical, names);
  if (attested) return { repository, ...attested, proof: 'attested' };
  if (repository.attesters.length > 0) return { repository, owner: null, rank: null, proof: 'attested' };
  const claimed = foremost(repository.claimedBy, canonical, names);
  const isNamesake = claimed && plain(claimed.owner) === plain(nameOf(repository.key));
  return isNamesake ? { repository, ...claimed, proof: 'claimed' } : null;
}

/** True for a claim that nobody could make for the project: by attestation, or because the same people own both. */
export function isOwn(canonical: string, repository: Repository, card: ProjectCard): boolean {
  const { key, attested, attesters } = repository;
  const owner = ownerOf(key);
  if (attested.includes(canonical) || attesters.some(each => ownerOf(each) === owner)) return true;
  const people = [card.organization, ...card.owners, ...card.maintainers];
  return people.some(each => each !== null && plain(each) === plain(owner));
}

export function ownerOf(key: string): string {
  return key.split('/')[1] ?? '';
}

export function nameOf(key: string): string {
  return key.split('/').at(-1) ?? '';
}

const relatedWords =
  /\b(?:fork|forked|bindings?|wrapper|plug-?in|extension|add-?on|stubs?|mirror|port|backport)\b/i;

/** Shapes that honest projects have: parts of a monorepo, plugins, stubs, bindings, forks that keep a link to the origin. */
function isExplained(canonical: string, repository: Repository, card: ProjectCard): boolean {
  const { key, attesters, attested, claimedBy } = repository;
  if (relatedWords.test((card.summary ?? '').slice(0, 500)) || /^types-|-stubs$|^stubs-/.test(canonical))
    return true;
  // A fork keeps the name of its origin; a project with a repository of its own name speaks for itself.
  const ownNames = [plain(nameOf(key)), plain(canonical)];
  if (attesters.some(each => ownNames.includes(plain(nameOf(each))))) return true;
  const others = card.links.flatMap(({ url }) => repositoryOfAddress(url) ?? []);
  if (others.some(other => other !== key)) return true;
  const words = new Set(canonical.split('-'));
  const relatives = [nameOf(key), ownerOf(key), ...attested, ...claimedBy.slice(0, 100)]
    .map(canonicalName)
    .filter(each => each !== canonical);
  return isPartOf(canonical, words, relatives);
}

/** `pytest-x` beside `pytest`, `google-cloud-x` beside `google-cloud-y`, `pyzmq` beside `zmq`. */
function isPartOf(canonical: string, words: ReadonlySet<string>, relatives: readonly string[]): boolean {
  const [first = ''] = canonical.split('-');
  return relatives.some(relative => {
    const [start = ''] = relative.split('-');
    const isFamily = canonical.includes('-') && start.length > 2 && start === first;
    const isNamed = relative.length > 2 && relative.split('-').every(word => words.has(word));
    return isFamily || isNamed || isBinding(canonical, relative) || isBinding(relative, canonical);
  });
}

function isBinding(name: string, library: string): boolean {
  return (
    library.length > 2 && [`py${library}`, `${library}py`, `lib${library}`, `${library}lib`].includes(name)
  );
}

/** The most used of the others, if the ranks know it. */
function foremost(
  projects: readonly string[],
  canonical: string,
  names: NameIndex,
): { readonly owner: string; readonly rank: number } | null {
  let best: { owner: string; rank: number } | null = null;
  for (const owner of projects) {
    const rank = names.rank(owner);
    if (owner !== canonical && rank !== null && (!best || rank < best.rank)) best = { owner, rank };
  }
  return best;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}
