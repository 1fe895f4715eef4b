/** The releases of a project, put together from the files on its index page. */
import { canonicalVersion, compareVersions } from '../python/version.ts';
import type { IndexFile, IndexPage } from './index-page.ts';
import { earliest } from './json.ts';

export interface Release {
  /** As its first file writes it. */
  readonly version: string;
  /** When its first file was uploaded; ISO 8601, UTC; null where the index does not say. */
  readonly uploaded: string | null;
  readonly files: readonly IndexFile[];
  /** True, or the reason given, only where every file is yanked; the reason is untrusted text. */
  readonly yanked: boolean | string;
  /** How many of its files have provenance. */
  readonly attested: 'none' | 'some' | 'all';
}

/** Newest version first, as PEP 440 orders them. Files whose version cannot be told belong to no release. */
export function releasesOf(page: IndexPage): readonly Release[] {
  const byVersion = new Map<string, IndexFile[]>();
  for (const file of page.files) {
    if (file.version === null) continue;
    // Wheels and sdists of one release may spell its version in two ways.
    const key = canonicalVersion(file.version);
    const files = byVersion.get(key);
    if (files) files.push(file);
    else byVersion.set(key, [file]);
  }
  return [...byVersion.values()].map(releaseOf).sort((a, b) => compareVersions(b.version, a.version));
}

function releaseOf(files: readonly IndexFile[]): Release {
  const attested = files.filter(({ provenance }) => provenance !== null).length;
  const reason = files.find(({ yanked }) => typeof yanked === 'string')?.yanked;
  return {
    version: files[0]?.version ?? '',
    uploaded: earliest(files.map(({ uploaded }) => uploaded)),
    files,
    yanked: files.every(({ yanked }) => yanked !== false) && (reason ?? true),
    attested: attested === 0 ? 'none' : attested < files.length ? 'some' : 'all',
  };
}
