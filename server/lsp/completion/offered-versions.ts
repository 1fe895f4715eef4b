/** Which versions of a project to offer: the newest first, and what nobody should start with last. */
import type { IndexPage } from '../../core/facts/index-page.ts';
import { type Release, releasesOf } from '../../core/facts/releases.ts';
import { isPreRelease } from '../../core/python/pre-release.ts';

export interface OfferedVersion {
  readonly version: string;
  /** `YYYY-MM-DD`; null where the index does not say. */
  readonly date: string | null;
  /** Why it stands at the end of the list. */
  readonly mark: 'pre-release' | 'yanked' | null;
}

/** Settled versions, then pre-releases, then yanked ones. */
export function offeredVersions(page: IndexPage): readonly OfferedVersion[] {
  const offered = releasesOf(page).map(offer);
  return [null, 'pre-release', 'yanked'].flatMap(mark => offered.filter(each => each.mark === mark));
}

function offer({ version, uploaded, yanked }: Release): OfferedVersion {
  const mark = yanked !== false ? 'yanked' : isPreRelease(version) ? 'pre-release' : null;
  return { version, date: uploaded?.slice(0, 10) ?? null, mark };
}
