/** The network of a Node program, put together: a transport with good manners, and a cache on disk above it. */
import { homedir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { ByteStore } from '../../online/byte-store.ts';
import { type CachedTransport, createCachedTransport } from '../../online/cached-transport.ts';
import { createPoliteTransport } from '../../online/polite-transport.ts';
import type { Transport } from '../../online/transport.ts';
import { cacheFolder } from './cache-folder.ts';
import { createDiskStore } from './disk-store.ts';
import { createUndiciTransport, type NetworkSettings } from './undici-transport.ts';

export interface NetworkOptions {
  readonly version: string;
  /** Proxy and certificates; what is missing is taken from the environment. Without effect where `carrier` is given. */
  readonly settings?: NetworkSettings;
  /** What sends in place of undici: the editor. */
  readonly carrier?: Transport;
  /** `--cache-dir`. */
  readonly cacheDir?: string;
  /** When the run's budget ends, in epoch milliseconds. */
  readonly deadline?: () => number;
}

export interface Network {
  /** For POSTs, and for what must not be remembered. */
  readonly transport: Transport;
  readonly cached: CachedTransport;
  /** What lies below it. */
  readonly store: ByteStore;
  /** Ends all connections, so that they do not keep the process. */
  close(): Promise<void>;
}

/** Opens no connection and touches no file before something is asked. */
export function openNetwork(options: NetworkOptions): Network {
  const { version, settings, carrier, cacheDir, deadline } = options;
  const own = createUndiciTransport(settings);
  const now = () => Date.now();
  const transport = createPoliteTransport({
    transport: carrier ?? own,
    userAgent: `antivenom/${version}`,
    now,
    random: Math.random,
    sleep,
    ...(deadline && { deadline }),
  });
  const { platform, env } = process;
  const folder = cacheDir ?? cacheFolder({ platform, env, home: homedir() });
  const store = createDiskStore({ folder });
  return {
    transport,
    store,
    cached: createCachedTransport({ transport, store, now }),
    close: () => own.close(),
  };
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, signal && { signal });
  } catch {
    // Whoever waits looks at the signal next.
  }
}
