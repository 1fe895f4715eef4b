/** A summary in Markdown, for a job's page or a comment. Names and messages are text of unknown origin and are escaped. */
import { severities } from '../finding.ts';
import type { Report, ReportedFinding } from '../report.ts';
import type { Output } from './output.ts';
import { counted, summaryPhrases } from './summary.ts';

export const markdown = {
  id: 'markdown',
  render: report => `${blocks(report).join('\n\n')}\n`,
} as const satisfies Output;

/** Job pages refuse what is larger than a megabyte; nobody reads further than this either. */
const mostRows = 1000;

function blocks(report: Report): string[] {
  const { findings, problems, unchecked, snapshot } = report;
  const out = ['## Antivenom', `${summaryPhrases(report).join(' · ')}.`];
  if (findings.length > 0) {
    const sorted = [...findings].sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
    );
    const rows = sorted.slice(0, mostRows).map(row);
    out.push(['| Severity | Rule | Place | Finding |', '|---|---|---|---|', ...rows].join('\n'));
    if (findings.length > mostRows) out.push(`… and ${findings.length - mostRows} more.`);
  }
  if (unchecked.length > 0)
    out.push(
      details(
        `${counted(unchecked.length, 'name')} not checked`,
        unchecked.map(({ name, file, reason }) => `- ${code(name)} in ${code(file)}: ${reason}`),
      ),
    );
  if (problems.length > 0)
    out.push(
      details(
        counted(problems.length, 'problem'),
        problems.map(({ file, range, message }) => `- ${code(place(file, range))}: ${escaped(message)}`),
      ),
    );
  out.push(`<sub>Name list of ${snapshot.date}, ${report.network}.</sub>`);
  return out;
}

function row({ severity, rule, file, range, message }: ReportedFinding): string {
  return `| ${severity} | ${rule} | ${code(place(file, range))} | ${escaped(message)} |`;
}

function place(file: string, range: ReportedFinding['range'] | null): string {
  return range === null ? file : `${file}:${range.start.line + 1}`;
}

function details(title: string, lines: readonly string[]): string {
  const shown = lines.slice(0, mostRows);
  return [`<details><summary>${title}</summary>`, '', ...shown, '', '</details>'].join('\n');
}

/** In a table even code must not hold a bar, and a backtick would end it. */
export function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

export function escaped(text: string): string {
  return text
    .slice(0, 500)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/[&<>"'\\`*_{}[\]()#+!|~$:@]/g, character => `&#${character.charCodeAt(0)};`);
}
