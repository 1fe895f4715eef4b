/** What is to be known of the releases that a line may get: rules speak of pinned ones alone, so the card says it. */
import type { Advisory } from '../../core/facts/advisory.ts';
import { daysAgo, inDaysAgo } from '../../core/facts/days.ts';
import { known, type ProjectFacts } from '../../core/facts/project-facts.ts';
import { releasesOf } from '../../core/facts/releases.ts';
import { isPreRelease } from '../../core/python/pre-release.ts';
import { compareVersions, sameVersion } from '../../core/python/version.ts';
import { latestRelease } from './project-lines.ts';

/** Mistakes and attacks are mostly found within the first days. */
const youngDays = 7;

/** Sentences; none for a project without anything remarkable. `pinned` is the version that is written, if it is one. */
export function releaseNotes(facts: ProjectFacts, pinned: string | null, today: string): readonly string[] {
  const page = known(facts.index);
  const latest = known(facts.card)?.version ?? latestRelease(facts)?.version ?? null;
  const version = pinned ?? latest;
  const notes: string[] = [];
  if (page && page.status !== 'active')
    notes.push(`${page.status} on PyPI${page.statusReason ? `: ${page.statusReason}` : ''}`);
  if (page) {
    const releases = releasesOf(page);
    const told = pinned
      ? releases.find(each => sameVersion(each.version, pinned))
      : (releases.find(each => !isPreRelease(each.version)) ?? releases[0]);
    if (told && told.yanked !== false)
      notes.push(`${told.version} is yanked${typeof told.yanked === 'string' ? `: ${told.yanked}` : ''}`);
    const age = daysAgo(releases.find(each => each.version === version)?.uploaded ?? null, today);
    if (age !== null && age < youngDays)
      notes.push(`${version} was released ${inDaysAgo(age)}: mistakes are mostly found in the first days`);
  }
  const advisories = known(facts.advisories)?.filter(({ withdrawn }) => withdrawn === null) ?? [];
  notes.push(...advisoryNotes(advisories, version));
  return notes;
}

function advisoryNotes(advisories: readonly Advisory[], version: string | null): readonly string[] {
  const notes: string[] = [];
  const malware = advisories.filter(({ isMalware }) => isMalware);
  const vulnerabilities = advisories.filter(({ isMalware }) => !isMalware);
  if (malware.length > 0) notes.push(`reports of malware: ${ids(malware)}`);
  const hitting = version === null ? [] : vulnerabilities.filter(each => isAffected(version, each));
  if (hitting.length > 0)
    notes.push(
      `${hitting.length === 1 ? '1 known vulnerability' : `${hitting.length} known vulnerabilities`} of ${version}: ${ids(hitting)}`,
    );
  else if (vulnerabilities.length > 0 && version !== null)
    notes.push(`known vulnerabilities of other versions: ${vulnerabilities.length}, of ${version}: none`);
  return notes;
}

/** A version is affected where it is listed or lies in a range. */
function isAffected(version: string, { versions, ranges }: Advisory): boolean {
  if (versions.some(each => sameVersion(each, version))) return true;
  return ranges.some(({ introduced, fixed, lastAffected }) => {
    if (introduced !== '0' && compareVersions(version, introduced) < 0) return false;
    if (fixed !== null) return compareVersions(version, fixed) < 0;
    return lastAffected === null || compareVersions(version, lastAffected) <= 0;
  });
}

function ids(advisories: readonly Advisory[]): string {
  const rest = advisories.length - 3;
  return (
    advisories
      .slice(0, 3)
      .map(({ id }) => id)
      .join(', ') + (rest > 0 ? ` and ${rest} more` : '')
  );
}
