/** Whether a specifier lets a version in, as PEP 440 has it. */
import { satisfies, validRange } from '@renovatebot/pep440';
import { isVersion } from './version.ts';

/** No honest specifier is longer, and what is longer is not read. */
const longest = 200;

/** True also where it cannot be told, as for Poetry's `^1.2`. Previews count as let in. */
export function admits(specifier: string, version: string): boolean {
  const range = specifier.replace(/^\(|\)$/g, '').trim();
  if (range === '' || range.length > longest || !isVersion(version) || !validRange(range)) return true;
  return satisfies(version, range, { prereleases: true });
}
