/** Which release of a project, and which of its files, are worth looking into: what an installer would take, and its source. */

import { releaseOn, releasesOn } from '../facts/history.ts';
import type { IndexFile, IndexPage } from '../facts/index-page.ts';
import type { Release } from '../facts/releases.ts';
import { isPreRelease } from '../python/pre-release.ts';

export type Chosen =
  | { readonly release: Release }
  /** One sentence without its full stop. */
  | { readonly problem: string };

/**
 * The release with this version, or the latest as installers see it: no yanked one, and a preview only where there is
 * nothing else. `name` is for the sentence.
 */
export function chooseRelease(page: IndexPage, name: string, version: string | null): Chosen {
  const releases = releasesOn(page);
  if (page.status === 'quarantined')
    return { problem: `'${name}' is quarantined on PyPI, which offers none of its files` };
  if (releases.length === 0) return { problem: `'${name}' is on PyPI and has no files there` };
  if (version !== null) {
    const release = releaseOn(page, version);
    return release ? { release } : { problem: `'${name}' has no release ${version} on PyPI` };
  }
  const offered = releases.filter(({ yanked }) => yanked === false);
  const release = offered.find(each => !isPreRelease(each.version)) ?? offered[0];
  const [newest] = releases;
  return release
    ? { release }
    : {
        problem: `every release of '${name}' is yanked; name one, as in '${name}==${newest?.version ?? ''}'`,
      };
}

/** The one that its users had before: not yanked, and no preview unless the release is one itself. */
export function releaseBefore(page: IndexPage, { version }: Release): Release | null {
  const releases = releasesOn(page);
  const at = releases.findIndex(each => each.version === version);
  const older = at < 0 ? [] : releases.slice(at + 1).filter(({ yanked }) => yanked === false);
  return older.find(each => !isPreRelease(each.version)) ?? older[0] ?? null;
}

/** The source distribution, which runs code while it is installed, and one wheel; those that there are. */
export function chooseFiles({ files }: Release): readonly IndexFile[] {
  const sources = files.filter(({ filename }) => /\.(?:tar\.gz|tgz|zip|tar)$/i.test(filename));
  const source = sources.find(({ filename }) => /\.tar\.gz$/i.test(filename)) ?? sources[0];
  const wheels = files.filter(({ filename }) => /\.whl$/i.test(filename));
  const wheel = wheelTags.map(tag => wheels.findLast(({ filename }) => tag.test(filename))).find(Boolean);
  const egg = files.find(({ filename }) => /\.egg$/i.test(filename));
  const chosen = [wheel, source].filter(file => file !== undefined);
  return chosen.length > 0 || !egg ? chosen : [egg];
}

/** Best first. Of several for one platform the last is the one for the newest Python. */
const wheelTags = [
  /-py(?:2\.py)?3-none-any\.whl$/i,
  /-none-any\.whl$/i,
  /manylinux[^-]*x86_64[^-]*\.whl$/i,
  /./,
];
