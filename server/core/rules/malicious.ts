/** Speaks about projects and releases that the open advisories report as malware. */

import { factsAbout, pinOf } from '../facts/about.ts';
import type { Advisory } from '../facts/advisory.ts';
import { advisoryConcerns } from '../facts/advisory-concerns.ts';
import { answered, exampleAdvisory, exampleDay } from '../facts/example-facts.ts';
import { settledVersion } from '../facts/history.ts';
import { type Malware, malwareFor, malwareReports } from '../facts/malware.ts';
import { known, type ProjectFacts } from '../facts/project-facts.ts';
import { listed, releaseWords, sayableIds, sayableVersion } from '../facts/sayable.ts';
import type { Suspicion } from '../finding.ts';
import { likenessOf } from '../names/standing.ts';
import { unofficialName } from '../names/unofficial-names.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface MaliciousEvidence {
  /** What was reported: the whole project, the version that is pinned, or versions that may be installed. */
  readonly kind: 'all-versions' | 'this-version' | 'some-versions';
  readonly ids: readonly string[];
  /** The pinned version, or those that were reported; at most 20. */
  readonly versions: readonly string[];
  /** The most independent sources that one report has; 0 where none says. */
  readonly sources: number;
  /** True for the report of a single source on a project that is much used or attested: such have been withdrawn. */
  readonly isDoubtful: boolean;
  /** True where the environment is known to have the project. */
  readonly installed: boolean;
  readonly [detail: string]: unknown;
}

export const malicious = defineRule({
  meta: {
    code: 'malicious',
    summary: 'Reported as malware in the open advisories',
    severity: 'error',
    needs: ['OSV'],
    since: '0.1.0',
    docs: {
      why: [
        'Malware on PyPI is found, reported and taken down every day, and what was installed before that stays where it is.',
        'The reports are open: this rule looks the name up in them, and for a pinned or locked version the version too.',
        'Some are about single releases of well-known projects whose accounts were stolen: there the name is right and the version is not.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'acme-colours==1.0\n',
        today: exampleDay,
        facts: { 'acme-colours': { advisories: answered([reported('MAL-2026-0001')]) } },
        note: 'MAL-2026-0001 reports every version of acme-colours.',
      },
      good: { file: 'requirements.txt', text: 'colorama==0.4.6\n' },
      limits: [
        'A range is information where only some versions were reported and the index still has one of them; a pinned version that was not reported is left alone.',
        'Reports that were withdrawn are no reports, and of a much-used or attested project that one source alone reports it says so with medium confidence.',
        'Imports are not looked up, nor names that come from a path, a repository or another index.',
        'Neither `allow` nor an ignore comment without the name of the rule hides it.',
        'Names that could not be looked up are listed as not checked.',
      ].join('\n'),
    },
  },
  remedy: 'remove',

  detect(subject, context) {
    const facts = factsAbout(subject, context);
    if (facts?.advisories.state !== 'known') return null;
    const malware = malwareFor(facts, pinOf(subject), subject.dependency?.specifier ?? '');
    if (!malware) return null;
    const found = suspicion(malware, subject, facts, context);
    switch (malware.kind) {
      case 'all-versions':
        return { ...found, ...meantInstead(subject.canonical, context) };
      case 'this-version':
        return { ...found, ...betterRelease(facts, context) };
      default:
        return { ...found, confidence: 'medium', severity: 'information', remedy: 'none', givesWay: true };
    }
  },

  message({ written }, { evidence }) {
    const { kind, versions, isDoubtful, installed } = evidence;
    const ids = listed(sayableIds(evidence.ids));
    const by = ids === '' ? '' : ` (${ids})`;
    const said = listed(versions.flatMap(each => sayableVersion(each) ?? []));
    const there = installed ? ', and the environment has it installed' : '';
    if (kind === 'some-versions')
      return said === ''
        ? `Some versions of '${written}' were reported as malware${by}, and nothing here keeps them out${there}`
        : `'${written}' ${said} ${versions.length === 1 ? 'was' : 'were'} reported as malware${by}, and nothing here keeps ${versions.length === 1 ? 'it' : 'them'} out${there}`;
    const what = kind === 'this-version' ? releaseWords(written, versions[0] ?? null) : `'${written}'`;
    return isDoubtful
      ? `${what} is reported as malware by a single source${by}, though the project itself is well known${there}`
      : `${what} is reported as malware in the open advisories${by}${there}`;
  },
});

function reported(id: string): Advisory {
  const ranges = [{ introduced: '0', fixed: null, lastAffected: null }];
  return exampleAdvisory({ id, isMalware: true, ranges, sources: 2 });
}

type Found = Suspicion<MaliciousEvidence>;

function suspicion(
  { kind, reports, versions }: Malware,
  { canonical }: Subject,
  { index }: ProjectFacts,
  context: RuleContext,
): Found {
  const sources = Math.max(...reports.map(report => report.sources));
  const isWellKnown =
    context.knowledge.names.rank(canonical) !== null ||
    (known(index)?.files.some(({ provenance }) => provenance !== null) ?? false);
  const isDoubtful = sources <= 1 && isWellKnown;
  const ids = reports.map(({ id }) => id).slice(0, 20);
  const installed = context.hasInstalled(canonical);
  return {
    evidence: { kind, ids, versions, sources, isDoubtful, installed },
    confidence: isDoubtful || context.hasPrivateIndex ? 'medium' : 'high',
    target: null,
  };
}

function meantInstead(canonical: string, context: RuleContext): Pick<Found, 'target' | 'remedy'> {
  const likeness = likenessOf(canonical, context);
  const meant = likeness?.confidence.absent ? likeness.target : unofficialName(canonical)?.project;
  const isKnown = meant && meant !== canonical && context.knowledge.names.has(meant);
  return isKnown ? { target: meant, remedy: 'replace' } : { target: null, remedy: 'remove' };
}

function betterRelease(
  facts: ProjectFacts,
  { today, minimumAgeDays: days }: RuleContext,
): Pick<Found, 'pin' | 'remedy'> {
  const page = known(facts.index);
  const reports = malwareReports(facts);
  const isGood = (version: string) =>
    reports.every(each => advisoryConcerns(each, version) === 'not-this-version');
  const version = page && settledVersion(page, { days, today, isGood });
  return version ? { remedy: 'pin', pin: { version, why: 'which nobody has reported' } } : {};
}
