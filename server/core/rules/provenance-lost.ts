/** Speaks about pinned releases that were not published the way the release before them was. */

import { pinnedPage } from '../facts/about.ts';
import { areSameSources, attestedBefore, sourcesOf } from '../facts/attestation-change.ts';
import { exampleDay, examplePage } from '../facts/example-facts.ts';
import { listed, releaseWords, sayableRepository, sayableVersion } from '../facts/sayable.ts';
import { defineRule } from './rule.ts';

export interface ProvenanceEvidence {
  /** No attestation any more, or one by another repository. */
  readonly kind: 'lost' | 'changed';
  readonly version: string;
  /** The attested release shortly before, and by how many days. */
  readonly before: string;
  readonly days: number;
  /** The repositories that attested the two; empty for `lost`. */
  readonly sources: readonly string[];
  readonly sourcesBefore: readonly string[];
  readonly [detail: string]: unknown;
}

const index = examplePage('acme-charts', {
  '1.4.1': { uploaded: '2026-08-02T08:00:00Z', provenance: 'https://pypi.example/integrity/1.4.1' },
  '1.4.2': '2026-08-05',
});

export const provenanceLost = defineRule({
  meta: {
    code: 'provenance-lost',
    summary: 'Earlier releases were attested, the pinned one is not, or by another repository',
    severity: 'warning',
    needs: ['PyPI'],
    since: '0.1.0',
    docs: {
      why: [
        'An attestation says which repository and workflow made a file; PyPI checks it when the file is uploaded.',
        'A project that publishes this way does so by a workflow, every time. A release from a stolen password or token has no attestation, or one from somewhere else.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'acme-charts==1.4.2\n',
        today: exampleDay,
        facts: { 'acme-charts': { index } },
        note: '1.4.1 was attested; 1.4.2, three days later, was not.',
      },
      good: {
        file: 'requirements.txt',
        text: 'acme-charts==1.4.1\n',
        today: exampleDay,
        facts: { 'acme-charts': { index } },
      },
      limits: [
        'As on the release pages of PyPI, the pinned release is compared with the newest attested one of the 14 days before it.',
        'Most projects attest nothing, and that says nothing: only a change does.',
        'A repository that has only a new name is the same one, as far as the certificates number it.',
        'A project may have moved to another repository, or a maintainer may have uploaded a release by hand; a look at its release notes tells.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect(subject, context) {
    const pinned = pinnedPage(subject, context);
    const pair = pinned && attestedBefore(pinned.page, pinned.version);
    if (!pair) return null;
    const { version, facts } = pinned;
    const { release, before, days } = pair;
    const common = { version, before: before.version, days };
    if (release.attested === 'none') {
      const evidence: ProvenanceEvidence = { kind: 'lost', ...common, sources: [], sourcesBefore: [] };
      return { evidence, confidence: 'medium', target: null };
    }
    const now = sourcesOf(release, facts);
    const then = sourcesOf(before, facts);
    if (!now || !then || areSameSources(now, then)) return null;
    const [sources = [], sourcesBefore = []] = [now, then].map(all => [
      ...new Set(all.map(({ key }) => key)),
    ]);
    const evidence: ProvenanceEvidence = { kind: 'changed', ...common, sources, sourcesBefore };
    const owners = new Set(sourcesBefore.map(ownerOf));
    const isSameOwner = sources.every(source => owners.has(ownerOf(source)));
    // One name and two repositories: whoever took the name over is not who had it.
    const isTakenOver = sources.join(' ') === sourcesBefore.join(' ');
    return { evidence, confidence: isSameOwner && !isTakenOver ? 'medium' : 'high', target: null };
  },

  message({ written }, { evidence: { kind, version, before, sources, sourcesBefore } }) {
    const release = releaseWords(written, version);
    const earlier = sayableVersion(before) ?? 'the release before';
    if (kind === 'lost')
      return `${release} was published without attestation, while ${earlier} shortly before it had one: it may not come from the project's own workflow`;
    const [now, then] = [sources, sourcesBefore].map(
      keys => listed(keys.flatMap(key => sayableRepository(key) ?? [])) || 'a repository',
    );
    if (sources.join(' ') === sourcesBefore.join(' '))
      return `${release} was published from ${now}, another repository than the one of that name which ${earlier} shortly before it came from`;
    return `${release} was published from ${now}, while ${earlier} shortly before it came from ${then}`;
  },
});

function ownerOf(source: string): string {
  return source.slice(0, source.lastIndexOf('/'));
}
