/** What a team has vetted: reading its file, and looking one dependency up. */
import type { LockedHash, Problem } from '../dependency.ts';
import { requirements } from '../formats/requirements.ts';
import { hashesOf } from '../locked-hashes.ts';
import { pinnedVersion, sameVersion } from '../python/version.ts';
import type { VettedEntry } from './name-entry.ts';
import { entriesFor } from './patterns.ts';

/** A line with a pattern, which no requirement can be; a comment may follow. */
const patternLine = /^[ \t]{0,100}([A-Za-z0-9._-]*\*[A-Za-z0-9._*-]*)[ \t]{0,100}(?:#.*)?$/gm;

/**
 * Reads a requirements file, or a list of one name or pattern a line. What is no name is reported, and the rest counts;
 * options other than `--hash` say nothing here.
 */
export function readVetted(text: string): {
  readonly entries: readonly VettedEntry[];
  readonly problems: readonly Problem[];
} {
  const patterns = [...text.matchAll(patternLine)].map(([, pattern = '']) => entryOf(pattern));
  const parsed = requirements.parse(text.replace(patternLine, line => ' '.repeat(line.length)));
  const hashes = hashesOf(parsed);
  const named = parsed.dependencies.flatMap((dependency): VettedEntry[] => {
    if (dependency.name === null) return [];
    return [
      {
        ...entryOf(dependency.name),
        version: pinnedVersion(dependency),
        hashes: (hashes.get(dependency) ?? []).map(wordOf),
      },
    ];
  });
  return { entries: [...patterns, ...named], problems: parsed.problems };
}

function entryOf(pattern: string): VettedEntry {
  return { pattern, reason: null };
}

function wordOf({ algorithm, digest }: Pick<LockedHash, 'algorithm' | 'digest'>): string {
  return `${algorithm}:${digest}`.toLowerCase();
}

/** `version` and `hash` name the versions that are vetted instead of the one that is written. */
export type Vetting =
  | { readonly is: 'vetted' | 'unknown' }
  | { readonly is: 'other-version' | 'hash-needed'; readonly versions: readonly string[] };

/** `version` is what the dependency is pinned to, null where it is not; `hashes` stand beside it. */
export function vettingOf(
  canonical: string,
  version: string | null,
  hashes: readonly LockedHash[],
  vetted: readonly VettedEntry[],
): Vetting {
  const entries = entriesFor(canonical, vetted);
  if (entries.length === 0) return { is: 'unknown' };
  const words = hashes.map(wordOf);
  if (entries.some(entry => isLetThrough(entry, version, words))) return { is: 'vetted' };
  const versions = [...new Set(entries.flatMap(entry => entry.version ?? []))];
  return { is: entries.some(hasHashes) ? 'hash-needed' : 'other-version', versions };
}

/** Every hash must be a vetted one: pip takes any file that fits any of them. */
function isLetThrough(entry: VettedEntry, version: string | null, words: readonly string[]): boolean {
  const wanted = entry.version ?? null;
  const isVersion = wanted === null || (version !== null && sameVersion(version, wanted));
  if (hasHashes(entry))
    return (
      version !== null && isVersion && words.length > 0 && words.every(word => entry.hashes?.includes(word))
    );
  return isVersion || version === null;
}

function hasHashes({ hashes }: VettedEntry): boolean {
  return hashes !== undefined && hashes.length > 0;
}
