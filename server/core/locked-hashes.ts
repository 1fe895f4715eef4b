/** Which hashes stand beside which dependency of a text. */
import type { Dependency, LockedHash, Parsed } from './dependency.ts';
import { canonicalName } from './names/canonical.ts';

/**
 * The hashes of each dependency that has any. A text may name a project several times, each time with hashes behind
 * it; where they stand in one place for all, they belong to the last of those names.
 */
export function hashesOf(
  parsed: Pick<Parsed, 'dependencies' | 'hashes'>,
): ReadonlyMap<Dependency, readonly LockedHash[]> {
  const found = new Map<Dependency, LockedHash[]>();
  if (!parsed.hashes || parsed.hashes.length === 0) return found;
  const named = new Map<string, Dependency[]>();
  for (const dependency of parsed.dependencies) {
    if (dependency.name === null || dependency.kind === 'import') continue;
    const canonical = canonicalName(dependency.name);
    const same = named.get(canonical);
    if (same) same.push(dependency);
    else named.set(canonical, [dependency]);
  }
  for (const hash of parsed.hashes) {
    const dependency = lastBefore(named.get(hash.name) ?? [], hash.span.start);
    if (!dependency) continue;
    const hashes = found.get(dependency);
    if (hashes) hashes.push(hash);
    else found.set(dependency, [hash]);
  }
  return found;
}

/** Of the uses of one name, in the order of the text, the one that an offset lies behind; else the first. */
function lastBefore(dependencies: readonly Dependency[], offset: number): Dependency | undefined {
  let low = 0;
  let high = dependencies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dependencies[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return dependencies[Math.max(0, low - 1)];
}
