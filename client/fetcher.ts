/**
 * Sends HTTP requests for the language server with the editor's own `fetch`, which knows the user's proxy,
 * certificates and single sign-on. It sends to no origin that the server has not named before.
 */
import type { FetchParams, FetchResult } from '../server/lsp/protocol.ts';

export interface Fetcher {
  /** Replaces the origins that may be asked. */
  allow(origins: readonly string[]): void;
  /** Never rejects. `signal` ends the request. */
  fetch(params: FetchParams, signal: AbortSignal): Promise<FetchResult>;
}

/** More than any service's answer, whatever the server asks for. */
const mostBytes = 100 * 1024 * 1024;

/** What says nothing any more once `fetch` has decompressed the body. */
const spentHeaders: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'set-cookie']);

export function createFetcher(send: typeof fetch): Fetcher {
  let allowed: ReadonlySet<string> = new Set();
  return {
    allow: origins => {
      allowed = new Set(origins.filter(origin => /^https?:\/\//.test(origin)));
    },
    fetch: async ({ url, method, headers, body, maxBytes, timeoutMs }, signal) => {
      if (!URL.canParse(url) || !allowed.has(new URL(url).origin)) return { failure: 'refused' };
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        const response = await send(url, {
          method,
          headers,
          body,
          redirect: 'manual',
          credentials: 'omit',
          signal: AbortSignal.any([signal, timeout]),
        });
        const bytes = await read(response, Math.min(maxBytes, mostBytes));
        if (!bytes) return { failure: 'too-large' };
        const kept = [...response.headers].filter(([name]) => !spentHeaders.has(name));
        return {
          status: response.status,
          headers: Object.fromEntries(kept),
          bodyBase64: bytes.toString('base64'),
        };
      } catch (error) {
        return { failure: signal.aborted ? 'aborted' : timeout.aborted ? 'timeout' : codeOf(error) };
      }
    },
  };
}

/** Null where there is more of it than is allowed. */
async function read({ body }: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `fetch` says "fetch failed" and hides the reason one level down. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : 'failed';
}
