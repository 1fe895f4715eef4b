/** Findings for people: one paragraph each, the source line with carets under the name. */
import { styleText } from 'node:util';
import type { Finding, Severity } from '../../core/finding.ts';
import { masked } from '../../core/indexes/redacted.ts';
import { counted, reasonsOf } from '../../core/outputs/summary.ts';
import { besideFile, type FileResult, type Report, type Summary } from '../../core/report.ts';
import { LineIndex } from '../../core/span.ts';
import { visible } from '../../core/visible.ts';
import { excerpt } from './excerpt.ts';

export type Paint = (style: Style, text: string) => string;
type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

export const plain: Paint = (_style, text) => text;
export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

const colour: { readonly [severity in Severity]: Style } = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'cyan',
};

export function renderFinding(result: FileResult, finding: Finding, paint: Paint): string {
  const lines = new LineIndex(result.text);
  const { start, end } = lines.range(finding.span);
  const severity = paint(colour[finding.severity], `${finding.severity}[${finding.rule}]`);
  const place = paint('bold', `${visible(result.file)}:${start.line + 1}:${start.character + 1}`);
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  const bar = paint('dim', '|');

  const span = lines.line(start.line);
  const line = masked(result.text.slice(span.start, span.end).replace(/[\r\n]+$/, ''));
  const lastColumn = end.line === start.line ? end.character : line.length;
  const { shown, indent, width } = excerpt(line, start.character, lastColumn);
  const carets = ' '.repeat(indent) + '^'.repeat(width);
  const fix = finding.fixes[0];
  const help = fix ? ` ${fix.title}${fix.safe ? '' : ' (unsafe fix)'}` : '';
  return [
    `${place}: ${severity} ${visible(finding.message)}`,
    ` ${paint('dim', number)} ${bar} ${shown}`,
    ` ${gutter} ${bar} ${paint(colour[finding.severity], carets)}${paint('green', visible(help))}`,
    ...(finding.related ?? []).map(({ file, range, message }) => {
      const line = `${besideFile(result.file, file)}:${range.start.line + 1}:${range.start.character + 1}`;
      return ` ${gutter} ${paint('dim', '=')} ${visible(`${line}: ${message}`)}`;
    }),
    '',
    '',
  ].join('\n');
}

/** The last line of a run: files, names, findings, names that could not be checked, time. */
export function renderSummary(summary: Summary, unchecked: Report['unchecked'], paint: Paint): string {
  const { findings } = summary;
  const total = findings.error + findings.warning + findings.information + findings.hint;
  const kinds = (Object.keys(findings) as Severity[])
    .filter(severity => findings[severity] > 0)
    .map(severity => paint(colour[severity], counted(findings[severity], severity)));
  const parts = [
    counted(summary.files, 'file'),
    counted(summary.dependencies + summary.imports, 'name'),
    `${counted(total, 'finding')}${kinds.length ? ` (${kinds.join(', ')})` : ''}`,
    `${unchecked.length} not checked${reasonsOf(unchecked)}`,
    ...(summary.known > 0 ? [`${counted(summary.known, 'known finding')} not shown`] : []),
    ...(summary.noLongerFound > 0 ? [`${summary.noLongerFound} no longer found`] : []),
    `${(summary.durationMs / 1000).toFixed(2)} s`,
  ];
  return `${parts.join(' · ')}\n`;
}

/** What `--fix` has changed. */
export function renderFixed({ fixes, files }: { readonly fixes: number; readonly files: number }): string {
  return fixes === 0
    ? 'Nothing was fixed.\n'
    : `Fixed ${counted(fixes, 'finding')} in ${counted(files, 'file')}.\n`;
}
