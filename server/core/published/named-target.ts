/** A project, or one release of it, as it is typed to be looked into: `requests`, `requests==2.32.3`. */
import { canonicalName, isValidName } from '../names/canonical.ts';
import { isVersion } from '../python/version.ts';

export interface NamedTarget {
  /** As written. */
  readonly name: string;
  readonly canonical: string;
  /** Null for the latest. */
  readonly version: string | null;
}

/** Null for what is no project's name, with or without a version. */
export function namedTarget(text: string): NamedTarget | null {
  const [name = '', version, ...more] = text.split('==').map(part => part.trim());
  if (more.length > 0 || !isValidName(name)) return null;
  if (version !== undefined && !isVersion(version)) return null;
  return { name, canonical: canonicalName(name), version: version ?? null };
}
