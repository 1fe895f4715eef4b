/** Speaks about projects that show another project's repository as their own, and with it that one's stars. */

import { factsAbout } from '../facts/about.ts';
import { borrowedRepository } from '../facts/borrowed-repository.ts';
import { answered, exampleCard, exampleDay, exampleRepository } from '../facts/example-facts.ts';
import { listed, sayableRepository } from '../facts/sayable.ts';
import { defineRule } from './rule.ts';

export interface StarjackingEvidence {
  /** Whether attestations say so, or a far more used project that bears the repository's name. */
  readonly kind: 'attested' | 'claimed';
  /** The key of the repository that is shown. */
  readonly repository: string;
  readonly stars: number;
  /** The project that it speaks for, and its rank; null where it only does not speak for this one. */
  readonly speaksFor: string | null;
  readonly rank: number | null;
  /** The repositories that have attested the project itself. */
  readonly attesters: readonly string[];
  readonly [detail: string]: unknown;
}

const card = answered(
  exampleCard({
    name: 'swift-http-kit',
    links: [{ label: 'Homepage', url: 'https://github.com/psf/requests' }],
    owners: ['kit-owner'],
  }),
);
const repository = answered(
  exampleRepository({
    key: 'github.com/psf/requests',
    stars: 52_000,
    attested: ['requests'],
    claimedBy: ['requests', 'swift-http-kit'],
  }),
);

export const starjacking = defineRule({
  meta: {
    code: 'starjacking',
    summary: 'The project shows the repository of another one as its own',
    severity: 'warning',
    needs: ['PyPI', 'deps.dev'],
    since: '0.1.0',
    docs: {
      why: [
        'PyPI lets every project name any repository, and people read the stars of that repository as trust.',
        'Attackers name the repository of a well-known project, so that theirs looks as well known.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'swift-http-kit\n',
        today: exampleDay,
        facts: { 'swift-http-kit': { card, repository } },
        note: 'swift-http-kit names github.com/psf/requests as its home, and releases of requests are attested from there.',
      },
      good: { file: 'requirements.txt', text: 'requests\n' },
      limits: [
        'It speaks only where attestations tell the two apart, or the repository bears the name of a far more used project, and only of repositories with 500 stars and more.',
        'Parts of one repository (`types-…`, cloud SDKs), plugins, bindings, stubs, forks, projects of the same owner or with another repository of their own are left alone.',
        'Much-used projects are never accused.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect(subject, context) {
    const facts = factsAbout(subject, context);
    const found = facts && borrowedRepository(subject.canonical, facts, context.knowledge.names);
    if (!found) return null;
    const { repository, owner, rank, proof } = found;
    const evidence: StarjackingEvidence = {
      kind: proof,
      repository: repository.key,
      stars: repository.stars ?? 0,
      speaksFor: owner,
      rank,
      attesters: repository.attesters.slice(0, 10),
    };
    return { evidence, confidence: proof === 'attested' ? 'high' : 'medium', target: null };
  },

  message({ written }, { evidence: { repository, stars, speaksFor, rank, attesters } }) {
    const key = sayableRepository(repository) ?? 'a repository';
    const shown = `'${written}' shows ${key} (${stars.toLocaleString('en-US')} stars) as its home`;
    if (speaksFor !== null) return `${shown}, which is the repository of '${speaksFor}' (rank ${rank})`;
    const others = listed(attesters.flatMap(each => sayableRepository(each) ?? [])) || 'another repository';
    return `${shown}, but its releases are published from ${others}`;
  },
});
