/** Whether a project name is one that a team allows, denies or has vetted. */
import { canonicalName } from '../names/canonical.ts';
import type { NameEntry } from './name-entry.ts';

/** `*` stands for any run of characters, none included; both sides are compared in canonical form. */
export function matchesPattern(name: string, pattern: string): boolean {
  return matchesParts(canonicalName(name), canonicalName(pattern).split('*'));
}

function matchesParts(wanted: string, [first = '', ...rest]: readonly string[]): boolean {
  if (!wanted.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return wanted === first;
  if (wanted.length < first.length + last.length) return false;
  let at = first.length;
  // The earliest place for each part leaves the most room for the parts behind it.
  for (const part of rest) {
    const found = wanted.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return wanted.endsWith(last) && wanted.length - last.length >= at;
}

/** The first entry that holds for a name on a day (`YYYY-MM-DD`); `until` is the last day of an entry. */
export function entryFor(
  name: string,
  entries: readonly NameEntry[] | undefined,
  today: string,
): NameEntry | null {
  // Asked of every name at every keystroke, most often about no entries at all.
  if (!entries || entries.length === 0) return null;
  const holding = entriesFor(canonicalName(name), entries);
  return holding.find(({ until }) => until === null || today <= until) ?? null;
}

/** All entries that speak of a canonical name, in the order of the list. */
export function entriesFor<E extends Pick<NameEntry, 'pattern'>>(
  canonical: string,
  entries: readonly E[],
): readonly E[] {
  const { byName, wild } = lookup(entries);
  const found = [...(byName.get(canonical) ?? [])];
  for (const { start, parts, index } of wild)
    if (canonical.startsWith(start) && matchesParts(canonical, parts)) found.push(index);
  return found.sort((a, b) => a - b).flatMap(index => entries[index] ?? []);
}

interface Lookup {
  /** Places in the list, by canonical name. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
  /** Patterns in their parts; `start` is the first of them. */
  readonly wild: readonly {
    readonly start: string;
    readonly parts: readonly string[];
    readonly index: number;
  }[];
}

/** Every name of every file is looked up, and a hostile list has as many as its file can hold: each is put in order once. */
const known = new WeakMap<readonly Pick<NameEntry, 'pattern'>[], Lookup>();

function lookup(entries: readonly Pick<NameEntry, 'pattern'>[]): Lookup {
  const before = known.get(entries);
  if (before) return before;
  const byName = new Map<string, number[]>();
  const wild: Lookup['wild'][number][] = [];
  entries.forEach(({ pattern }, index) => {
    const canonical = canonicalName(pattern);
    const same = byName.get(canonical);
    if (pattern.includes('*')) {
      const parts = canonical.split('*');
      wild.push({ start: parts[0] ?? '', parts, index });
    } else if (same) same.push(index);
    else byName.set(canonical, [index]);
  });
  const made = { byName, wild };
  known.set(entries, made);
  return made;
}
