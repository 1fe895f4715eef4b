/**
 * Who the user is to package indexes, in the editor's own secret storage, by origin. Knows nothing of the editor, so
 * that what is handed out to whom can be tested without one.
 */
import type { LoginResult } from '../server/lsp/protocol.ts';

/** The part of the editor's `SecretStorage` that is used. */
export interface Secrets {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

/** The part of the editor's `Memento` that is used: it keeps which origins there are, and no secret. */
export interface Memory {
  get<T>(key: string, missing: T): T;
  update(key: string, value: unknown): PromiseLike<void>;
}

export interface LoginStore {
  /** For this very origin; null where nothing is stored for it. */
  loginOf(origin: unknown): Promise<LoginResult>;
  signIn(origin: string, login: string, password: string): Promise<void>;
  signOut(origin: string): Promise<void>;
  /** In the order of the alphabet. */
  origins(): readonly string[];
}

const listKey = 'antivenom.signedIn';

export function createLoginStore(secrets: Secrets, memory: Memory): LoginStore {
  const origins = () => {
    const listed = memory.get<unknown>(listKey, []);
    return Array.isArray(listed) ? listed.filter(each => typeof each === 'string').sort() : [];
  };
  return {
    origins,
    loginOf: async origin => {
      if (typeof origin !== 'string' || originOfIndex(origin) !== origin) return null;
      return readLogin(await secrets.get(keyOf(origin)));
    },
    signIn: async (origin, login, password) => {
      await secrets.store(keyOf(origin), JSON.stringify({ login, password }));
      await memory.update(listKey, [...new Set([...origins(), origin])]);
    },
    signOut: async origin => {
      await secrets.delete(keyOf(origin));
      await memory.update(
        listKey,
        origins().filter(each => each !== origin),
      );
    },
  };
}

/**
 * The origin of an index by its address, as typed; null for what is none, and for a plain http address of another
 * machine, where everybody on the way could read the password.
 */
export function originOfIndex(typed: string): string | null {
  const address = typed.trim();
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { protocol, origin, hostname } = new URL(address);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
  return protocol === 'https:' || isHere ? origin : null;
}

function keyOf(origin: string): string {
  return `antivenom.login ${origin}`;
}

function readLogin(text: string | undefined): LoginResult {
  try {
    const { login, password } = JSON.parse(text ?? 'null') ?? {};
    return typeof login === 'string' && typeof password === 'string' ? { login, password } : null;
  } catch {
    return null;
  }
}
