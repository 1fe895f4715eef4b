/** How sure a likeness is once the age of the list, other indexes and what was learnt at run time are weighed in. */

import { factsAbout } from '../facts/about.ts';
import { daysAgo } from '../facts/days.ts';
import { firstUpload, newbornDays, releasesOn } from '../facts/history.ts';
import type { IndexPage } from '../facts/index-page.ts';
import { known, type ProjectFacts } from '../facts/project-facts.ts';
import { type Confidence, lessSure } from '../finding.ts';
import type { Existence } from '../ports.ts';
import type { RuleContext, Subject } from '../rules/rule.ts';
import type { Likeness } from './likeness.ts';

export interface Weighed {
  /** Null: not worth a word. */
  readonly confidence: Confidence | null;
  readonly learnt: {
    readonly is: 'missing' | 'quarantined' | 'newborn' | 'established';
    readonly days: number | null;
  } | null;
}

export function weighed(
  { confidence }: Likeness,
  existence: Existence,
  subject: Subject,
  context: RuleContext,
): Weighed {
  const facts = factsAbout(subject, context);
  const found = confidence[existence];
  if (existence === 'absent' && found !== null) {
    // Another index may hold an honest project of that name.
    if (context.hasPrivateIndex) return { confidence: lessSure(found), learnt: null };
    if (facts?.index.state === 'missing')
      return { confidence: surer(found), learnt: { is: 'missing', days: null } };
    // An old list only means that it may exist by now.
    return { confidence: context.stale ? surest(lessSure(found), confidence.listed) : found, learnt: null };
  }
  const page = facts && known(facts.index);
  return facts && page && existence === 'listed'
    ? byHistory(found, page, facts, context.today)
    : { confidence: found, learnt: null };
}

/** What can be said of a project that is listed, behind "and". */
export function standingNow(learnt: Weighed['learnt']): string {
  if (learnt?.is === 'quarantined') return 'is quarantined on PyPI';
  if (learnt?.is !== 'newborn') return 'is a little-used project';
  return learnt.days === 0
    ? 'is new on PyPI today'
    : `is ${learnt.days} ${learnt.days === 1 ? 'day' : 'days'} old`;
}

/**
 * Who has published for two years, five times and more, has been seen by many. Whoever also attests releases or
 * belongs to an organisation is known by name.
 */
const establishedDays = 730;
const establishedReleases = 5;

function byHistory(
  confidence: Confidence | null,
  page: IndexPage,
  facts: ProjectFacts,
  today: string,
): Weighed {
  if (page.status === 'quarantined') return { confidence: 'high', learnt: { is: 'quarantined', days: null } };
  const days = daysAgo(firstUpload(page), today);
  if (days === null) return { confidence, learnt: null };
  if (days < newbornDays) return { confidence: surer(confidence), learnt: { is: 'newborn', days } };
  const isOld = days >= establishedDays && releasesOn(page).length >= establishedReleases;
  if (!isOld || confidence === null) return { confidence, learnt: null };
  const advisories = known(facts.advisories);
  if (advisories?.some(({ isMalware }) => isMalware)) return { confidence, learnt: null };
  const isKnownByName =
    releasesOn(page)[0]?.attested !== 'none' || (known(facts.card)?.organization ?? null) !== null;
  const isTrusted = isKnownByName && advisories !== null;
  return { confidence: isTrusted ? null : lessSure(confidence), learnt: { is: 'established', days } };
}

function surest(one: Confidence, other: Confidence | null): Confidence {
  if (one === 'high' || other === 'high') return 'high';
  return one === 'medium' || other === 'medium' ? 'medium' : 'low';
}

/** One confidence step up; `high` stays high, and what was not worth a word becomes `low`. */
function surer(confidence: Confidence | null): Confidence {
  if (confidence === null) return 'low';
  return confidence === 'low' ? 'medium' : 'high';
}
