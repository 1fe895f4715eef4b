/** What is not known of a project, and why. An answer that there is none is never mixed up with no answer. */

import { daysAgo } from '../../core/facts/days.ts';
import type { Learnt, ProjectFacts, UncheckedReason } from '../../core/facts/project-facts.ts';
import { signInPhrase } from '../../core/outputs/summary.ts';
import { dayAndAge } from './dates.ts';

const reasons: Readonly<Record<UncheckedReason, string>> = {
  pending: 'no answer yet',
  offline: 'offline',
  unreachable: 'unreachable',
  blocked: 'the service refuses',
  'private-index': 'private index',
  invalid: 'not a valid name',
  'not-sent': 'the settings keep it at home',
};

/**
 * "does not exist on PyPI" or "could not be checked: offline"; null where the index has answered with the project.
 * `host` is that of the index which was asked in place of PyPI.
 */
export function stateOf(
  { index, card }: Pick<ProjectFacts, 'index' | 'card'>,
  host: string | null = null,
): string | null {
  if (index.state === 'missing')
    return host === null ? 'does not exist on PyPI' : `does not exist on the index at '${host}'`;
  if (index.state === 'known' || card.state === 'known') return null;
  if (host !== null && index.reason === 'blocked') return `could not be checked: ${signInPhrase(host)}`;
  return `could not be checked: ${reasons[index.reason]}`;
}

/** "as of 2026-11-20 (4 days ago)", for what was learnt a day ago or earlier; the oldest part counts. */
export function asOf(facts: Pick<ProjectFacts, 'index' | 'card'>, today: string): string | null {
  const moments = [facts.index, facts.card].map(momentOf).filter(moment => moment !== null);
  const [oldest = null] = moments.sort();
  return (daysAgo(oldest, today) ?? 0) < 1 ? null : `as of ${dayAndAge(oldest, today)}`;
}

function momentOf(learnt: Learnt<unknown>): string | null {
  return learnt.state === 'unchecked' ? null : learnt.asOf;
}
