/** Compares how a release was attested with how the one before was, as PyPI's own release pages do. */
import { daysBetween } from './days.ts';
import { releaseOn, releasesOn } from './history.ts';
import type { IndexPage } from './index-page.ts';
import { known, type ProjectFacts } from './project-facts.ts';
import type { Publisher } from './provenance.ts';
import type { Release } from './releases.ts';

export interface ReleasePair {
  readonly release: Release;
  /** The newest attested release of the two weeks before. */
  readonly before: Release;
  /** Whole days between the two. */
  readonly days: number;
}

/** How far back PyPI looks for an attested release. */
const window = 14;

/** Null where the version is not there, or no attested release came shortly before it. */
export function attestedBefore(page: IndexPage, version: string): ReleasePair | null {
  const release = releaseOn(page, version);
  if (!release?.uploaded) return null;
  let before: Release | null = null;
  let days = window;
  for (const other of releasesOn(page)) {
    if (other === release || other.attested === 'none' || other.uploaded === null) continue;
    const apart = daysBetween(other.uploaded, release.uploaded);
    if (!(apart > 0 && apart <= days)) continue;
    before = other;
    days = apart;
  }
  return before && { release, before, days: Math.floor(days) };
}

/** The file of a release whose provenance is asked for: the first that has one. */
export function attestedFile({ files }: Pick<Release, 'files'>): string | null {
  return files.find(({ provenance }) => provenance !== null)?.filename ?? null;
}

/** A repository that attested a release. */
export interface AttestingSource {
  /** `github.com/owner/name`. */
  readonly key: string;
  /** `github.com` and the forge's own number of it, which stays when the name changes; null where it is not known. */
  readonly id: string | null;
}

/** The repositories that attested a release, as far as anybody has asked; null where that is not known for sure. */
export function sourcesOf(release: Release, { provenance }: ProjectFacts): readonly AttestingSource[] | null {
  const file = attestedFile(release);
  const learnt = file === null ? undefined : provenance.get(file);
  const publishers = learnt && known(learnt)?.publishers;
  if (!publishers || publishers.length === 0) return null;
  const sources = publishers.map(sourceOf);
  if (!sources.every(source => source !== null)) return null;
  const distinct = new Map(sources.map(source => [`${source.key} ${source.id}`, source]));
  return [...distinct.values()].sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
}

/** By their numbers where all are known: a repository may have a new name, and an old name another repository. */
export function areSameSources(
  some: readonly AttestingSource[],
  others: readonly AttestingSource[],
): boolean {
  const hasIds = [...some, ...others].every(({ id }) => id !== null);
  const words = (sources: readonly AttestingSource[]) =>
    [...new Set(sources.map(({ key, id }) => (hasIds ? id : key)))].sort().join(' ');
  return words(some) === words(others);
}

/** Kinds that we do not know are not judged, nor those that stand for a person. */
function sourceOf({ kind, repository, repositoryId }: Publisher): AttestingSource | null {
  const forge = kind === 'GitHub' ? 'github.com' : kind === 'GitLab' ? 'gitlab.com' : null;
  if (repository === null || forge === null) return null;
  const id = repositoryId === undefined ? null : `${forge} ${repositoryId}`;
  return { key: `${forge}/${repository}`, id };
}
