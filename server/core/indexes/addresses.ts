/** What addresses say about safety: whether they are encrypted, and whether they can only ever mean one content. */
import type { Dependency } from '../dependency.ts';
import { isPublicIndex } from '../public-services.ts';

/** True for `http://` to another machine: whoever is on the way can change what comes. */
export function isPlainHttp(address: string): boolean {
  const host =
    /^(?:(?:git|hg|svn|bzr)\+)?http:\/\/(?:[^/@?#]{0,500}@)?(\[[^\]/]{0,100}\]|[^/:?#]{0,300})/i.exec(
      address,
    )?.[1];
  return host !== undefined && !isThisMachine(host);
}

/** For `--trusted-host`, which may have a port. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?)(?::\d{1,5})?$/i.test(host.trim());
}

/**
 * `commit`: a content that cannot change · `moving`: what it is at (a branch, a tag, the newest), null where it does
 * not say · `unknown`: a variable stands in it, or the text does not say.
 */
export type Pinning =
  | { readonly is: 'fixed' | 'unknown' }
  | { readonly is: 'moving'; readonly at: string | null };

export function pinningOf({
  source,
  address,
  hashed,
}: Pick<Dependency, 'source' | 'address' | 'hashed'>): Pinning {
  if (address === undefined || address.includes('$') || address.includes('{')) return { is: 'unknown' };
  if (hashed) return { is: 'fixed' };
  const plain = withoutDetails(address);
  if (source === 'url') {
    // A forge's archive of one commit, and a file of PyPI's, are named by their content.
    const isFixed = isPublicIndex(address) || /[/@-][0-9a-f]{40}(?:[0-9a-f]{24})?(?:[./]|$)/i.test(plain);
    return isFixed ? { is: 'fixed' } : { is: 'moving', at: null };
  }
  if (source !== 'vcs') return { is: 'unknown' };
  const at = plain.lastIndexOf('@');
  // The sign before a host, as in `git@host:path`, is no revision's.
  const revision = at > pathStart(plain) ? plain.slice(at + 1) : '';
  if (revision === '') return { is: 'moving', at: null };
  const isCommit = /^svn/i.test(plain) ? /^r?\d+$/i.test(revision) : /^[0-9a-f]{7,64}$/i.test(revision);
  return isCommit ? { is: 'fixed' } : { is: 'moving', at: revision };
}

/** The address of a repository alone, without `@main` and what follows it. */
export function withoutRevision(address: string): string {
  const plain = withoutDetails(address);
  const at = plain.indexOf('@', pathStart(plain) + 1);
  return at < 0 ? plain : plain.slice(0, at);
}

function withoutDetails(address: string): string {
  return /^[^#?]*/.exec(address)?.[0] ?? '';
}

function pathStart(address: string): number {
  const slashes = address.indexOf('://');
  if (slashes < 0) return address.indexOf(':');
  const slash = address.indexOf('/', slashes + 3);
  return slash < 0 ? address.length : slash;
}
