/**
 * What is learnt at run time about one project, by canonical name. Values only: `server/online` fetches the answers,
 * the readers beside this file turn them into these shapes, and rules and hover cards look at nothing else.
 */
import type { Advisory } from './advisory.ts';
import type { IndexPage } from './index-page.ts';
import type { InspectedRelease } from './inspected-release.ts';
import type { ProjectCard } from './project-card.ts';
import type { Provenance } from './provenance.ts';
import type { Repository } from './repository.ts';

export interface ProjectFacts {
  /** From the Index API: does it exist, its status, its files. */
  readonly index: Learnt<IndexPage>;
  /** From the JSON API: who publishes it and what it says of itself. Missing there alone proves nothing. */
  readonly card: Learnt<ProjectCard>;
  /** From OSV: reports of malware and of vulnerabilities, withdrawn ones left out. */
  readonly advisories: Learnt<readonly Advisory[]>;
  /** From deps.dev: the repository that the project claims. */
  readonly repository: Learnt<Repository>;
  /** By file name: who built and published that file, for the files that anybody has asked about. */
  readonly provenance: ReadonlyMap<string, Learnt<Provenance>>;
  /** Releases that have been looked into on this machine, in no order; no service is asked about them. */
  readonly inspections: readonly InspectedRelease[];
}

/**
 * Never merged: `known` is an answer, `missing` is the answer that there is no such thing, and `unchecked` is no
 * answer at all.
 */
export type Learnt<T> =
  | { readonly state: 'known'; readonly value: T; readonly asOf: string }
  | { readonly state: 'missing'; readonly asOf: string }
  | { readonly state: 'unchecked'; readonly reason: UncheckedReason };

/**
 * Why nobody could be asked: not asked yet (`pending`), the network is off (`offline`) or does not answer
 * (`unreachable`), the service refuses (`blocked`), a private index may own the name, it is no name at all, or the
 * settings keep it at home (`not-sent`).
 */
export type UncheckedReason =
  | 'pending'
  | 'offline'
  | 'unreachable'
  | 'blocked'
  | 'private-index'
  | 'invalid'
  | 'not-sent';

/** The value where it is known. */
export function known<T>(learnt: Learnt<T>): T | null {
  return learnt.state === 'known' ? learnt.value : null;
}

/** The facts of a project that nobody has been asked about. */
export function factsUnchecked(reason: UncheckedReason): ProjectFacts {
  const unchecked = { state: 'unchecked', reason } as const;
  return {
    index: unchecked,
    card: unchecked,
    advisories: unchecked,
    repository: unchecked,
    provenance: new Map(),
    inspections: [],
  };
}
