/**
 * Workflow commands of GitHub Actions: annotations on the lines of a pull request. Each is one line, whatever the
 * names in it hold; the escapes are those of the runner's own command parser.
 */
import type { Severity } from '../finding.ts';
import type { ReportedFinding } from '../report.ts';
import type { Output } from './output.ts';

export const github = {
  id: 'github',
  render: ({ findings, problems }) =>
    [
      ...findings.map(annotation),
      ...problems.map(({ file, range, message }) => {
        const line = range === null ? [] : [`line=${range.start.line + 1}`];
        return command('warning', [`file=${property(file)}`, ...line, 'title=antivenom'], message);
      }),
    ].join(''),
} as const satisfies Output;

function annotation({ rule, severity, file, range: { start, end }, message }: ReportedFinding): string {
  const place = [
    `file=${property(file)}`,
    `line=${start.line + 1}`,
    `endLine=${end.line + 1}`,
    // The runner drops the columns of what spans several lines, so they would only mislead.
    ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
    `title=antivenom ${property(rule)}`,
  ];
  return command(levels[severity], place, message);
}

const levels: { readonly [severity in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function command(level: string, properties: readonly string[], message: string): string {
  return `::${level} ${properties.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
