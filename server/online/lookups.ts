/**
 * Learns about projects what rules and cards want to know, and keeps it for as long as the process lives. Asks in
 * rounds, since one answer decides whether the next question is worth asking; every answer may fail by itself.
 */
import { factsUnchecked, known, type ProjectFacts } from '../core/facts/project-facts.ts';
import { type Part, wantedParts } from '../core/facts/wanted.ts';
import { factsKey, nameOfKey } from '../core/indexes/asked.ts';
import type { Lookup } from '../core/lookups.ts';
import type { Knowledge } from '../core/ports.ts';
import type { ServiceAddresses } from '../core/public-services.ts';
import type { ByteStore } from './byte-store.ts';
import type { CachedTransport } from './cached-transport.ts';
import { createDepsDev } from './sources/deps-dev.ts';
import { createOsv } from './sources/osv.ts';
import { type Authorize, createPrivateIndexes } from './sources/private-index.ts';
import { createPyPI } from './sources/pypi.ts';
import type { Transport } from './transport.ts';

export interface Lookups {
  /** What is known now, by `factsKey`; never waits. */
  factsOf(key: string): ProjectFacts;
  /** Learns what rules want to know of these; settles when all is answered, given up, or the signal is aborted. */
  learn(wanted: readonly Lookup[], signal: AbortSignal): Promise<void>;
  /** Learns these parts of one project, for a card. */
  learnParts(lookup: Lookup, parts: readonly Part[], signal: AbortSignal): Promise<void>;
  /** What a service has refused to answer is asked for again. */
  forgetRefusals(): void;
  /** A number that grows whenever something was learnt. */
  generation(): number;
}

/** All look-ups of a run, or of one document, share this, in milliseconds; what is left is unreachable. */
export const lookUpBudgetMs = 30_000;

export interface LookupParts {
  readonly knowledge: () => Knowledge;
  /** With manners: see `polite-transport.ts`. */
  readonly transport: Transport;
  readonly cached: CachedTransport;
  readonly store: ByteStore;
  readonly addresses: ServiceAddresses;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Whether records of vulnerabilities are wanted as well as those of malware. */
  readonly wantsVulnerabilities: () => boolean;
  /** Who one is to an index other than PyPI. */
  readonly authorize: Authorize;
  /** What is known without asking, by canonical name. */
  readonly copy: (canonical: string) => ProjectFacts;
}

/** What came of a part is asked for again after this time; the cache below decides whether that costs a request. */
const keptMs = 10 * 60_000;
/** What could not be had is tried again sooner. */
const failureKeptMs = 60_000;
const mostRounds = 4;
/** More projects than any workspace has; a memory that grows beyond starts anew. */
const mostProjects = 20_000;

interface Entry {
  facts: ProjectFacts;
  /** By part: until when what came of it counts. */
  readonly until: Map<string, number>;
}

export function createLookups(parts: LookupParts): Lookups {
  const { transport, cached, store, addresses, now } = parts;
  const pypi = createPyPI(cached, addresses);
  const privateIndexes = createPrivateIndexes(cached, parts.authorize);
  const depsDev = createDepsDev(cached, addresses);
  const osv = createOsv({ transport, cached, store, addresses, now });
  const entries = new Map<string, Entry>();
  /** Keys of those whose page is not PyPI's, so that their card is not either. */
  const mirrored = new Set<string>();
  let generation = 0;

  const entryOf = (key: string): Entry => {
    if (entries.size >= mostProjects && !entries.has(key)) {
      entries.clear();
      mirrored.clear();
    }
    const entry = entries.get(key) ?? { facts: pending, until: new Map() };
    entries.set(key, entry);
    return entry;
  };
  const put = (key: string, part: Part, learnt: Partial<ProjectFacts>, isFailure: boolean): void => {
    const entry = entryOf(key);
    entry.facts = { ...entry.facts, ...learnt };
    entry.until.set(wordOf(part), now() + (isFailure ? failureKeptMs : keptMs));
    generation++;
  };
  const isDue = (key: string, part: Part): boolean => (entryOf(key).until.get(wordOf(part)) ?? 0) <= now();

  const learnPart = async (lookup: Lookup, part: Part, signal: AbortSignal): Promise<void> => {
    const { canonical, indexes } = lookup;
    const key = keyOf(lookup);
    if (part === 'index') {
      const own = indexes ? await privateIndexes.indexPage(indexes, canonical, signal) : null;
      // PyPI's own names are no secret: where the mirror cannot help, PyPI does.
      const isOwn = own !== null && (lookup.reach === 'private' || own.state === 'known');
      const index = isOwn ? own : await pypi.indexPage(canonical, signal);
      if (isOwn) mirrored.add(key);
      else mirrored.delete(key);
      put(key, part, { index }, index.state === 'unchecked');
    } else if (part === 'card') {
      const card = await (indexes && mirrored.has(key)
        ? privateIndexes.card(indexes, canonical, signal)
        : pypi.card(canonical, signal));
      put(key, part, { card }, card.state === 'unchecked');
    } else if (part === 'repository') {
      const repository = await depsDev.repository(canonical, entryOf(key).facts.card, signal);
      put(key, part, { repository }, repository.state === 'unchecked');
    } else if (part !== 'advisories') {
      const url = provenanceAddress(entryOf(key).facts, part.provenance, addresses);
      if (url === null) return;
      const learnt = await pypi.provenance(url, signal);
      const provenance = new Map([...entryOf(key).facts.provenance, [part.provenance, learnt] as const]);
      put(key, part, { provenance }, learnt.state === 'unchecked');
    }
  };
  const learnAdvisories = async (lookups: readonly Lookup[], signal: AbortSignal): Promise<void> => {
    if (lookups.length === 0) return;
    const wantsRecord = (id: string) => id.startsWith('MAL-') || parts.wantsVulnerabilities();
    const names = [...new Set(lookups.map(({ canonical }) => canonical))];
    const found = await osv.advisories(names, wantsRecord, signal);
    for (const lookup of lookups) {
      const advisories = found.get(lookup.canonical);
      if (advisories) put(keyOf(lookup), 'advisories', { advisories }, advisories.state === 'unchecked');
    }
  };
  const ask = async (questions: readonly Question[], signal: AbortSignal): Promise<void> => {
    const advised = questions.filter(({ part }) => part === 'advisories');
    await Promise.all([
      learnAdvisories(
        advised.map(({ lookup }) => lookup),
        signal,
      ),
      ...questions.map(({ lookup, part }) => learnPart(lookup, part, signal)),
    ]);
  };
  const learntOf = (key: string): ProjectFacts => entries.get(key)?.facts ?? pending;
  /** Where nobody has said what is reported, the copy does; what was looked into here it alone knows. */
  const factsOf = (key: string): ProjectFacts => {
    const facts = learntOf(key);
    const { advisories, inspections } = parts.copy(nameOfKey(key));
    const isCopied = facts.advisories.state === 'unchecked' && advisories.state !== 'unchecked';
    if (!isCopied && inspections.length === 0) return facts;
    return { ...facts, inspections, ...(isCopied && { advisories }) };
  };
  /** What is known, without what is due to be asked again. */
  const factsDue = (key: string): ProjectFacts => {
    const { facts } = entryOf(key);
    const due = (['index', 'card', 'advisories', 'repository'] as const).filter(part => isDue(key, part));
    return { ...facts, ...Object.fromEntries(due.map(part => [part, pending[part]])) };
  };
  const mayAsk = (lookup: Lookup, part: Part): boolean => {
    if (part === 'index') return true;
    // What an index other than PyPI has is nobody else's business; who attested what is asked of PyPI alone.
    if (lookup.reach === 'private') return false;
    if (typeof part !== 'string' && mirrored.has(keyOf(lookup))) return false;
    return lookup.reach === 'public' || factsOf(keyOf(lookup)).index.state === 'known';
  };

  /** What nobody had the time to ask was not checked, and is not merely still to come. */
  const giveUp = (wanted: readonly Lookup[]): void => {
    const unreachable = { state: 'unchecked', reason: 'unreachable' } as const;
    for (const lookup of wanted)
      for (const part of ['index', 'advisories'] as const) {
        const key = keyOf(lookup);
        const learnt = learntOf(key)[part];
        if (learnt.state === 'unchecked' && learnt.reason === 'pending')
          put(key, part, { [part]: unreachable }, true);
      }
  };

  return {
    factsOf,
    generation: () => generation,
    forgetRefusals: () => {
      for (const [key, { facts }] of entries)
        if (facts.index.state === 'unchecked' && facts.index.reason === 'blocked') entries.delete(key);
      generation++;
    },
    learn: async (wanted, signal) => {
      for (let round = 0; round < mostRounds && !signal.aborted; round++) {
        const questions = wanted.flatMap(lookup =>
          wantedParts(lookup, factsDue(keyOf(lookup)), parts.knowledge())
            .filter(part => mayAsk(lookup, part) && isDue(keyOf(lookup), part))
            .map(part => ({ lookup, part })),
        );
        if (questions.length === 0) break;
        await ask(distinct(questions), signal);
      }
      if (signal.aborted) giveUp(wanted);
    },
    learnParts: async (lookup, wanted, signal) => {
      for (const round of roundsOf(lookup, wanted))
        await ask(
          round
            .filter(part => mayAsk(lookup, part) && isDue(keyOf(lookup), part) && !signal.aborted)
            .map(part => ({ lookup, part })),
          signal,
        );
    },
  };
}

/** A repository is found by the card, and a name that is in no list must be found in the index first. */
function roundsOf({ reach }: Lookup, parts: readonly Part[]): readonly (readonly Part[])[] {
  const isFirst = (part: Part) => part === 'index' || (reach === 'public' && part !== 'repository');
  const isLast = (part: Part) => part === 'repository';
  return [parts.filter(isFirst), parts.filter(part => !isFirst(part) && !isLast(part)), parts.filter(isLast)];
}

const pending = factsUnchecked('pending');

interface Question {
  readonly lookup: Lookup;
  readonly part: Part;
}

function keyOf({ canonical, indexes }: Lookup): string {
  return factsKey(canonical, indexes);
}

function wordOf(part: Part): string {
  return typeof part === 'string' ? part : `provenance ${part.provenance}`;
}

/** Several files name the same project. */
function distinct(questions: readonly Question[]): readonly Question[] {
  return [...new Map(questions.map(each => [`${keyOf(each.lookup)} ${wordOf(each.part)}`, each])).values()];
}

/** Only an address of the index itself is followed: a page must not send anybody anywhere. */
function provenanceAddress(
  { index }: ProjectFacts,
  filename: string,
  addresses: ServiceAddresses,
): string | null {
  const url = known(index)?.files.find(file => file.filename === filename)?.provenance ?? null;
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).origin === new URL(addresses.indexPage('x')).origin ? url : null;
}
