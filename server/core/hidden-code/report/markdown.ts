/** Inspections in Markdown. All that comes out of packages is escaped. */
import { code, escaped } from '../../outputs/markdown.ts';
import type { SignHit } from '../inspection.ts';
import {
  byStrength,
  type InspectionReport,
  phrasesOf,
  placeOf,
  runsWord,
  titleOf,
  verdictSentence,
} from './report.ts';

const mostRows = 200;

export function markdownOf({ inspections, summary }: InspectionReport): string {
  const blocks = ['## Antivenom', `${phrasesOf(summary).join(' · ')}.`];
  for (const inspection of inspections) {
    if (inspection.verdict === 'quiet' && inspections.length > 1) continue;
    blocks.push(`### ${escaped(titleOf(inspection))}`, `${escaped(verdictSentence(inspection))}.`);
    const rows = byStrength(inspection.hits).slice(0, mostRows).map(row);
    if (rows.length > 0)
      blocks.push(['| Strength | Sign | Place | Runs | What |', '|---|---|---|---|---|', ...rows].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function row(hit: SignHit): string {
  const decoded = hit.decoded === undefined ? '' : ` Decoded: ${code(hit.decoded)}`;
  return `| ${hit.strength} | ${hit.sign} | ${code(placeOf(hit))} | ${runsWord[hit.runs]} | ${escaped(hit.message)}.${decoded} |`;
}
