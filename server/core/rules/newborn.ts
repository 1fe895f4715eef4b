/** Speaks about projects and pinned releases that are too young for anybody to have looked at them. */

import { factsAbout, pinOf } from '../facts/about.ts';
import { advisoryConcerns } from '../facts/advisory-concerns.ts';
import { daysAgo, inDaysAgo } from '../facts/days.ts';
import { exampleDay, examplePage } from '../facts/example-facts.ts';
import { newbornAge, releaseOn, settledVersion } from '../facts/history.ts';
import type { IndexPage } from '../facts/index-page.ts';
import { malwareReports } from '../facts/malware.ts';
import { known, type ProjectFacts } from '../facts/project-facts.ts';
import { releaseWords } from '../facts/sayable.ts';
import type { Suspicion } from '../finding.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface NewbornEvidence {
  readonly kind: 'project' | 'release';
  /** Whole days since the first upload. */
  readonly days: number;
  /** The pinned version, as written; null for a project. */
  readonly version: string | null;
  /** What a release has to reach. */
  readonly minimumAgeDays: number;
  readonly [detail: string]: unknown;
}

const releases = { '1.4.0': '2026-08-02', '1.4.1': '2026-09-20', '1.5.0': '2026-11-08' };

export const newborn = defineRule({
  meta: {
    code: 'newborn',
    summary: 'A project or a pinned release that came out only days ago',
    severity: 'information',
    needs: ['PyPI'],
    since: '0.1.0',
    docs: {
      why: [
        'Malware on PyPI is found by people and machines that look at what is new, most often within days.',
        'Whoever waits those days installs what others have already looked at; a stolen account does its harm in the first hours.',
        'PyPI itself treats a project as new for 30 days.',
        'In the editor, quick fixes turn on what pip and uv have against it: `--only-binary :all:` at the head of a requirements file, and `exclude-newer` and `malware-check` where `pyproject.toml` has a table for uv.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'acme-charts==1.5.0\n',
        today: exampleDay,
        facts: { 'acme-charts': { index: examplePage('acme-charts', releases) } },
        note: 'On 10 November 2026: 1.4.1 is of 20 September and 1.5.0 of 8 November.',
      },
      good: {
        file: 'requirements.txt',
        text: 'acme-charts==1.4.1\n',
        today: exampleDay,
        facts: { 'acme-charts': { index: examplePage('acme-charts', releases) } },
      },
      limits: [
        'Of a release only where it is pinned or locked; `minimum-age-days` says how old it must be (7 by default, 0 for any age).',
        'A much-used project is never called new, since deleting old releases makes a project look young.',
        'A security fix is young as well: where the release is wanted for one, ignore the line with that reason.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect(subject, context) {
    const facts = factsAbout(subject, context);
    const page = facts && known(facts.index);
    if (!facts || !page) return null;
    const { minimumAgeDays } = context;
    const isRanked = context.knowledge.names.rank(subject.canonical) !== null;
    const days = isRanked ? null : newbornAge(page, context.today);
    if (days === null) return youngRelease(subject, page, facts, context);
    const evidence = { kind: 'project', days, version: null, minimumAgeDays } as const;
    return { evidence, confidence: 'high', target: null };
  },

  message({ written }, { evidence: { kind, days, version, minimumAgeDays } }) {
    if (kind === 'project')
      return `'${written}' is new on PyPI: its first release came out ${inDaysAgo(days)}, and few can have looked at it`;
    return `${releaseWords(written, version)} came out ${inDaysAgo(days)}, and only after ${minimumAgeDays} days will others have found what may be wrong with it`;
  },
});

function youngRelease(
  subject: Subject,
  page: IndexPage,
  facts: ProjectFacts,
  { today, minimumAgeDays }: RuleContext,
): Suspicion<NewbornEvidence> | null {
  const version = pinOf(subject);
  if (version === null) return null;
  const days = daysAgo(releaseOn(page, version)?.uploaded ?? null, today);
  if (days === null || days >= minimumAgeDays) return null;
  const reports = malwareReports(facts);
  const settled = settledVersion(page, {
    days: minimumAgeDays,
    today,
    older: version,
    isGood: each => reports.every(report => advisoryConcerns(report, each) === 'not-this-version'),
  });
  return {
    evidence: { kind: 'release', days, version, minimumAgeDays },
    confidence: 'high',
    target: null,
    ...(settled && {
      remedy: 'pin' as const,
      pin: { version: settled, why: 'the last settled release' },
    }),
  };
}
