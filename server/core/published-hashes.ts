/** The hashes that PyPI lists for one release, where PyPI is what would be installed from. */
import type { Dependency } from './dependency.ts';
import type { IndexFile, IndexPage } from './facts/index-page.ts';
import { known } from './facts/project-facts.ts';
import { releasesOf } from './facts/releases.ts';
import { mayOwn } from './indexes/index-in-force.ts';
import { canonicalName } from './names/canonical.ts';
import { canonicalVersion, pinnedVersion } from './python/version.ts';
import type { RuleContext } from './rules/rule.ts';

/** The files of the pinned release; null where nobody can say, and where another index may serve it. */
export function publishedFiles(
  dependency: Dependency,
  { facts, indexes, ownerOf }: RuleContext,
): readonly IndexFile[] | null {
  const { name, source } = dependency;
  const version = pinnedVersion(dependency);
  if (name === null || version === null || source !== 'index' || !indexes.asksPyPI) return null;
  const canonical = canonicalName(name);
  if (mayOwn(canonical, indexes).length > 0 || ownerOf(canonical) !== null) return null;
  const page = known(facts(canonical).index);
  return (page && releases(page).get(canonicalVersion(version))) ?? null;
}

/** A page has thousands of files and is asked about with every keystroke. */
const byVersion = new WeakMap<IndexPage, ReadonlyMap<string, readonly IndexFile[]>>();

function releases(page: IndexPage): ReadonlyMap<string, readonly IndexFile[]> {
  const before = byVersion.get(page);
  if (before) return before;
  const made = new Map(releasesOf(page).map(({ version, files }) => [canonicalVersion(version), files]));
  byVersion.set(page, made);
  return made;
}
