/**
 * What OSV says of projects: many names in one question, then the records that are new to us. OSV gives no caching
 * headers, so which records concern a name is kept for an hour, and a record until it changes.
 */
import type { Advisory } from '../../core/facts/advisory.ts';
import { parseJson } from '../../core/facts/json.ts';
import { known, type Learnt } from '../../core/facts/project-facts.ts';
import { type QueryResult, readAdvisory, readQueryBatch } from '../../core/facts/read-advisory.ts';
import type { ServiceAddresses } from '../../core/public-services.ts';
import type { ByteStore } from '../byte-store.ts';
import type { CachedTransport } from '../cached-transport.ts';
import type { Transport } from '../transport.ts';
import { ask, freshFor, hour, reasonOfFailure, reasonOfStatus, unchecked } from './ask.ts';

export interface OsvParts {
  readonly transport: Transport;
  readonly cached: CachedTransport;
  readonly store: ByteStore;
  readonly addresses: ServiceAddresses;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The service refuses more in one question. */
const mostQueries = 1000;
/** A name whose records do not fit is not worth more questions. */
const mostPages = 5;
const mostRecords = 200;

type Ids = QueryResult['ids'];

export function createOsv(parts: OsvParts) {
  return {
    advisories: async (
      names: readonly string[],
      wantsRecord: (id: string) => boolean,
      signal: AbortSignal,
    ): Promise<ReadonlyMap<string, Learnt<readonly Advisory[]>>> => {
      const ids = await idsOf(names, parts, signal);
      const learnt = new Map<string, Learnt<readonly Advisory[]>>();
      await Promise.all(
        [...ids].map(async ([name, found]) => {
          learnt.set(
            name,
            found.state === 'known' ? await records(name, found, wantsRecord, parts, signal) : found,
          );
        }),
      );
      return learnt;
    },
  };
}

async function idsOf(
  names: readonly string[],
  parts: OsvParts,
  signal: AbortSignal,
): Promise<Map<string, Learnt<Ids>>> {
  const ids = new Map<string, Learnt<Ids>>();
  const unknown: string[] = [];
  for (const name of names) {
    const kept = await recalled(name, parts);
    if (kept) ids.set(name, kept);
    else unknown.push(name);
  }
  for (let from = 0; from < unknown.length; from += mostQueries)
    for (const [name, learnt] of await queried(unknown.slice(from, from + mostQueries), parts, signal))
      ids.set(name, learnt);
  return ids;
}

async function queried(names: readonly string[], parts: OsvParts, signal: AbortSignal) {
  const { addresses, transport, now } = parts;
  const found = new Map<string, Ids>(names.map(name => [name, []]));
  let open: readonly { readonly name: string; readonly token?: string }[] = names.map(name => ({ name }));
  const learnt = (of: (name: string) => Learnt<Ids>) => new Map(names.map(name => [name, of(name)] as const));
  for (let page = 0; open.length > 0 && page < mostPages; page++) {
    const asked = open;
    try {
      const queries = asked.map(({ name, token }) => ({
        package: { name, ecosystem: 'PyPI' },
        ...(token !== undefined && { page_token: token }),
      }));
      const { status, body } = await transport.send({
        url: addresses.osvQueryBatch(),
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ queries }),
        idempotent: true,
        maxBytes: 32 * 1024 * 1024,
        // Every name takes the service a little longer.
        timeoutMs: 8000 + 12 * queries.length,
        signal: AbortSignal.any([signal]),
      });
      const results = status === 200 ? readQueryBatch(utf8.decode(body)) : null;
      // An answer that is not one for each question cannot be told apart.
      if (results?.length !== asked.length) return learnt(() => unchecked(reasonOfStatus(status)));
      open = asked.flatMap(({ name }, index) => {
        const result = results[index];
        found.set(name, [...(found.get(name) ?? []), ...(result?.ids ?? [])]);
        return result?.pageToken ? [{ name, token: result.pageToken }] : [];
      });
    } catch (failure) {
      const reason = reasonOfFailure(failure);
      return learnt(() => unchecked(reason));
    }
  }
  const asOf = now();
  await Promise.all([...found].map(([name, ids]) => remember(name, ids, asOf, parts)));
  return learnt(name => ({
    state: 'known',
    value: found.get(name) ?? [],
    asOf: new Date(asOf).toISOString(),
  }));
}

async function records(
  name: string,
  ids: Learnt<Ids> & { readonly state: 'known' },
  wantsRecord: (id: string) => boolean,
  { cached, addresses }: OsvParts,
  signal: AbortSignal,
): Promise<Learnt<readonly Advisory[]>> {
  const wanted = ids.value.filter(({ id }) => wantsRecord(id)).slice(0, mostRecords);
  const answers = await Promise.all(
    wanted.map(({ id, modified }) =>
      ask(
        cached,
        {
          // The fragment is not sent; it makes a changed record another one to the cache.
          url: `${addresses.osvRecord(id)}#${encodeURIComponent(modified ?? '')}`,
          accept: 'application/json',
          freshness: freshFor.advisory,
          maxBytes: 8 * 1024 * 1024,
          read: body => readAdvisory(parseJson(body), name),
        },
        signal,
      ),
    ),
  );
  const failed = answers.find(({ state }) => state === 'unchecked');
  if (failed?.state === 'unchecked') return failed;
  const advisories = answers.map(known).filter(advisory => advisory !== null && advisory.withdrawn === null);
  return { state: 'known', value: advisories as Advisory[], asOf: ids.asOf };
}

function keyOf(name: string, { addresses }: OsvParts): string {
  return `OSV ${addresses.osvQueryBatch()} ${name}`;
}

const utf8 = new TextDecoder();
const noHeaders: ReadonlyMap<string, string> = new Map();

async function recalled(name: string, parts: OsvParts): Promise<Learnt<Ids> | null> {
  const entry = await parts.store.get(keyOf(name, parts));
  const now = parts.now();
  if (!entry || entry.asOf > now || now - entry.asOf > hour) return null;
  const results = readQueryBatch(utf8.decode(entry.body));
  return (
    results && { state: 'known', value: results[0]?.ids ?? [], asOf: new Date(entry.asOf).toISOString() }
  );
}

async function remember(name: string, vulns: Ids, asOf: number, parts: OsvParts): Promise<void> {
  const body = new TextEncoder().encode(JSON.stringify({ results: [{ vulns }] }));
  await parts.store.set(keyOf(name, parts), { asOf, status: 200, headers: noHeaders, body, url: '' });
}
