/** What the features for people ask about a project beyond the bundled data. Whoever fetches stands behind it. */
import { factsUnchecked, type ProjectFacts } from '../core/facts/project-facts.ts';

export type FactPart = 'index' | 'card' | 'advisories' | 'repository';

export interface FactsPort {
  /** What is known now, by canonical name; never waits and asks nobody. */
  factsOf(canonical: string): ProjectFacts;
  /**
   * Settles once these parts are learnt, have failed or took too long; it rejects for nobody. `version` is the one
   * that is written, where the question is about a release. Decides itself whether a name may be sent anywhere.
   */
  learn(
    canonical: string,
    parts: readonly FactPart[],
    version: string | null,
    signal: AbortSignal,
  ): Promise<void>;
}

const offline = factsUnchecked('offline');

/** Stands in where there is no network. */
export const noFacts: FactsPort = {
  factsOf: () => offline,
  learn: () => Promise.resolve(),
};
