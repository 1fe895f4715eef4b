/** Inspections as one page that needs nothing else: no script, no request. All that comes out of packages is escaped. */
import { escapeHtml } from '../../outputs/escape-html.ts';
import { htmlPage } from '../../outputs/html-page.ts';
import type { SignHit } from '../inspection.ts';
import { detailsOf } from './details.ts';
import {
  byStrength,
  hunkTitle,
  type InspectionReport,
  nameSentence,
  phrasesOf,
  placeOf,
  type ReportedInspection,
  releaseSentence,
  runsWord,
  titleOf,
  verdictSentence,
} from './report.ts';

const mostHits = 500;
const looks = { loud: 'error', strong: 'warning', weak: 'information' } as const;

export function htmlOf({ name, release, inspections, notes, summary, tool }: InspectionReport): string {
  const shown = inspections.filter(({ verdict }) => verdict !== 'quiet' || inspections.length === 1);
  const said = [
    ...(name ? [nameSentence(name)] : []),
    ...(release ? [releaseSentence(release)] : []),
    ...notes,
  ].map(sentence => `<p>${escapeHtml(sentence)}</p>`);
  const found = shown.length === 0 ? ['<p class="clean">Nothing found.</p>'] : shown.map(section);
  return htmlPage({
    title: 'Antivenom inspection',
    phrases: phrasesOf(summary),
    main: [...said, ...found].join('\n'),
    footer: `Antivenom ${escapeHtml(tool.version)} · nothing was run`,
  });
}

function section(inspection: ReportedInspection): string {
  const items = byStrength(inspection.hits).slice(0, mostHits).map(item);
  return `<section><h2>${escapeHtml(titleOf(inspection))}</h2>\n<p>${escapeHtml(verdictSentence(inspection))}</p>\n<ol>${items.join('\n')}</ol>${inspection.whatRuns ? more(inspection) : ''}</section>`;
}

function more(inspection: ReportedInspection): string {
  const details = detailsOf(inspection).map(
    ({ label, text }) => `<li>${escapeHtml(label)}: ${escapeHtml(text)}</li>`,
  );
  const hunks = (inspection.comparison?.hunks ?? []).map(
    hunk => `<pre>${[hunkTitle(hunk), ...hunk.lines].map(escapeHtml).join('\n')}</pre>`,
  );
  return `<ul>${details.join('\n')}</ul>${hunks.join('\n')}`;
}

function item(hit: SignHit): string {
  const look = looks[hit.strength];
  const excerpt = hit.excerpt === '' ? '' : `<pre>${escapeHtml(hit.excerpt)}</pre>`;
  const decoded =
    hit.decoded === undefined ? '' : `<p>Decoded, not run:</p><pre>${escapeHtml(hit.decoded)}</pre>`;
  return `<li class="${look}"><span class="place">${escapeHtml(placeOf(hit))}</span> <strong class="${look}">${hit.strength}</strong> <code>${escapeHtml(hit.sign)}</code> <p>${escapeHtml(hit.message)}; runs ${runsWord[hit.runs]}</p>${excerpt}${decoded}</li>`;
}
