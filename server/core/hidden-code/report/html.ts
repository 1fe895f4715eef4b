/** Inspections as one page that needs nothing else: no script, no request. All that comes out of packages is escaped. */
import { escapeHtml } from '../../outputs/escape-html.ts';
import { htmlPage } from '../../outputs/html-page.ts';
import type { Inspection, SignHit } from '../inspection.ts';
import {
  byStrength,
  type InspectionReport,
  phrasesOf,
  placeOf,
  runsWord,
  titleOf,
  verdictSentence,
} from './report.ts';

const mostHits = 500;
const looks = { loud: 'error', strong: 'warning', weak: 'information' } as const;

export function htmlOf({ inspections, summary, tool }: InspectionReport): string {
  const shown = inspections.filter(({ verdict }) => verdict !== 'quiet' || inspections.length === 1);
  return htmlPage({
    title: 'Antivenom inspection',
    phrases: phrasesOf(summary),
    main: shown.length === 0 ? '<p class="clean">Nothing found.</p>' : shown.map(section).join('\n'),
    footer: `Antivenom ${escapeHtml(tool.version)} · nothing was run`,
  });
}

function section(inspection: Inspection): string {
  const items = byStrength(inspection.hits).slice(0, mostHits).map(item);
  return `<section><h2>${escapeHtml(titleOf(inspection))}</h2>\n<p>${escapeHtml(verdictSentence(inspection))}</p>\n<ol>${items.join('\n')}</ol></section>`;
}

function item(hit: SignHit): string {
  const look = looks[hit.strength];
  const excerpt = hit.excerpt === '' ? '' : `<pre>${escapeHtml(hit.excerpt)}</pre>`;
  const decoded =
    hit.decoded === undefined ? '' : `<p>Decoded, not run:</p><pre>${escapeHtml(hit.decoded)}</pre>`;
  return `<li class="${look}"><span class="place">${escapeHtml(placeOf(hit))}</span> <strong class="${look}">${hit.strength}</strong> <code>${escapeHtml(hit.sign)}</code> <p>${escapeHtml(hit.message)}; runs ${runsWord[hit.runs]}</p>${excerpt}${decoded}</li>`;
}
