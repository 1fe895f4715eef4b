/** From one question to what was learnt: an answer, "there is no such thing", or why nobody answered. Never rejects. */
import type { Learnt, UncheckedReason } from '../../core/facts/project-facts.ts';
import type { CachedTransport, Freshness } from '../cached-transport.ts';
import { HttpFailure } from '../transport.ts';

export interface Question<T> {
  readonly url: string;
  readonly accept: string;
  readonly freshness: Freshness;
  readonly maxBytes: number;
  /** For the service's own origin, and for no other. */
  readonly authorization?: string;
  /** True where no other origin may hear of it. */
  readonly staysAtOrigin?: boolean;
  /** Null for an answer of no known shape. */
  read(body: string, contentType: string, url: string): T | null;
}

export async function ask<T>(
  transport: CachedTransport,
  { url, accept, freshness, maxBytes, authorization, staysAtOrigin = false, read }: Question<T>,
  signal: AbortSignal,
): Promise<Learnt<T>> {
  try {
    // A signal of its own for each: hundreds of listeners on one would look like a leak.
    const own = AbortSignal.any([signal]);
    const headers = { accept, ...(authorization !== undefined && { authorization }) };
    const times = { timeoutMs: patienceMs, answerMs: silenceMs };
    const request = { url, headers, maxBytes, ...times, staysAtOrigin, signal: own };
    const answer = await transport.get(request, freshness);
    const asOf = new Date(answer.asOf).toISOString();
    if (answer.status === 404 || answer.status === 410) return { state: 'missing', asOf };
    if (answer.status !== 200) return unchecked(reasonOfStatus(answer.status));
    const contentType = answer.headers.get('content-type') ?? '';
    const value = read(utf8.decode(answer.body), contentType, answer.url);
    return value === null ? unchecked('unreachable') : { state: 'known', value, asOf };
  } catch (failure) {
    return unchecked(reasonOfFailure(failure));
  }
}

const patienceMs = 15_000;
/** A service that has not even begun to answer by then is not worth more of a run's time. */
const silenceMs = 7000;
const utf8 = new TextDecoder();

export function unchecked(reason: UncheckedReason): { state: 'unchecked'; reason: UncheckedReason } {
  return { state: 'unchecked', reason };
}

/** 429 and 5xx have been tried again already. */
export function reasonOfStatus(status: number): UncheckedReason {
  return status === 401 || status === 403 || status === 451 ? 'blocked' : 'unreachable';
}

/** A bug is not to pass for a network that is down. */
export function reasonOfFailure(failure: unknown): UncheckedReason {
  if (failure instanceof HttpFailure) return 'unreachable';
  throw failure;
}

const minute = 60_000;
export const hour = 60 * minute;

/** How long answers of each kind are taken as they are. */
export const freshFor = {
  indexPage: { leastMs: 10 * minute, mostMs: hour, absentMs: 10 * minute },
  card: { leastMs: 15 * minute, mostMs: 6 * hour, absentMs: 10 * minute },
  provenance: { leastMs: 24 * hour, mostMs: 24 * hour, absentMs: hour },
  repository: { leastMs: 24 * hour, mostMs: 24 * hour, absentMs: hour },
  /** A record is asked for by the time of its last change. */
  advisory: { leastMs: 24 * hour, mostMs: 24 * hour, absentMs: hour },
} as const satisfies Record<string, Freshness>;
