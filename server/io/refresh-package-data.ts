/** "Refresh Package Data": renews the copy of the malicious-package records, then the list of names. */
import { openAdvisoryCopy } from '../core/facts/advisory-copy.ts';
import { openNameIndex } from '../core/names/name-index.ts';
import type { ServiceAddresses } from '../core/public-services.ts';
import { fetchListing } from '../online/fetch-listing.ts';
import { renewAdvisories } from '../online/refresh-advisories.ts';
import { RefreshFailure, type RefreshFailureKind, unusable } from '../online/refresh-failure.ts';
import type { Transport } from '../online/transport.ts';
import { type DataTask, inThread } from './data-thread.ts';
import type { PackageData } from './package-data.ts';

export interface RefreshParts {
  readonly data: PackageData;
  readonly transport: Transport;
  readonly addresses: ServiceAddresses;
  /** The name index that ships, whose ranks are kept. */
  readonly bundledNames: string;
  /** The program's own file, for a thread. */
  readonly program: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** `percentage` goes from 0 to 100. */
  readonly progress: (message: string, percentage: number) => void;
}

/** Each of the two stands for itself: what one could not do does not keep the other from it. */
export interface RefreshSummary {
  readonly advisories: Outcome<AdvisoriesRenewed>;
  readonly names: Outcome<NamesRenewed>;
  readonly cancelled?: true;
}

export type Outcome<T> = ({ readonly state: 'renewed' } & T) | RefreshFailed;

export interface RefreshFailed {
  readonly state: 'failed';
  readonly reason: RefreshFailureKind;
  /** A sentence without its full stop. */
  readonly message: string;
}

export interface AdvisoriesRenewed {
  /** How many projects the copy speaks of. */
  readonly projects: number;
  /** How many records have changed since the copy before; null where all were fetched anew. */
  readonly changed: number | null;
  /** ISO 8601. */
  readonly asOf: string;
}

export interface NamesRenewed {
  readonly projects: number;
  readonly ranked: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Never rejects for what a service, the network or the disk does. Nothing half-made is ever kept. */
export async function refreshPackageData(parts: RefreshParts): Promise<RefreshSummary> {
  const advisories = await outcomeOf(() => refreshAdvisories(parts));
  const names = await outcomeOf(() => refreshNames(parts));
  return { advisories, names, ...(parts.signal.aborted && { cancelled: true }) };
}

async function refreshAdvisories(parts: RefreshParts): Promise<AdvisoriesRenewed> {
  const { data, transport, addresses, now, signal, progress } = parts;
  progress('Records of malicious packages', 0);
  data.forget();
  const { copy, changed } = await renewAdvisories(data.advisories(), {
    ...{ transport, addresses, now, signal },
    readArchive: (bytes, asOf) => apart(parts, { kind: 'advisories', bytes, asOf }),
    onRecord: (done, of) =>
      progress(`Records of malicious packages: ${done} of ${of}`, of > 0 ? (half * done) / of : 0),
  });
  const opened = openAdvisoryCopy(copy);
  if (!opened) throw unusable(addresses.osvBulkArchive());
  await stored(() => data.storeAdvisories(copy));
  data.forget();
  return { projects: opened.names, changed, asOf: opened.asOf };
}

async function refreshNames(parts: RefreshParts): Promise<NamesRenewed> {
  const { data, transport, addresses, bundledNames, now, signal, progress } = parts;
  progress('The list of all projects', half);
  const bytes = await fetchListing(transport, addresses, signal);
  progress('The list of all projects: sorting', 90);
  const date = new Date(now()).toISOString().slice(0, 10);
  const index = await apart(parts, { kind: 'names', bytes, bundled: bundledNames, date });
  if (signal.aborted) throw new RefreshFailure('aborted', 'The refresh was called off');
  if (!index) throw unusable(addresses.indexListing());
  await stored(() => data.storeNames(index));
  const { projects, ranked } = openNameIndex(index);
  return { projects, ranked, date };
}

/** Both parts take about the same time. */
const half = 50;

function apart({ program, signal }: RefreshParts, task: DataTask): Promise<Uint8Array | null> {
  return inThread(program, task, signal);
}

async function stored(store: () => Promise<void>): Promise<void> {
  try {
    await store();
  } catch {
    throw new RefreshFailure('unwritable', 'The cache folder cannot be written');
  }
}

async function outcomeOf<T>(refresh: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { state: 'renewed', ...(await refresh()) };
  } catch (error) {
    if (!(error instanceof RefreshFailure)) throw error;
    return { state: 'failed', reason: error.kind, message: error.message };
  }
}
