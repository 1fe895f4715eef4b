/**
 * Renews the offline copy of the malicious-package records: all of OSV's archive the first time, and afterwards those
 * records alone that have changed. No name is asked for, so nobody learns which ones matter here.
 */

import { changedSince } from '../core/facts/advisory-changes.ts';
import type { AdvisoryCopy } from '../core/facts/advisory-copy.ts';
import { parseJson } from '../core/facts/json.ts';
import { type MalwareRecord, readMalwareRecord } from '../core/facts/malware-record.ts';
import type { ServiceAddresses } from '../core/public-services.ts';
import { ask, fetchBody, RefreshFailure, unusable } from './refresh-failure.ts';
import { hostOf, type Transport } from './transport.ts';

export interface AdvisoryRefresh {
  readonly transport: Transport;
  readonly addresses: ServiceAddresses;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Reads OSV's archive to a packed copy that is true as of a time (ISO 8601); null where it cannot be used. */
  readonly readArchive: (archive: Uint8Array, asOf: string) => Promise<Uint8Array | null>;
  /** Ends it; nothing has changed then. */
  readonly signal: AbortSignal;
  /** Told the number of records that are asked for one by one, before and after each. */
  readonly onRecord?: (done: number, of: number) => void;
}

export interface RenewedAdvisories {
  /** Packed. */
  readonly copy: Uint8Array;
  /** How many records have changed since the copy before; null where all were fetched anew. */
  readonly changed: number | null;
}

const megabyte = 2 ** 20;
/** Several times what the archive has in 2026. */
const mostArchiveBytes = 128 * megabyte;
const mostListBytes = 32 * megabyte;
const mostRecordBytes = 4 * megabyte;
/** Of files that take their time over a slow line. */
const downloadMs = 300_000;
const recordMs = 30_000;
/** More changes than this cost the service more requests than one archive is worth. */
const mostChanges = 300;

/** Rejects with `RefreshFailure`. `before` is the copy that there is. */
export async function renewAdvisories(
  before: AdvisoryCopy | null,
  refresh: AdvisoryRefresh,
): Promise<RenewedAdvisories> {
  const asOf = new Date(refresh.now()).toISOString();
  const changed = before && (await changedIds(before, refresh));
  if (!before || !changed || changed.length > mostChanges)
    return { copy: await fetchArchive(refresh, asOf), changed: null };
  const records = await fetchRecords(changed, refresh);
  return { copy: withChanges(before, changed, records, asOf), changed: changed.length };
}

/** Null where the list does not tell: the archive knows everything. */
async function changedIds(before: AdvisoryCopy, refresh: AdvisoryRefresh): Promise<readonly string[] | null> {
  const { transport, addresses, signal } = refresh;
  const url = addresses.osvBulkChanges();
  const { body } = await fetchBody(transport, {
    url,
    maxBytes: mostListBytes,
    timeoutMs: downloadMs,
    signal,
  });
  return changedSince(new TextDecoder().decode(body), before.lastChange);
}

async function fetchArchive(refresh: AdvisoryRefresh, asOf: string): Promise<Uint8Array> {
  const { transport, addresses, signal } = refresh;
  const url = addresses.osvBulkArchive();
  const request = { url, maxBytes: mostArchiveBytes, timeoutMs: downloadMs, signal };
  const { body } = await fetchBody(transport, request);
  const copy = await refresh.readArchive(body, asOf);
  if (signal.aborted) throw new RefreshFailure('aborted', `${hostOf(url)}: was not waited for`);
  if (!copy) throw unusable(url);
  return copy;
}

/** One failure ends it: a copy that lacks a record but goes up to a later change would never get it. */
async function fetchRecords(
  ids: readonly string[],
  refresh: AdvisoryRefresh,
): Promise<readonly MalwareRecord[]> {
  const others = new AbortController();
  const signal = AbortSignal.any([refresh.signal, others.signal]);
  let done = 0;
  refresh.onRecord?.(done, ids.length);
  try {
    const records = await Promise.all(
      ids.map(async id => {
        const record = await fetchRecord(id, { ...refresh, signal });
        refresh.onRecord?.(++done, ids.length);
        return record;
      }),
    );
    return records.filter(record => record !== null);
  } finally {
    others.abort();
  }
}

/** Null for one that has been taken away altogether. */
async function fetchRecord(
  id: string,
  { transport, addresses, signal }: AdvisoryRefresh,
): Promise<MalwareRecord | null> {
  const url = addresses.osvBulkRecord(id);
  const request = { url, maxBytes: mostRecordBytes, timeoutMs: recordMs, signal };
  const { status, body } = await ask(transport, request);
  if (status === 404) return null;
  const record = status === 200 ? readMalwareRecord(parseJson(new TextDecoder().decode(body))) : null;
  if (record?.id !== id) throw unusable(url);
  return record;
}

function withChanges(
  before: AdvisoryCopy,
  changed: readonly string[],
  records: readonly MalwareRecord[],
  asOf: string,
): Uint8Array {
  const times = records.flatMap(({ modified }) => modified ?? []);
  const lastChange = [before.lastChange, ...times].sort().at(-1) ?? before.lastChange;
  const added = records.flatMap(({ about }) => about);
  return before.replace(new Set(changed), added, { asOf, lastChange });
}
