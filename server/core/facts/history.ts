/** What the index page of a project says of its past. */
import { sameVersion } from '../python/version.ts';
import { daysAgo } from './days.ts';
import type { IndexPage } from './index-page.ts';
import { earliest } from './json.ts';
import { type Release, releasesOf } from './releases.ts';

const remembered = new WeakMap<IndexPage, readonly Release[]>();

/** As `releasesOf`, newest version first; put together once a page, since several rules ask with every keystroke. */
export function releasesOn(page: IndexPage): readonly Release[] {
  let releases = remembered.get(page);
  if (!releases) {
    releases = releasesOf(page);
    remembered.set(page, releases);
  }
  return releases;
}

export function releaseOn(page: IndexPage, version: string): Release | null {
  return releasesOn(page).find(release => sameVersion(release.version, version)) ?? null;
}

/** When its oldest file came; ISO 8601, UTC. Null where no file says. */
export function firstUpload(page: IndexPage): string | null {
  return earliest(releasesOn(page).map(({ uploaded }) => uploaded));
}

/** For how long PyPI itself counts a project as new. */
export const newbornDays = 30;

/** Whole days since the first upload of a project that is younger than 30 days; null for an older one. */
export function newbornAge(page: IndexPage, today: string): number | null {
  const age = daysAgo(firstUpload(page), today);
  return age !== null && age < newbornDays ? age : null;
}

/**
 * The newest version that is not yanked, no preview of one, at least `days` old and acceptable to `isGood`; with
 * `older` only among the releases before that version. Null where there is none.
 */
export function settledVersion(
  page: IndexPage,
  {
    days,
    today,
    older = null,
    isGood = () => true,
  }: { days: number; today: string; older?: string | null; isGood?: (version: string) => boolean },
): string | null {
  const releases = releasesOn(page);
  const from = older === null ? 0 : releases.findIndex(({ version }) => sameVersion(version, older)) + 1;
  if (older !== null && from === 0) return null;
  const found = releases.slice(from).find(({ version, uploaded, yanked }) => {
    const age = daysAgo(uploaded, today);
    return isFinal.test(version) && yanked === false && age !== null && age >= days && isGood(version);
  });
  return found?.version ?? null;
}

/** No preview, no development version, no local one. */
const isFinal = /^(?:\d+!)?\d+(?:\.\d+)*(?:\.post\d+)?$/;
