/** What a team has vetted: reading its file, and looking one dependency up. */
import type { LockedHash, Problem } from '../dependency.ts';
import { requirements } from '../formats/requirements.ts';
import { hashesOf } from '../locked-hashes.ts';
import { canonicalName } from '../names/canonical.ts';
import { pinnedVersion, sameVersion } from '../python/version.ts';
import type { VettedEntry } from './name-entry.ts';
import { matchesPattern } from './patterns.ts';

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
  const { byName, patterns } = lookup(vetted);
  const entries = [
    ...(byName.get(canonical) ?? []),
    ...patterns.filter(({ pattern }) => matchesPattern(canonical, pattern)),
  ];
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

interface Lookup {
  readonly byName: ReadonlyMap<string, readonly VettedEntry[]>;
  readonly patterns: readonly VettedEntry[];
}

/** Every name of every file is looked up, so each list is put in order once. */
const known = new WeakMap<readonly VettedEntry[], Lookup>();

function lookup(vetted: readonly VettedEntry[]): Lookup {
  const before = known.get(vetted);
  if (before) return before;
  const byName = new Map<string, VettedEntry[]>();
  const patterns: VettedEntry[] = [];
  for (const entry of vetted) {
    const canonical = canonicalName(entry.pattern);
    const same = byName.get(canonical);
    if (entry.pattern.includes('*')) patterns.push(entry);
    else if (same) same.push(entry);
    else byName.set(canonical, [entry]);
  }
  const made = { byName, patterns };
  known.set(vetted, made);
  return made;
}
