/** The services, asked from a browser: `fetch` with good manners, and answers remembered as long as the worker lives. */
import { factsUnchecked, type ProjectFacts } from '../core/facts/project-facts.ts';
import type { Knowledge } from '../core/ports.ts';
import { serviceAddresses } from '../core/public-services.ts';
import type { OpenServices } from '../lsp/server-deps.ts';
import { createMemoryStore } from '../online/byte-store.ts';
import { createCachedTransport } from '../online/cached-transport.ts';
import { createFetchTransport } from '../online/fetch-transport.ts';
import { createLookups, type Lookups } from '../online/lookups.ts';
import { createPoliteTransport } from '../online/polite-transport.ts';

export interface ServiceOptions {
  readonly version: string;
  readonly knowledge: () => Knowledge;
  readonly wantsVulnerabilities: () => boolean;
  readonly send: typeof fetch;
}

/** Answers of a large workspace are a few megabytes. */
const mostBytes = 32 * 1024 * 1024;

export function openServices(options: ServiceOptions): OpenServices {
  const { version, knowledge, wantsVulnerabilities, send } = options;
  const now = () => Date.now();
  const transport = createPoliteTransport({
    transport: createFetchTransport(send),
    userAgent: `antivenom/${version}`,
    now,
    random: Math.random,
    sleep,
  });
  const store = createMemoryStore(mostBytes);
  const lookups = createLookups({
    ...{ knowledge, wantsVulnerabilities, transport, store, now },
    cached: createCachedTransport({ transport, store, now }),
    addresses: serviceAddresses({}),
    // A browser keeps no credentials for us: a private index that asks for some is not asked.
    authorize: async () => undefined,
    // A copy of the records would have to be made anew for every worker.
    copy: () => unknown,
  });
  return { lookups, loginsChanged: () => lookups.forgetRefusals(), close: async () => {} };
}

/** For a client that knows itself what the services would say. */
export function knownServices(facts: ReadonlyMap<string, ProjectFacts>): OpenServices {
  const lookups: Lookups = {
    factsOf: canonical => facts.get(canonical) ?? unknown,
    learn: async () => {},
    learnParts: async () => {},
    forgetRefusals: () => {},
    generation: () => 0,
  };
  return { lookups, loginsChanged: () => {}, close: async () => {} };
}

const unknown = factsUnchecked('pending');

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
