/** Inspections for people: the verdict of each package, and below it what was seen. */
import type { SignHit } from '../../core/hidden-code/inspection.ts';
import { detailsOf } from '../../core/hidden-code/report/details.ts';
import {
  byStrength,
  hunkTitle,
  type Inspected,
  type InspectionSummary,
  nameSentence,
  phrasesOf,
  placeOf,
  type ReportedInspection,
  releaseSentence,
  runsWord,
  titleOf,
  verdictSentence,
} from '../../core/hidden-code/report/report.ts';
import { visible } from '../../core/visible.ts';
import type { Paint } from './text.ts';

const colours = { loud: 'red', strong: 'yellow', weak: 'blue' } as const;
const mostHits = 50;

/** What is said of a project that was fetched by its name, above its packages. */
export function renderHead({ name, release, notes = [] }: Inspected, paint: Paint): string {
  const isBad = name !== undefined && name.verdict !== 'ok' && name.findings.length > 0;
  return [
    ...(name ? [paint(isBad ? 'yellow' : 'bold', visible(nameSentence(name)))] : []),
    ...(release ? [visible(releaseSentence(release))] : []),
    ...notes.map(visible),
    ...(name ? [''] : []),
    '',
  ].join('\n');
}

/** With `isBrief` the signs of a package are shown only where they add up, or with one line each. */
export function renderInspection(inspection: ReportedInspection, paint: Paint, isBrief: boolean): string {
  const { verdict, hits, unread } = inspection;
  const isUnknown = unread.some(({ file }) => file === '');
  if (isBrief && verdict !== 'loud' && !isUnknown) return '';
  const colour = verdict === 'loud' ? 'red' : verdict === 'quiet' ? 'green' : 'yellow';
  const shown = byStrength(hits).slice(0, mostHits);
  return [
    `${paint('bold', visible(titleOf(inspection)))}: ${paint(colour, visible(verdictSentence(inspection)))}`,
    ...shown.map(hit => renderHit(hit, paint)),
    ...(hits.length > shown.length ? [`  … and ${hits.length - shown.length} more`] : []),
    ...unread
      .slice(0, mostHits)
      .map(
        ({ file, message }) => `  not looked at: ${file === '' ? 'the package' : visible(file)} ${message}`,
      ),
    ...(inspection.whatRuns ? renderDetails(inspection, paint) : []),
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

function renderDetails(inspection: ReportedInspection, paint: Paint): readonly string[] {
  const lines = detailsOf(inspection).map(
    ({ label, text }) => `  ${paint('bold', `${label}:`)} ${visible(text)}`,
  );
  for (const hunk of inspection.comparison?.hunks ?? []) {
    lines.push(`    ${paint('cyan', visible(hunkTitle(hunk)))}`);
    for (const line of hunk.lines)
      lines.push(
        `    ${line.startsWith('+') ? paint('green', visible(line)) : line.startsWith('-') ? paint('red', visible(line)) : visible(line)}`,
      );
  }
  return lines;
}
