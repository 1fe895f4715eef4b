/** Inspections as one page that needs nothing else: no script, no request. All that comes out of packages is escaped. */
import { escapeHtml } from '../../outputs/escape-html.ts';
import { pageStyle } from '../../outputs/html-style.ts';
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
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Antivenom inspection</title>
<style>${pageStyle}</style>
<header>
<h1>Antivenom inspection</h1>
<p>${escapeHtml(phrasesOf(summary).join(' · '))}</p>
</header>
<main>
${shown.length === 0 ? '<p class="clean">Nothing found.</p>' : shown.map(section).join('\n')}
</main>
<footer>Antivenom ${escapeHtml(tool.version)} · nothing was run</footer>
</html>
`;
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
