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

/** The repositories that attested a release, as far as anybody has asked; null where that is not known for sure. */
export function sourcesOf(release: Release, { provenance }: ProjectFacts): readonly string[] | null {
  const file = attestedFile(release);
  const learnt = file === null ? undefined : provenance.get(file);
  const publishers = learnt && known(learnt)?.publishers;
  if (!publishers || publishers.length === 0) return null;
  const sources = publishers.map(sourceOf);
  return sources.every(source => source !== null) ? [...new Set(sources)].sort() : null;
}

/** Kinds that we do not know are not judged, nor those that stand for a person. */
function sourceOf({ kind, repository }: Publisher): string | null {
  if (repository === null) return null;
  if (kind === 'GitHub') return `github.com/${repository}`;
  return kind === 'GitLab' ? `gitlab.com/${repository}` : null;
}
