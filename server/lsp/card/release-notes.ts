/** What is to be known of the releases that a line may get: rules speak of pinned ones alone, so the card says it. */
import type { Advisory } from '../../core/facts/advisory.ts';
import { advisoryConcerns, type Concern } from '../../core/facts/advisory-concerns.ts';
import { daysAgo, inDaysAgo } from '../../core/facts/days.ts';
import { known, type ProjectFacts } from '../../core/facts/project-facts.ts';
import { releasesOf } from '../../core/facts/releases.ts';
import { isPreRelease } from '../../core/python/pre-release.ts';
import { sameVersion } from '../../core/python/version.ts';
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
    const meant = releases.find(each => version !== null && sameVersion(each.version, version));
    const age = daysAgo(meant?.uploaded ?? null, today);
    if (age !== null && age < youngDays)
      notes.push(`${version} was released ${inDaysAgo(age)}: mistakes are mostly found in the first days`);
  }
  const advisories = known(facts.advisories)?.filter(({ withdrawn }) => withdrawn === null) ?? [];
  notes.push(...advisoryNotes(advisories, version));
  return notes;
}

function advisoryNotes(advisories: readonly Advisory[], version: string | null): readonly string[] {
  const notes: string[] = [];
  const about = (each: Advisory): Concern => advisoryConcerns(each, version);
  const others = (each: Advisory) => about(each) === 'not-this-version';
  const malware = advisories.filter(({ isMalware }) => isMalware);
  const reports = malware.filter(each => !others(each));
  if (reports.length > 0) notes.push(`reported as malware: ${ids(reports)}`);
  else if (malware.length > 0) notes.push(`other versions were reported as malware: ${ids(malware)}`);
  const vulnerabilities = advisories.filter(({ isMalware }) => !isMalware);
  const hitting = vulnerabilities.filter(each => ['this-version', 'all-versions'].includes(about(each)));
  if (hitting.length > 0) {
    const count = hitting.length === 1 ? '1 known vulnerability' : `${hitting.length} known vulnerabilities`;
    notes.push(`${count} of ${version ?? 'all versions'}: ${ids(hitting)}`);
  } else if (vulnerabilities.length > 0 && vulnerabilities.every(others))
    notes.push(`known vulnerabilities of other versions: ${vulnerabilities.length}, of ${version}: none`);
  return notes;
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
