/** Text from outside as it may stand in a message: only where it keeps to its own syntax, and never without end. */
import { isVersion } from '../python/version.ts';

/** Null for what is no version, or none that anybody would read. */
export function sayableVersion(version: string): string | null {
  return version.length <= 40 && isVersion(version) ? version.trim() : null;
}

/** `'requests' 2.31.0`. */
export function releaseWords(written: string, version: string | null): string {
  const sayable = version === null ? null : sayableVersion(version);
  return sayable === null ? `This release of '${written}'` : `'${written}' ${sayable}`;
}

/** Names of advisories: `MAL-2024-1234`, `GHSA-xxxx-xxxx-xxxx`, `PYSEC-2021-19`. */
export function sayableIds(ids: readonly string[]): readonly string[] {
  return ids.filter(id => id.length <= 60 && /^[A-Z]+(?:-[A-Za-z0-9]+)+$/.test(id));
}

/** `github.com/owner/name`; null for other keys. */
export function sayableRepository(key: string): string | null {
  return key.length <= 160 && /^[a-z0-9.-]+(?:\/[A-Za-z0-9._-]+){2,5}$/.test(key) ? key : null;
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function listed(words: readonly string[], most = 3): string {
  const shown = words.slice(0, most);
  const rest = words.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
