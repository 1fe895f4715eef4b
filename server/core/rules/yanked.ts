/** Speaks about pinned releases that their own publishers have withdrawn. */

import { pinnedPage } from '../facts/about.ts';
import { exampleDay, examplePage } from '../facts/example-facts.ts';
import { releaseOn } from '../facts/history.ts';
import { releaseWords } from '../facts/sayable.ts';
import { defineRule } from './rule.ts';

export interface YankedEvidence {
  readonly kind: 'yanked';
  readonly version: string;
  /** The publisher's own words, cut at 200 characters; untrusted text. Null where there are none. */
  readonly reason: string | null;
  readonly [detail: string]: unknown;
}

const index = examplePage('acme-charts', {
  '1.4.1': '2026-08-02',
  '1.4.2': { uploaded: '2026-08-09T08:00:00Z', yanked: 'writes to the wrong folder' },
});

export const yanked = defineRule({
  meta: {
    code: 'yanked',
    summary: 'A pinned release that its publishers have withdrawn',
    severity: 'warning',
    needs: ['PyPI'],
    since: '0.1.0',
    docs: {
      why: [
        'Publishers yank a release that is broken, unsafe or made by mistake: installers pass it over, but a pin still gets it.',
        'Everyone who does not pin has moved on, so the pin is alone with what is wrong.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'acme-charts==1.4.2\n',
        today: exampleDay,
        facts: { 'acme-charts': { index } },
        note: '1.4.2 has been yanked.',
      },
      good: {
        file: 'requirements.txt',
        text: 'acme-charts==1.4.1\n',
        today: exampleDay,
        facts: { 'acme-charts': { index } },
      },
      limits: [
        'Only pinned and locked versions are looked at, and only where every file of the release is yanked.',
        'The reason that the publishers give is part of the JSON report and stands in no message, since it is text from outside.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect(subject, context) {
    const pinned = pinnedPage(subject, context);
    const release = pinned && releaseOn(pinned.page, pinned.version);
    if (!release || release.yanked === false) return null;
    const { version } = pinned;
    const reason = typeof release.yanked === 'string' ? release.yanked.slice(0, 200) : null;
    const evidence: YankedEvidence = { kind: 'yanked', version, reason };
    return { evidence, confidence: 'high', target: null };
  },

  message({ written }, { evidence: { version } }) {
    return `${releaseWords(written, version)} has been yanked: its publishers advise against installing it, and only a pin still does`;
  },
});
