/** What one run may ask the services: opened where the settings allow it, with one budget of time for all of it. */
import type { IndexFile } from '../core/facts/index-page.ts';
import type { ProjectFacts } from '../core/facts/project-facts.ts';
import type { Part } from '../core/facts/wanted.ts';
import type { Lookup } from '../core/lookups.ts';
import type { Settings } from '../core/settings.ts';
import { basesOfEnvironment } from '../io/services.ts';
import { lookUpBudgetMs } from '../online/lookups.ts';
import type { Options } from './options.ts';
import { isOffline } from './settings.ts';
import type { World } from './world.ts';

export interface Asking {
  readonly facts: (canonical: string) => ProjectFacts;
  learn(wanted: readonly Lookup[], signal?: AbortSignal): Promise<void>;
  /** These parts of all of them, whatever rules would want to know. */
  learnParts(wanted: readonly Lookup[], parts: readonly Part[]): Promise<void>;
  fetchFile(file: IndexFile, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Null for a run that asks nobody. `settings` are those of all that is judged, asked for as late as possible;
 * `budgetMs` begins with the first question.
 */
export function openAsking(
  options: Pick<Options, 'overrides' | 'bases' | 'cacheDir'>,
  world: Pick<World, 'env' | 'services'>,
  settings: () => readonly Settings[],
  budgetMs = lookUpBudgetMs,
): Asking | null {
  if (isOffline(options, world)) return null;
  let deadline = Number.POSITIVE_INFINITY;
  const { lookups, fetchFile, close } = world.services({
    bases: { ...basesOfEnvironment(world.env), ...options.bases },
    deadline: () => deadline,
    wantsVulnerabilities: () => settings().some(({ rules }) => (rules['vulnerable'] ?? 'off') !== 'off'),
  });
  const inTime = (signal?: AbortSignal): AbortSignal => {
    // The time that reading and judging take is not the services' fault.
    deadline = Math.min(deadline, Date.now() + budgetMs);
    const end = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
    return signal ? AbortSignal.any([signal, end]) : end;
  };
  return {
    facts: lookups.factsOf,
    close,
    learn: (wanted, signal) => lookups.learn(wanted, inTime(signal)),
    learnParts: async (wanted, parts) => {
      const end = inTime();
      await Promise.all(wanted.map(lookup => lookups.learnParts(lookup, parts, end)));
    },
    fetchFile: (file, signal) => fetchFile(file, inTime(signal)),
  };
}
