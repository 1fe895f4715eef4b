/** Whether an advisory speaks of a given version. A record that names versions does not condemn the name. */
import { compareVersions, isVersion, sameVersion } from '../python/version.ts';
import type { Advisory, AffectedRange } from './advisory.ts';

/** `some-versions` also where it cannot be told which. */
export type Concern = 'all-versions' | 'this-version' | 'some-versions' | 'not-this-version';

/**
 * A version is concerned that is listed or lies in a range, compared as PEP 440 does: `1.0` is `1.0.0`, an epoch and
 * a local part count. Without a version the answer is for the project as a whole. Whether the record has been
 * withdrawn is for the caller to ask.
 */
export function advisoryConcerns(
  { versions, ranges }: Pick<Advisory, 'versions' | 'ranges'>,
  version: string | null,
): Concern {
  if (ranges.some(isEverything)) return 'all-versions';
  if (version === null || (versions.length === 0 && ranges.length === 0)) return 'some-versions';
  if (versions.some(listed => sameVersion(listed, version))) return 'this-version';
  const inRanges = ranges.map(range => isInside(range, version));
  if (inRanges.includes(true)) return 'this-version';
  return inRanges.includes(null) ? 'some-versions' : 'not-this-version';
}

function isEverything({ introduced, fixed, lastAffected }: AffectedRange): boolean {
  return introduced === '0' && fixed === null && lastAffected === null;
}

/** Null where a version from before PEP 440 is in the way, of which nobody can say what it comes after. */
function isInside({ introduced, fixed, lastAffected }: AffectedRange, version: string): boolean | null {
  const bounds = [introduced, fixed, lastAffected].filter(bound => bound !== null);
  if (![version, ...bounds].every(isVersion)) return null;
  if (introduced !== '0' && compareVersions(version, introduced) < 0) return false;
  if (fixed !== null && compareVersions(version, fixed) >= 0) return false;
  return lastAffected === null || compareVersions(version, lastAffected) <= 0;
}
