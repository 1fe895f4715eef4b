/**
 * A guest's manners over any transport: few requests at once, equal ones sent once, failures repeated later and
 * later, origins that are down left alone, redirects followed with care, and a name to complain to in every request.
 */
import { type Circuit, createCircuit } from './circuit.ts';
import { redirected } from './redirect.ts';
import { backOffMs, retryAfterMs } from './retry-after.ts';
import { createSlots, type Slots } from './slots.ts';
import { HttpFailure, type HttpRequest, type HttpResponse, originOf, type Transport } from './transport.ts';

export interface PoliteDeps {
  readonly transport: Transport;
  /** `antivenom/VERSION`: who asks, and nothing of who runs it. */
  readonly userAgent: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Settles after so many milliseconds, or as soon as the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** When the run's budget ends, in epoch milliseconds: whoever wants to be asked again later than that is not. */
  readonly deadline?: () => number;
}

const mostInAll = 8;
const mostOfOrigin = 6;
const mostRedirects = 3;
const mostAttempts = 4;
const mostFailures = 5;
const restMs = 60_000;
/** A service that asks for more patience than this gets none. */
const longestWaitMs = 30_000;

const passingStatus: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

export function createPoliteTransport(deps: PoliteDeps): Transport {
  const guest: Guest = {
    ...deps,
    slots: createSlots(mostInAll, mostOfOrigin),
    circuit: createCircuit(mostFailures, restMs, deps.now),
  };
  const underWay = new Map<string, Shared>();
  return {
    send: async request => {
      if ((request.method ?? 'GET') !== 'GET') return await follow(guest, request);
      const { url, headers = {}, maxBytes, timeoutMs, answerMs, staysAtOrigin } = request;
      const key = JSON.stringify([url, headers, maxBytes, timeoutMs, answerMs, staysAtOrigin]);
      let shared = underWay.get(key);
      if (!shared) {
        const stop = new AbortController();
        const answer = follow(guest, { ...request, signal: stop.signal });
        const forget = () => {
          if (underWay.get(key)?.stop === stop) underWay.delete(key);
        };
        shared = { answer, stop, forget, waiting: 0 };
        underWay.set(key, shared);
        answer.then(forget, forget);
      }
      return await join(shared, request);
    },
  };
}

interface Guest extends PoliteDeps {
  readonly slots: Slots;
  readonly circuit: Circuit;
}

/** One request that several wait for. It is stopped when the last of them has lost patience. */
interface Shared {
  readonly answer: Promise<HttpResponse>;
  readonly stop: AbortController;
  readonly forget: () => void;
  waiting: number;
}

async function join(shared: Shared, request: HttpRequest): Promise<HttpResponse> {
  const { signal, url } = request;
  shared.waiting++;
  let leave = () => {};
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(new HttpFailure('aborted', url));
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([shared.answer, left]);
  } finally {
    signal?.removeEventListener('abort', leave);
    if (--shared.waiting === 0) {
      // Whoever comes now must not get an answer that is about to be stopped.
      shared.forget();
      shared.stop.abort();
    }
  }
}

async function follow(guest: Guest, request: HttpRequest): Promise<HttpResponse> {
  let current: HttpRequest = { ...request, headers: { ...request.headers, 'user-agent': guest.userAgent } };
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await persist(guest, current);
    const next = redirected(current, response);
    if (!next) return response;
    current = next;
  }
  throw new HttpFailure('redirects', current.url);
}

/** Sends until there is an answer worth having, or none to hope for. */
async function persist(guest: Guest, request: HttpRequest): Promise<HttpResponse> {
  const origin = originOf(request.url);
  const isRepeatable = (request.method ?? 'GET') === 'GET' || request.idempotent === true;
  for (let attempt = 0; ; attempt++) {
    const outcome = await guest.slots.run(origin, request.signal, () => sendOnce(guest, origin, request));
    const isLast = !isRepeatable || attempt + 1 >= mostAttempts;
    if (!outcome.isPassing || isLast) return settled(outcome);
    const asked = 'response' in outcome ? outcome.response.headers.get('retry-after') : undefined;
    const wait = retryAfterMs(asked, guest.now()) ?? backOffMs(attempt, guest.random);
    const left = (guest.deadline?.() ?? Number.POSITIVE_INFINITY) - guest.now();
    if (wait > Math.min(left, longestWaitMs)) return settled(outcome);
    await guest.sleep(wait, request.signal);
  }
}

type Outcome =
  | { readonly response: HttpResponse; readonly isPassing: boolean }
  | { readonly failure: unknown; readonly isPassing: boolean };

async function sendOnce(guest: Guest, origin: string, request: HttpRequest): Promise<Outcome> {
  if (request.signal?.aborted) throw new HttpFailure('aborted', request.url);
  if (guest.circuit.isResting(origin)) throw new HttpFailure('unreachable', request.url);
  try {
    const response = await guest.transport.send(request);
    const isPassing = passingStatus.has(response.status);
    // A service that counts our requests is well; only one that cannot answer is let rest.
    if (isPassing && response.status !== 429) guest.circuit.failed(origin, false);
    else guest.circuit.succeeded(origin);
    return { response, isPassing };
  } catch (failure) {
    const kind = failure instanceof HttpFailure ? failure.kind : null;
    // What the other side did not cause says nothing about it.
    if (kind !== null && kind !== 'aborted' && kind !== 'too-large')
      guest.circuit.failed(origin, kind === 'timeout');
    // Who has never said a word is not waited for a second time.
    const isPassing = kind === 'reset' || (kind === 'timeout' && guest.circuit.hasAnswered(origin));
    return { failure, isPassing };
  }
}

function settled(outcome: Outcome): HttpResponse {
  if ('failure' in outcome) throw outcome.failure;
  return outcome.response;
}
