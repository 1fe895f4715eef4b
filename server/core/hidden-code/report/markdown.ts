/** Inspections in Markdown. All that comes out of packages is escaped. */
import { code, escaped } from '../../outputs/markdown.ts';
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

const mostRows = 200;

export function markdownOf({ name, release, inspections, notes, summary }: InspectionReport): string {
  const blocks = ['## Antivenom', `${phrasesOf(summary).join(' · ')}.`];
  if (name) blocks.push(`${escaped(nameSentence(name))}.`);
  if (release) blocks.push(`${escaped(releaseSentence(release))}.`);
  blocks.push(...notes.map(note => `${escaped(note)}.`));
  for (const inspection of inspections) {
    if (inspection.verdict === 'quiet' && inspections.length > 1) continue;
    blocks.push(`### ${escaped(titleOf(inspection))}`, `${escaped(verdictSentence(inspection))}.`);
    const rows = byStrength(inspection.hits).slice(0, mostRows).map(row);
    if (rows.length > 0)
      blocks.push(['| Strength | Sign | Place | Runs | What |', '|---|---|---|---|---|', ...rows].join('\n'));
    // An environment has hundreds of packages: there the verdicts are enough.
    if (inspection.whatRuns) blocks.push(details(inspection), ...diff(inspection));
  }
  return `${blocks.join('\n\n')}\n`;
}

function details(inspection: ReportedInspection): string {
  return detailsOf(inspection)
    .map(({ label, text }) => `- ${label}: ${escapedWhole(text)}`)
    .join('\n');
}

/** As `escaped`, for texts of several times its length that we have put together ourselves. */
function escapedWhole(text: string): string {
  return (text.match(/[\s\S]{1,400}/gu) ?? []).map(escaped).join('');
}

/** Indented code, which nothing in a line can end. */
function diff({ comparison }: ReportedInspection): readonly string[] {
  return (comparison?.hunks ?? []).map(hunk =>
    [hunkTitle(hunk), ...hunk.lines].map(line => `    ${line}`).join('\n'),
  );
}

function row(hit: SignHit): string {
  const decoded = hit.decoded === undefined ? '' : ` Decoded: ${code(hit.decoded)}`;
  return `| ${hit.strength} | ${hit.sign} | ${code(placeOf(hit))} | ${runsWord[hit.runs]} | ${escaped(hit.message)}.${decoded} |`;
}
