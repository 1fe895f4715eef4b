/** Whether a project name is one that a team allows, denies or has vetted. */
import { canonicalName } from '../names/canonical.ts';
import type { Config } from './config.ts';
import type { NameEntry } from './name-entry.ts';

/** `*` stands for any run of characters, none included; both sides are compared in canonical form. */
export function matchesPattern(name: string, pattern: string): boolean {
  const wanted = canonicalName(name);
  const [first = '', ...rest] = canonicalName(pattern).split('*');
  const last = rest.pop();
  if (last === undefined) return wanted === first;
  if (!wanted.startsWith(first) || wanted.length < first.length + last.length) return false;
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
  return (
    entries.find(
      ({ pattern, until }) => (until === null || today <= until) && matchesPattern(name, pattern),
    ) ?? null
  );
}

export function isAllowed(name: string, config: Config, today: string): boolean {
  return entryFor(name, config.allow, today) !== null;
}

export function isDenied(name: string, config: Config): boolean {
  return config.deny?.some(({ pattern }) => matchesPattern(name, pattern)) ?? false;
}
