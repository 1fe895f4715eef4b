/** The services of a Node program, put together: addresses, network, and what is learnt through them. */

import type { IndexFile } from '../core/facts/index-page.ts';
import { factsUnchecked, type ProjectFacts } from '../core/facts/project-facts.ts';
import type { Knowledge } from '../core/ports.ts';
import { type ServiceBases, serviceAddresses } from '../core/public-services.ts';
import { fetchFile } from '../online/fetch-file.ts';
import { createLookups, type Lookups } from '../online/lookups.ts';
import type { Transport } from '../online/transport.ts';
import { processCredentialSources } from './http/credentials.ts';
import { createLogins, type StoredLogin } from './http/logins.ts';
import { openNetwork } from './http/network.ts';
import type { PackageData } from './package-data.ts';
import type { InspectionMemory } from './packages/inspection-memory.ts';

export interface ServiceOptions {
  readonly version: string;
  /** Other addresses than the public ones, for mirrors and tests. */
  readonly bases: Partial<ServiceBases>;
  /** What sends in place of this process: the editor. */
  readonly carrier?: Transport;
  /** When a run's budget ends, in epoch milliseconds. */
  readonly deadline?: () => number;
  readonly knowledge: () => Knowledge;
  readonly wantsVulnerabilities: () => boolean;
  /** What the user has stored in the editor for an index. */
  readonly stored?: StoredLogin;
  /** What is known without asking: `copyFacts`. */
  readonly copy: (canonical: string) => ProjectFacts;
}

export interface Services {
  readonly lookups: Lookups;
  /** Fetches a file that an index page names, into memory; nothing is kept of it. Rejects with `FileFailure`. */
  fetchFile(file: IndexFile, signal: AbortSignal): Promise<Uint8Array>;
  /** Others may be known to the indexes now: what they refused is asked for again. */
  loginsChanged(): void;
  /** Ends all connections, so that they do not keep the process. */
  close(): Promise<void>;
}

/** Opens no connection and touches no file before something is asked. */
export function openServices({
  bases,
  knowledge,
  wantsVulnerabilities,
  copy,
  stored,
  ...network
}: ServiceOptions): Services {
  const { transport, cached, store, close } = openNetwork(network);
  const addresses = serviceAddresses(bases);
  const logins = createLogins(processCredentialSources(), () => Date.now(), stored);
  const lookups = createLookups({
    ...{ knowledge, transport, cached, store, wantsVulnerabilities, copy, addresses },
    authorize: logins.authorize,
    now: () => Date.now(),
  });
  return {
    lookups,
    fetchFile: (file, signal) => fetchFile(transport, addresses, file, signal),
    loginsChanged() {
      logins.forget();
      lookups.forgetRefusals();
    },
    close,
  };
}

/** What the machine itself knows of projects: the user's copy of the records about malware, and looks into packages. */
export function copyFacts(
  data: Pick<PackageData, 'advisories' | 'advisoriesOf'>,
  memory: Pick<InspectionMemory, 'inspectionsOf'>,
): (canonical: string) => ProjectFacts {
  const nothing = factsUnchecked('pending');
  return canonical => {
    const inspections = memory.inspectionsOf(canonical);
    if (data.advisories() !== null)
      return { ...nothing, inspections, advisories: data.advisoriesOf(canonical) };
    return inspections.length === 0 ? nothing : { ...nothing, inspections };
  };
}

/**
 * Addresses of services that the environment gives for the whole machine. Flags go before them. What is no web address
 * is left out here: a program that only reads must not fail because of a variable.
 */
export function basesOfEnvironment(env: Readonly<Record<string, string | undefined>>): Partial<ServiceBases> {
  const bases: { -readonly [service in keyof ServiceBases]?: string } = {};
  for (const service of ['pypi', 'osv', 'depsdev'] as const) {
    const address = env[`ANTIVENOM_${service.toUpperCase()}_URL`];
    if (address !== undefined && isWebAddress(address)) bases[service] = address;
  }
  return bases;
}

/** True where the environment says for the whole machine that nobody is to be asked. */
export function isOfflineByEnvironment(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['ANTIVENOM_NETWORK'] === 'offline';
}

/** The variables that say the same as these flags. */
export function environmentOf(bases: Partial<ServiceBases>): Record<string, string> {
  const addresses = Object.entries(bases).map(([service, url]) => [
    `ANTIVENOM_${service.toUpperCase()}_URL`,
    url,
  ]);
  return Object.fromEntries(addresses) as Record<string, string>;
}

export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
