/**
 * The report as one page that needs nothing else: no script, no request, readable by keyboard and screen reader, light
 * or dark as its reader likes it. The severity boxes at the top hide and show findings by style rules alone.
 */
import { type Severity, severities } from '../finding.ts';
import type { Report, ReportedFinding, ReportedProblem } from '../report.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlPage } from './html-page.ts';
import type { Output } from './output.ts';
import { counted, summaryPhrases } from './summary.ts';

export const html = { id: 'html', render: page } as const satisfies Output;

function page(report: Report): string {
  const { findings, problems, unchecked, snapshot, network, tool } = report;
  const shown = findings.slice(0, mostFindings);
  return htmlPage({
    title: 'Antivenom report',
    phrases: summaryPhrases(report),
    main: `${findings.length === 0 ? '<p class="clean">Nothing found.</p>' : `${filters(report)}\n${chart(findings)}`}
${byFile(shown).map(fileSection).join('\n')}
${findings.length > shown.length ? `<p>… and ${counted(findings.length - shown.length, 'finding')} more.</p>` : ''}
${uncheckedSection(unchecked)}
${problemSection(problems)}`,
    footer: `Antivenom ${escapeHtml(tool.version)} · name list of ${escapeHtml(snapshot.date)}, ${counted(snapshot.projects, 'project')} · ${network}`,
  });
}

/** A page with more would be slow to open, and is not read to its end. */
const mostFindings = 5000;

function filters({ summary }: Report): string {
  const boxes = severities
    .filter(severity => summary.findings[severity] > 0)
    .map(
      severity =>
        `<span><input type="checkbox" id="show-${severity}" checked> <label for="show-${severity}" class="${severity}">${counted(summary.findings[severity], severity)}</label></span>`,
    );
  return `<fieldset><legend>Show</legend>${boxes.join('')}</fieldset>`;
}

/** One bar a rule, the longest first. */
export function chart(findings: readonly ReportedFinding[]): string {
  const counts = new Map<string, { count: number; severity: Severity }>();
  for (const { rule, severity } of findings) {
    const bar = counts.get(rule) ?? { count: 0, severity };
    bar.count++;
    counts.set(rule, bar);
  }
  const bars = [...counts].sort(([, a], [, b]) => b.count - a.count);
  const most = bars[0]?.[1].count ?? 1;
  const rows = bars.map(([rule, { count, severity }], index) => {
    const y = index * 26;
    const width = Math.max(3, Math.round((360 * count) / most));
    return `<text x="150" y="${y + 17}" text-anchor="end">${escapeHtml(rule)}</text><rect x="160" y="${y + 4}" width="${width}" height="18" rx="3" class="${severity}"/><text x="${168 + width}" y="${y + 17}">${count}</text>`;
  });
  const told = bars.map(([rule, { count }]) => `${count} ${rule}`).join(', ');
  return `<svg role="img" aria-label="Findings by rule: ${escapeHtml(told)}" viewBox="0 0 600 ${bars.length * 26}" width="600" height="${bars.length * 26}">${rows.join('')}</svg>`;
}

function byFile(findings: readonly ReportedFinding[]): (readonly [string, readonly ReportedFinding[]])[] {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  return [...files];
}

function fileSection([file, findings]: readonly [string, readonly ReportedFinding[]]): string {
  return `<section><h2>${escapeHtml(file)}</h2>\n<ol>${findings.map(item).join('\n')}</ol></section>`;
}

function item({ rule, severity, range: { start }, message, excerpt, fixes }: ReportedFinding): string {
  const place = `<span class="place">${start.line + 1}:${start.character + 1}</span>`;
  const line = excerpt
    ? `<pre>${escapeHtml(excerpt.before)}<mark class="${severity}">${escapeHtml(excerpt.name)}</mark>${escapeHtml(excerpt.after)}</pre>`
    : '';
  const fix = fixes[0] ? `<p class="fix">${escapeHtml(fixes[0].title)}</p>` : '';
  return `<li class="${severity}">${place} <strong class="${severity}">${severity}</strong> <code>${escapeHtml(rule)}</code> <p>${escapeHtml(message)}</p>${line}${fix}</li>`;
}

function uncheckedSection(unchecked: Report['unchecked']): string {
  if (unchecked.length === 0) return '';
  const rows = unchecked
    .slice(0, mostFindings)
    .map(
      ({ name, file, reason }) =>
        `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(file)}</td><td>${escapeHtml(reason)}</td></tr>`,
    );
  return `<details><summary>${counted(unchecked.length, 'name')} not checked</summary><table><thead><tr><th scope="col">Name</th><th scope="col">File</th><th scope="col">Why</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function problemSection(problems: readonly ReportedProblem[]): string {
  if (problems.length === 0) return '';
  const rows = problems.slice(0, mostFindings).map(({ file, range, message }) => {
    const place = range === null ? '' : `:${range.start.line + 1}`;
    return `<li><code>${escapeHtml(file)}${place}</code> ${escapeHtml(message)}</li>`;
  });
  return `<details><summary>${counted(problems.length, 'problem')}</summary><ul>${rows.join('')}</ul></details>`;
}
