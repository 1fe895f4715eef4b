/**
 * Who one is to an index that is about to be asked. Given out for encrypted addresses and this machine alone: whoever
 * is on the way could read it otherwise.
 */
import { isPlainHttp } from '../../core/indexes/addresses.ts';
import type { AskedIndex } from '../../core/indexes/asked.ts';
import type { Authorize } from '../../online/sources/private-index.ts';
import { originOf } from '../../online/transport.ts';
import { basic, type CredentialSources, createCredentials, type Login } from './credentials.ts';

export interface Logins {
  readonly authorize: Authorize;
  /** What was found counts no longer. */
  forget(): void;
}

/** Asks the editor what its user has stored for one origin; null where there is nothing. */
export type StoredLogin = (origin: string) => Promise<Login | null>;

/** `.netrc` and variables are read again after this time, in milliseconds. */
const keptMs = 60_000;

/** What the user has stored in the editor goes before what lies on the machine. */
export function createLogins(
  sources: CredentialSources,
  now: () => number,
  stored: StoredLogin = async () => null,
): Logins {
  const known = new Map<string, { readonly found: Promise<string | undefined>; readonly until: number }>();
  const find = async (index: AskedIndex): Promise<string | undefined> => {
    const { url, address, name, isOwn } = index;
    if (isPlainHttp(url)) return undefined;
    const login = await stored(originOf(url));
    if (login) return basic(login.login, login.password);
    const named = { url: address, ...(name !== null && { name }) };
    return createCredentials([named], { ...sources, usesDefault: isOwn }).authorizationFor(url);
  };
  return {
    authorize: index => {
      const key = JSON.stringify(index);
      const before = known.get(key);
      if (before && before.until > now()) return before.found;
      const found = find(index);
      known.set(key, { found, until: now() + keptMs });
      return found;
    },
    forget: () => known.clear(),
  };
}
