/** Speaks about projects whose owners tell people to install them from their repository, uploaded here by others. */

import { factsAbout } from '../facts/about.ts';
import { isOwn, nameOf } from '../facts/borrowed-repository.ts';
import { answered, exampleCard, exampleDay, examplePage, exampleRepository } from '../facts/example-facts.ts';
import { releasesOn } from '../facts/history.ts';
import { known } from '../facts/project-facts.ts';
import { sayableRepository } from '../facts/sayable.ts';
import { canonicalName } from '../names/canonical.ts';
import { defineRule } from './rule.ts';

export interface UploadEvidence {
  readonly kind: 'other-owner';
  /** The key of the repository that the project comes from. */
  readonly repository: string;
  readonly stars: number;
  readonly releases: number;
  readonly [detail: string]: unknown;
}

const facts = {
  index: examplePage('wide-nets', { '0.1': '2026-05-04' }),
  card: answered(
    exampleCard({
      name: 'wide-nets',
      owners: ['passer-by'],
      links: [{ label: 'Homepage', url: 'https://github.com/wide-lab/wide-nets' }],
      description: 'Install: pip install git+https://github.com/wide-lab/wide-nets',
    }),
  ),
  repository: answered(
    exampleRepository({ key: 'github.com/wide-lab/wide-nets', stars: 4100, claimedBy: ['wide-nets'] }),
  ),
};

export const unofficialUpload = defineRule({
  meta: {
    code: 'unofficial-upload',
    summary: 'Uploaded by others than the owners of its repository, as far as can be told',
    severity: 'information',
    needs: ['PyPI', 'deps.dev'],
    since: '0.1.0',
    docs: {
      why: [
        'Some projects are installed from their repository only, and somebody else has uploaded them to PyPI under their name.',
        'Most of them mean well. Still the owners do not know of the upload, do not update it, and cannot say what is in it.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'wide-nets\n',
        today: exampleDay,
        facts: { 'wide-nets': facts },
        note: 'The description of wide-nets says `pip install git+https://github.com/wide-lab/wide-nets`, and passer-by has uploaded it.',
      },
      good: { file: 'requirements.txt', text: 'requests\n' },
      limits: [
        'It speaks only where the name is that of the repository, its text says to install from there, the owners on PyPI bear other names, and there are at most three releases.',
        'People have other names on PyPI than on their forge: this is a hint to look, and no accusation.',
        'Much-used and attested projects are left alone, and repositories with less than 500 stars.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect(subject, context) {
    const { canonical } = subject;
    const facts = factsAbout(subject, context);
    const repository = facts && known(facts.repository);
    const card = facts && known(facts.card);
    const page = facts && known(facts.index);
    if (!page || !card || !repository || context.knowledge.names.rank(canonical) !== null) return null;
    const { key, attested, attesters } = repository;
    const stars = repository.stars ?? 0;
    const releases = releasesOn(page).length;
    // Nobody can be told from the owner of the repository where no owner is known.
    const isAnonymous = card.owners.length + card.maintainers.length === 0;
    if (stars < 500 || releases > 3 || isAnonymous || isOwn(canonical, repository, card)) return null;
    if (attested.length > 0 || attesters.length > 0 || canonicalName(nameOf(key)) !== canonical) return null;
    if (!isInstalledFromForge(card.description ?? '', key, canonical)) return null;
    const evidence: UploadEvidence = { kind: 'other-owner', repository: key, stars, releases };
    return { evidence, confidence: 'medium', target: null };
  },

  message({ written }, { evidence: { repository } }) {
    const key = sayableRepository(repository) ?? 'its repository';
    return `'${written}' does not seem to be published by the owners of ${key}, who say to install it from there, as far as can be told`;
  },
});

/** The description of an upload is most often the repository's own README. */
function isInstalledFromForge(description: string, key: string, canonical: string): boolean {
  const text = description.toLowerCase();
  if (!text.includes(`git+https://${key}`) && !text.includes(`git+ssh://git@${key}`)) return false;
  const commands = [...text.matchAll(/\bpip3? install (?:-u |--upgrade )?([a-z0-9._-]{1,100})/g)];
  return !commands.some(([, name = '']) => canonicalName(name) === canonical);
}
