/** Speaks about projects that PyPI or their own maintainers have set aside. */

import { factsAbout } from '../facts/about.ts';
import { exampleDay, examplePage } from '../facts/example-facts.ts';
import type { ProjectStatus } from '../facts/index-page.ts';
import { known } from '../facts/project-facts.ts';
import { defineRule } from './rule.ts';

export interface StatusEvidence {
  readonly kind: Exclude<ProjectStatus, 'active'>;
  /** The reason that the index gives, cut at 200 characters; untrusted text. */
  readonly reason: string | null;
  readonly [detail: string]: unknown;
}

export const projectStatus = defineRule({
  meta: {
    code: 'project-status',
    summary: 'A project in quarantine, archived or deprecated',
    severity: 'information',
    needs: ['PyPI'],
    since: '0.1.0',
    docs: {
      why: [
        'PyPI puts a project into quarantine when it is suspected of doing harm: nothing of it can be installed until somebody has looked, and what was installed before should be looked at too.',
        'Maintainers archive what will get no more releases, not even for security, and deprecate what they want nobody to begin with.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'acme-charts\n',
        today: exampleDay,
        facts: { 'acme-charts': { index: examplePage('acme-charts', {}, 'quarantined') } },
        note: 'PyPI has put acme-charts into quarantine.',
      },
      good: { file: 'requirements.txt', text: 'requests\n' },
      limits: [
        'Quarantine is an error, the other two are information.',
        'Quarantine is a suspicion: most projects do not come back from it, some do.',
        'Status words that the standard does not know are taken for active.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect(subject, context) {
    const facts = factsAbout(subject, context);
    const page = facts && known(facts.index);
    if (!page || page.status === 'active') return null;
    const evidence: StatusEvidence = {
      kind: page.status,
      reason: page.statusReason?.slice(0, 200) ?? null,
    };
    const isQuarantined = page.status === 'quarantined';
    return {
      evidence,
      confidence: 'high',
      target: null,
      ...(isQuarantined && { severity: 'error' as const, remedy: 'remove' as const }),
    };
  },

  message({ written }, { evidence: { kind } }) {
    return {
      quarantined: `'${written}' is in quarantine: PyPI suspects it of doing harm, and nothing of it can be installed`,
      archived: `'${written}' is archived: it gets no more releases, not even for security`,
      deprecated: `'${written}' is deprecated: its maintainers advise against using it`,
    }[kind];
  },
});
