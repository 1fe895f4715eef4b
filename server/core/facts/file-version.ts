/** Takes file names of distributions apart. */
import { canonicalName } from '../names/canonical.ts';

const sdist = /\.(?:tar\.(?:gz|bz2|xz|z)|tgz|tbz|tar|zip)$/i;
const other = /\.(?:whl|egg|exe|msi|rpm|deb)$/i;

/** True for the name of a file that an index may offer. */
export function isDistribution(filename: string): boolean {
  return sdist.test(filename) || other.test(filename);
}

/**
 * The version in the name of a wheel, an sdist or an egg of the project with this canonical name, as written there;
 * null where it cannot be told. The name of the project must be known: `a-1-2.zip` is `1-2` of `a` or `2` of `a-1`.
 */
export function fileVersion(filename: string, name: string): string | null {
  if (/\.whl$/i.test(filename)) return wheelVersion(filename.slice(0, -4), name);
  if (/\.egg$/i.test(filename)) return restAfter(filename.slice(0, -4), name)?.split('-', 1)[0] ?? null;
  const end = sdist.exec(filename)?.index;
  return end === undefined ? null : restAfter(filename.slice(0, end), name);
}

/** `name-version(-build)-python-abi-platform`; old wheels may have hyphens in the name. */
function wheelVersion(stem: string, name: string): string | null {
  const rest = restAfter(stem, name)?.split('-');
  if (!rest || rest.length < 4 || rest.length > 5) return null;
  return rest[0] || null;
}

/** What follows the hyphen after the project's name; null where the text does not begin with that name. */
function restAfter(stem: string, name: string): string | null {
  for (let at = stem.indexOf('-', 1); at > 0; at = stem.indexOf('-', at + 1)) {
    const before = stem.slice(0, at);
    if (before.length >= name.length && canonicalName(before) === name) return stem.slice(at + 1) || null;
  }
  return null;
}
