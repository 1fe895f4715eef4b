/** Speaks about pinned releases with known vulnerabilities, for those who ask for it. */

import { factsAbout, pinOf } from '../facts/about.ts';
import type { Advisory } from '../facts/advisory.ts';
import { advisoryConcerns } from '../facts/advisory-concerns.ts';
import { answered, exampleAdvisory, exampleDay, examplePage } from '../facts/example-facts.ts';
import { releaseOn } from '../facts/history.ts';
import { known, type ProjectFacts } from '../facts/project-facts.ts';
import { listed, releaseWords, sayableIds, sayableVersion } from '../facts/sayable.ts';
import { compareVersions } from '../python/version.ts';
import { defineRule } from './rule.ts';

export interface VulnerableEvidence {
  readonly kind: 'vulnerable';
  readonly version: string;
  /** One id for each vulnerability, however many advisories there are of it; at most 50. */
  readonly ids: readonly string[];
  /** The oldest version that fixes all of them; null where there is none for one of them. */
  readonly fixed: string | null;
  readonly [detail: string]: unknown;
}

const advisories = answered([
  exampleAdvisory({
    id: 'PYSEC-2026-1',
    ranges: [{ introduced: '1.0', fixed: '1.4.2', lastAffected: null }],
  }),
]);
const index = examplePage('acme-charts', { '1.4.1': '2026-08-02', '1.4.2': '2026-09-01' });
const switchedOn = '[tool.antivenom]\nrules = { vulnerable = "information" }\n';

export const vulnerable = defineRule({
  meta: {
    code: 'vulnerable',
    summary: 'Known vulnerabilities of a pinned release',
    severity: 'information',
    isOffByDefault: true,
    needs: ['OSV'],
    since: '0.1.0',
    docs: {
      why: [
        'A release with a known vulnerability is an honest release with a known mistake, which somebody else can make use of.',
        'That is another matter than a wrong package, and there are tools for it alone; whoever has none can switch this rule on.',
      ].join('\n'),
      bad: {
        file: 'pyproject.toml',
        text: `[project]\ndependencies = ["acme-charts==1.4.1"]\n\n${switchedOn}`,
        today: exampleDay,
        facts: { 'acme-charts': { index, advisories } },
        note: 'PYSEC-2026-1 is about the versions from 1.0 up to 1.4.2, which fixes it.',
      },
      good: {
        file: 'pyproject.toml',
        text: `[project]\ndependencies = ["acme-charts==1.4.2"]\n\n${switchedOn}`,
        today: exampleDay,
        facts: { 'acme-charts': { index, advisories } },
      },
      limits: [
        'Only pinned and locked versions are looked at: of a range nobody knows which version it will be.',
        'Advisories that were withdrawn are left out, and several of one vulnerability count once.',
        'Whether a vulnerability matters to the project is not known.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect(subject, context) {
    const version = pinOf(subject);
    const facts = factsAbout(subject, context);
    if (!facts || version === null) return null;
    const found = (known(facts.advisories) ?? []).filter(advisory => concerns(advisory, version));
    if (found.length === 0) return null;
    const fixed = fixOf(found, version);
    const evidence: VulnerableEvidence = { kind: 'vulnerable', version, ids: idsOf(found), fixed };
    const isThere = fixed !== null && isInstallable(fixed, facts);
    return {
      evidence,
      confidence: 'high',
      target: null,
      ...(isThere && {
        remedy: 'pin' as const,
        pin: { version: fixed, why: 'which fixes what is known' },
      }),
    };
  },

  message({ written }, { evidence: { version, ids, fixed } }) {
    const names = listed(sayableIds(ids)) || 'an advisory';
    const repair = fixed === null ? null : sayableVersion(fixed);
    const what = ids.length === 1 ? 'a known vulnerability' : `${ids.length} known vulnerabilities`;
    return `${releaseWords(written, version)} has ${what} (${names})${repair === null ? '' : `, fixed in ${repair}`}`;
  },
});

function concerns(advisory: Advisory, version: string): boolean {
  if (advisory.isMalware || advisory.withdrawn !== null) return false;
  return ['all-versions', 'this-version'].includes(advisoryConcerns(advisory, version));
}

/** PYSEC and GHSA write of the same vulnerabilities and name each other, or the CVE, as aliases. */
function idsOf(advisories: readonly Advisory[]): readonly string[] {
  const seen = new Set<string>();
  const ids: string[] = [];
  for (const { id, aliases } of advisories) {
    const names = [id, ...aliases];
    if (!names.some(name => seen.has(name))) ids.push(id);
    for (const name of names) seen.add(name);
  }
  return ids.slice(0, 50);
}

/** Of each advisory the nearest fix behind the version; of all of them the furthest. */
function fixOf(advisories: readonly Advisory[], version: string): string | null {
  let fixed: string | null = null;
  for (const { ranges } of advisories) {
    const later = ranges
      .flatMap(range => range.fixed ?? [])
      .filter(each => sayableVersion(each) !== null && compareVersions(each, version) > 0)
      .sort(compareVersions);
    const [nearest] = later;
    if (nearest === undefined) return null;
    if (fixed === null || compareVersions(nearest, fixed) > 0) fixed = nearest;
  }
  return fixed;
}

function isInstallable(version: string, { index }: ProjectFacts): boolean {
  const page = known(index);
  return page ? releaseOn(page, version)?.yanked === false : false;
}
