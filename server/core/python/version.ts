/**
 * Versions as PEP 440 orders them. Versions from before that standard are older than all others and in the order of
 * their letters: the order must be total, since whole release lists are sorted by it.
 */
import { clean, compare, parse } from '@renovatebot/pep440';
import type { Dependency } from '../dependency.ts';
import { readSpecifier } from './specifier.ts';

/** Longer than any version that has ever been published; what is longer is compared as mere text. */
const longest = 128;

/** True for a version that the standard knows, in any of its spellings (`v1.0-RC1`). */
export function isVersion(version: string): boolean {
  return version.length <= longest && parse(version) !== null;
}

/** Negative where `a` is the older one, 0 where both are one version, positive where `a` is the newer one. */
export function compareVersions(a: string, b: string): number {
  const left = tidy(a);
  const right = tidy(b);
  const known = isVersion(left);
  if (known !== isVersion(right)) return known ? 1 : -1;
  if (known) return compare(left, right);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** True for two spellings of one version: `1.0` and `1.0.0`, `1.0-rc.1` and `1.0rc1`. Local parts count. */
export function sameVersion(a: string, b: string): boolean {
  return compareVersions(a, b) === 0;
}

/** One spelling for all that `sameVersion` holds to be the same, to look versions up by: `v1.0.0-RC1` → `1rc1`. */
export function canonicalVersion(version: string): string {
  const text = tidy(version);
  const plain = isVersion(text) ? clean(text) : null;
  return plain?.replace(/^((?:\d+!)?\d+(?:\.\d+)*?)(?:\.0+)+(?!\.?\d)/, '$1') ?? text;
}

/**
 * The one version that a dependency can mean, as written: behind `==` or `===`, which is also how the formats hand
 * over what a lock holds. Null for a range, for `==1.*`, for two different pins, and for text that is no specifier.
 */
export function pinnedVersion({ kind, specifier }: Pick<Dependency, 'kind' | 'specifier'>): string | null {
  // Several rules ask of one dependency, and editors ask again with every keystroke.
  const key = `${kind} ${specifier}`;
  let pin = pins.get(key);
  if (pin === undefined) {
    if (pins.size >= mostPins) pins.clear();
    pin = readPin(kind, specifier);
    pins.set(key, pin);
  }
  return pin;
}

const pins = new Map<string, string | null>();
const mostPins = 10_000;

function readPin(kind: Dependency['kind'], specifier: string): string | null {
  const text = specifier.replace(/^\(|\)$/g, '').trim();
  if (kind === 'lock' && isVersion(text)) return text;
  const { clauses, problems, end } = readSpecifier(text, 0);
  if (problems.length > 0 || end < text.length) return null;
  const pinning = clauses
    .filter(({ operator }) => operator === '==' || operator === '===')
    .map(({ version }) => version)
    .filter(version => version !== '' && !version.endsWith('.*'));
  const [pin] = pinning;
  return pin !== undefined && pinning.every(other => sameVersion(other, pin)) ? pin : null;
}

function tidy(version: string): string {
  return version.trim().toLowerCase();
}
