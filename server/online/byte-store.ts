/** The port to a place that remembers answers from one run to the next. A store may forget anything at any time. */

export interface ByteStore {
  /** Null for what is not there any more, or is damaged. Never rejects. */
  get(key: string): Promise<StoredEntry | null>;
  /** Never rejects: an answer that cannot be kept is asked for again. */
  set(key: string, entry: StoredEntry): Promise<void>;
}

export interface StoredEntry {
  /** When it was last known to be true, in epoch milliseconds. */
  readonly asOf: number;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  readonly url: string;
}

/** A store that lasts as long as the process, and holds the newest answers up to `mostBytes`. */
export function createMemoryStore(mostBytes: number): ByteStore {
  const entries = new Map<string, StoredEntry>();
  let bytes = 0;
  const remove = (key: string) => {
    bytes -= entries.get(key)?.body.length ?? 0;
    entries.delete(key);
  };
  return {
    get: async key => entries.get(key) ?? null,
    set: async (key, entry) => {
      remove(key);
      entries.set(key, entry);
      bytes += entry.body.length;
      for (const oldest of entries.keys()) {
        if (bytes <= mostBytes) break;
        remove(oldest);
      }
    },
  };
}
