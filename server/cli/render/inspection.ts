/** Inspections for people: the verdict of each package, and below it what was seen. */
import type { Inspection, SignHit } from '../../core/hidden-code/inspection.ts';
import {
  byStrength,
  type InspectionSummary,
  phrasesOf,
  placeOf,
  runsWord,
  titleOf,
  verdictSentence,
} from '../../core/hidden-code/report/report.ts';
import { visible } from '../../core/visible.ts';
import type { Paint } from './text.ts';

const colours = { loud: 'red', strong: 'yellow', weak: 'blue' } as const;
const mostHits = 50;

/** With `isBrief` the signs of a package are shown only where they add up, or with one line each. */
export function renderInspection(inspection: Inspection, paint: Paint, isBrief: boolean): string {
  const { verdict, hits, unread } = inspection;
  if (isBrief && verdict !== 'loud') return '';
  const colour = verdict === 'loud' ? 'red' : verdict === 'quiet' ? 'green' : 'yellow';
  const shown = byStrength(hits).slice(0, mostHits);
  return [
    `${paint('bold', visible(titleOf(inspection)))}: ${paint(colour, visible(verdictSentence(inspection)))}`,
    ...shown.map(hit => renderHit(hit, paint)),
    ...(hits.length > shown.length ? [`  … and ${hits.length - shown.length} more`] : []),
    ...unread.slice(0, mostHits).map(({ file, message }) => `  not looked at: ${visible(file)} ${message}`),
    '',
    '',
  ].join('\n');
}

function renderHit(hit: SignHit, paint: Paint): string {
  const aside = hit.isAside ? ', in tests, docs or examples' : '';
  return [
    `  ${paint('bold', visible(placeOf(hit)))}: ${paint(colours[hit.strength], `${hit.strength}[${hit.sign}]`)} ${visible(hit.message)} (runs ${runsWord[hit.runs]}${aside})`,
    ...(hit.excerpt === '' ? [] : [`    ${paint('dim', '|')} ${visible(hit.excerpt)}`]),
    ...(hit.decoded === undefined
      ? []
      : [`    ${paint('dim', '= decoded, not run:')} ${visible(hit.decoded)}`]),
  ].join('\n');
}

export function renderInspectionSummary(summary: InspectionSummary): string {
  return `${phrasesOf(summary).join(' · ')} · ${(summary.durationMs / 1000).toFixed(2)} s\n`;
}
