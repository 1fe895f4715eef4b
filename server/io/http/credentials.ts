/**
 * Who one is to a package index, found where pip, uv and Poetry look: in the address, in the tool's variables, in
 * `.netrc`. Given out for one origin alone, and never for one that nobody but the workspace has named: whoever calls
 * decides that before.
 */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { originOf } from '../../online/transport.ts';
import { parseNetrc } from './netrc.ts';

/** An index as settings name it. */
export interface IndexAddress {
  readonly url: string;
  /** What uv and Poetry call it. */
  readonly name?: string;
}

export interface Credentials {
  /** The value of `Authorization` for a request; undefined for an origin that none of the indexes has. */
  authorizationFor(url: string): string | undefined;
}

export interface CredentialSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of `.netrc`; null where there is none. */
  readonly netrc: () => string | null;
  /** False where the `default` entry of `.netrc` is not for these indexes; true where it is missing. */
  readonly usesDefault?: boolean;
}

export interface Login {
  readonly login: string;
  readonly password: string;
}

/** Where two indexes of one origin have credentials, the first counts. */
export function createCredentials(
  indexes: readonly IndexAddress[],
  { env, netrc, usesDefault = true }: CredentialSources,
): Credentials {
  let known: Map<string, string> | undefined;
  const collect = () => {
    const found = new Map<string, string>();
    const entries = parseNetrc(netrc() ?? '');
    for (const index of indexes) {
      const origin = tryOrigin(index.url);
      if (origin === null || found.has(origin)) continue;
      const host = new URL(origin).hostname;
      const entry =
        entries.find(({ machine }) => machine === host) ??
        (usesDefault ? entries.find(({ machine }) => machine === null) : undefined);
      const user = fromAddress(index.url) ?? fromEnvironment(index.name, env);
      const login = user?.password === '' ? { ...user, password: passwordOf(entry, user.login) } : user;
      const chosen = login ?? entry;
      if (chosen) found.set(origin, basic(chosen.login, chosen.password));
    }
    return found;
  };
  return {
    authorizationFor: url => {
      const origin = tryOrigin(url);
      known ??= collect();
      return origin === null ? undefined : known.get(origin);
    },
  };
}

/** The same address without its user: what may be asked, shown and logged. */
export function withoutUser(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

/** The value of `Authorization` for a user and a password. */
export function basic(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
}

/** The sources of the process: its environment, and `$NETRC`, `~/.netrc` or `~/_netrc`. */
export function processCredentialSources(): CredentialSources {
  const { env } = process;
  return {
    env,
    netrc: () => {
      const own = env['NETRC'] ? [env['NETRC']] : ['.netrc', '_netrc'].map(name => join(homedir(), name));
      for (const file of own) {
        try {
          return readFileSync(file, 'utf8');
        } catch {
          // The next one, then.
        }
      }
      return null;
    },
  };
}

function fromAddress(url: string): Login | null {
  const { username, password } = new URL(url);
  return username === '' && password === ''
    ? null
    : { login: decoded(username), password: decoded(password) };
}

function fromEnvironment(name: string | undefined, env: CredentialSources['env']): Login | null {
  if (name === undefined) return null;
  // Both tools write a name's other characters as underscores.
  const word = name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
  for (const prefix of [`UV_INDEX_${word}`, `POETRY_HTTP_BASIC_${word}`]) {
    const login = env[`${prefix}_USERNAME`] ?? '';
    const password = env[`${prefix}_PASSWORD`] ?? '';
    if (login !== '' || password !== '') return { login, password };
  }
  return null;
}

/** A user without a password may have it in `.netrc`; one with a token for a name needs none. */
function passwordOf(entry: Login | undefined, login: string): string {
  return entry?.login === login ? entry.password : '';
}

function tryOrigin(url: string): string | null {
  try {
    return originOf(url);
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
