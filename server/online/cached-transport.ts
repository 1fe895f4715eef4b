/**
 * Remembers answers. A fresh one is given without asking, an older one is asked about again by its ETag, and one of
 * any age serves where nobody can be reached: every answer says as of when it is true.
 */
import type { ByteStore, StoredEntry } from './byte-store.ts';
import { HttpFailure, type HttpRequest, type HttpResponse, headerOf, type Transport } from './transport.ts';

export interface CacheDeps {
  readonly transport: Transport;
  readonly store: ByteStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** For how long an answer of one kind is taken as it is, in milliseconds. */
export interface Freshness {
  /** What the service itself says (`max-age`) counts within these bounds; where it says nothing, the first. */
  readonly leastMs: number;
  readonly mostMs: number;
  /** For "there is no such thing" (404, 410), whatever the service says: it may come into being any moment. */
  readonly absentMs: number;
}

export interface DatedResponse extends HttpResponse {
  /** When it was last known to be true, in epoch milliseconds. */
  readonly asOf: number;
  /** It was due to be asked again, and nobody could be reached. */
  readonly stale: boolean;
}

export interface CachedTransport {
  /**
   * A GET. Rejects with `HttpFailure` where there is neither an answer nor a remembered one. A 200 that makes no sense
   * to `isSound` (a sign-in page, a truncated body) is not remembered, and a remembered answer goes before it.
   */
  get(
    request: HttpRequest,
    freshness: Freshness,
    isSound?: (response: HttpResponse) => boolean,
  ): Promise<DatedResponse>;
  /** What is remembered, of any age, without asking anybody; null where nothing is. */
  remembered(request: HttpRequest): Promise<DatedResponse | null>;
}

export function createCachedTransport({ transport, store, now }: CacheDeps): CachedTransport {
  return {
    async get(request, freshness, isSound = () => true) {
      // What somebody's credentials opened must not lie about for others.
      if (isSecret(request)) return { ...(await transport.send(request)), asOf: now(), stale: false };
      const key = keyOf(request);
      const held = usable(await store.get(key), request, now());
      if (held && now() < held.asOf + freshMs(held, freshness)) return { ...held, stale: false };
      const answer = await ask(transport, request, held);
      if ('failure' in answer) {
        if (!held || isAborted(answer.failure)) throw answer.failure;
        return { ...held, stale: true };
      }
      const { response } = answer;
      if (held && response.status === 304) {
        const headers = new Map([...held.headers, ...keptHeaders(response)]);
        const renewed = { ...held, headers, asOf: now() };
        await store.set(key, renewed);
        return { ...renewed, stale: false };
      }
      const isNonsense = response.status === 200 && !isSound(response);
      if (held && (isNonsense || isTrouble(response.status))) return { ...held, stale: true };
      const dated = { ...response, asOf: now() };
      if (isLasting(response) && !isNonsense)
        await store.set(key, { ...dated, headers: keptHeaders(response) });
      return { ...dated, stale: false };
    },
    async remembered(request) {
      const held = isSecret(request) ? null : usable(await store.get(keyOf(request)), request, now());
      return held && { ...held, stale: true };
    },
  };
}

async function ask(
  transport: Transport,
  request: HttpRequest,
  held: StoredEntry | null,
): Promise<{ readonly response: HttpResponse } | { readonly failure: unknown }> {
  const etag = held?.headers.get('etag');
  const headers = { ...request.headers, ...(etag !== undefined && { 'if-none-match': etag }) };
  try {
    return { response: await transport.send({ ...request, headers }) };
  } catch (failure) {
    return { failure };
  }
}

function isSecret(request: HttpRequest): boolean {
  return headerOf(request, 'authorization') !== undefined || headerOf(request, 'cookie') !== undefined;
}

function keyOf(request: HttpRequest): string {
  return `GET ${request.url}\n${headerOf(request, 'accept') ?? ''}`;
}

/** Without what comes from a clock that was wrong, what is larger than is asked for now, and what is never kept. */
function usable(entry: StoredEntry | null, request: HttpRequest, now: number): StoredEntry | null {
  const isUsable = entry && entry.asOf <= now && entry.body.length <= request.maxBytes && isLasting(entry);
  return isUsable ? entry : null;
}

function freshMs({ status, headers }: StoredEntry, { leastMs, mostMs, absentMs }: Freshness): number {
  if (isAbsent(status)) return absentMs;
  const control = headers.get('cache-control') ?? '';
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})(?=$|[\s,])/i.exec(control)?.[1];
  return Math.min(mostMs, Math.max(leastMs, Number(seconds ?? 0) * 1000));
}

function isAbsent(status: number): boolean {
  return status === 404 || status === 410;
}

function isLasting({ status, headers }: Pick<HttpResponse, 'status' | 'headers'>): boolean {
  const isForbidden = /(?:^|[\s,])no-store(?=$|[\s,])/i.test(headers.get('cache-control') ?? '');
  return (status === 200 || isAbsent(status)) && !isForbidden;
}

/** The service is there and cannot help just now. */
function isTrouble(status: number): boolean {
  return status === 429 || status >= 500;
}

function isAborted(failure: unknown): boolean {
  return failure instanceof HttpFailure && failure.kind === 'aborted';
}

/** What is of use later; cookies and the like are not kept. */
const useful = ['cache-control', 'content-type', 'etag', 'last-modified', 'x-pypi-last-serial'];

function keptHeaders({ headers }: HttpResponse): ReadonlyMap<string, string> {
  return new Map([...headers].filter(([name]) => useful.includes(name)));
}
