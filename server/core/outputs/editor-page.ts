/**
 * The report as a page inside an editor: in the editor's own colours, every row a button that leads to its line. It
 * loads nothing, and runs one script of its own, which does no more than tell the editor what was pressed.
 */
import { type EvidenceKind, evidenceKinds, type Package } from '../packages.ts';
import type { Report, ReportedFinding } from '../report.ts';
import { editorPageScript, editorPageStyle } from './editor-page-parts.ts';
import { escapeHtml } from './escape-html.ts';
import { chart } from './html.ts';
import { counted, summaryPhrases } from './summary.ts';

interface Placed extends Package {
  readonly file: string;
}

/**
 * `numberOf` gives the number that messages name a file by. `nonce` is of letters and digits, new for each page: it
 * alone lets style and script of this page through.
 */
export function editorPage(
  report: Report,
  packages: readonly Placed[],
  numberOf: (file: string) => number,
  nonce: string,
): string {
  const { findings, snapshot } = report;
  const shown = findings.slice(0, mostRows);
  const more = findings.length - shown.length;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Antivenom Report</title>
<style nonce="${nonce}">${editorPageStyle}</style>
<header>
<h1>Antivenom Report</h1>
<p>${escapeHtml(summaryPhrases(report).join(' · '))}</p>
<p class="buttons"><button type="button" class="action" data-do="scan">Scan Again</button> <button type="button" class="action second" data-do="export">Export Report…</button></p>
</header>
<main>
<section aria-labelledby="packages"><h2 id="packages">Packages</h2>
${packages.length === 0 ? '<p>No file of the project asks for a package.</p>' : packageParts(packages, numberOf)}
</section>
<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${findings.length === 0 ? '<p>Nothing found.</p>' : `${chart(findings)}\n${findingTables(shown, numberOf)}`}
${more > 0 ? `<p>… and ${counted(more, 'finding')} more. An exported report has all of them.</p>` : ''}
</section>
${problemPart(report, numberOf)}
</main>
<footer>Name list of ${escapeHtml(snapshot.date)}, ${counted(snapshot.projects, 'project')}.</footer>
<script nonce="${nonce}">${editorPageScript}</script>
</html>
`;
}

/** More rows would be slow to open, and are not read. */
const mostRows = 2000;

type NumberOf = (file: string) => number;

const evidenceTitles: { readonly [kind in EvidenceKind]: string } = {
  ranked: 'Widely used',
  listed: 'On PyPI, little used',
  absent: 'Not in the list',
  private: 'Private or local',
  unchecked: 'Not checked',
};

/** What needs a look is open from the start, and comes first. */
const order = [
  'absent',
  'unchecked',
  'listed',
  'private',
  'ranked',
] as const satisfies readonly EvidenceKind[];

function packageParts(packages: readonly Placed[], numberOf: NumberOf): string {
  const groups = new Map(evidenceKinds.map(kind => [kind, packages.filter(each => each.evidence === kind)]));
  const parts = order.flatMap(kind => {
    const group = groups.get(kind) ?? [];
    if (group.length === 0) return [];
    const items = group.slice(0, mostRows).map(({ name, rank, file, at }) => {
      const note = rank === null ? '' : ` <span class="dim">rank ${rank.toLocaleString('en-US')}</span>`;
      return `<li>${place(numberOf(file), at, name)}${note}</li>`;
    });
    const isOpen = kind === 'absent' || kind === 'unchecked';
    return `<details${isOpen ? ' open' : ''}><summary><span class="key ${kind}"></span>${evidenceTitles[kind]} <span class="dim">${group.length.toLocaleString('en-US')}</span></summary><ul class="names">${items.join('')}</ul></details>`;
  });
  return `${evidenceBar(groups, packages.length)}\n${parts.join('\n')}`;
}

/** All packages in one bar, by what is known of them. */
function evidenceBar(groups: ReadonlyMap<EvidenceKind, readonly Placed[]>, total: number): string {
  let x = 0;
  const pieces = [...evidenceKinds].flatMap(kind => {
    const count = groups.get(kind)?.length ?? 0;
    if (count === 0) return [];
    // A single package among thousands is still to be seen.
    const width = Math.max(4, (600 * count) / total);
    const piece = `<rect x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="18" class="${kind}"/>`;
    x += width;
    return piece;
  });
  const told = evidenceKinds.map(kind => `${groups.get(kind)?.length ?? 0} ${evidenceTitles[kind]}`);
  return `<svg class="bar" role="img" aria-label="${counted(total, 'package')}: ${told.join(', ')}" viewBox="0 0 ${x.toFixed(1)} 18" preserveAspectRatio="none">${pieces.join('')}</svg>`;
}

function findingTables(findings: readonly ReportedFinding[], numberOf: NumberOf): string {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const group = files.get(finding.file) ?? [];
    group.push(finding);
    files.set(finding.file, group);
  }
  return [...files]
    .map(([file, group]) => {
      const rows = group.map(
        ({ rule, severity, message, range: { start }, name }) =>
          `<tr><td class="dim">${start.line + 1}</td><td>${place(numberOf(file), start, name ?? rule)}</td><td><span class="severity ${severity}">${severity}</span></td><td><code>${escapeHtml(rule)}</code></td><td>${escapeHtml(message)}</td></tr>`,
      );
      return `<details open><summary>${escapeHtml(file)} <span class="dim">${group.length.toLocaleString('en-US')}</span></summary>
<table><thead><tr><th scope="col">Line</th><th scope="col">Name</th><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col">Why</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
    })
    .join('\n');
}

function problemPart({ problems }: Report, numberOf: NumberOf): string {
  if (problems.length === 0) return '';
  const rows = problems.slice(0, mostRows).map(({ file, range, message }) => {
    const start = range?.start ?? { line: 0, character: 0 };
    return `<li>${place(numberOf(file), start, range ? `${file}:${start.line + 1}` : file)} ${escapeHtml(message)}</li>`;
  });
  return `<section aria-labelledby="problems"><h2 id="problems">Could not be read</h2>
<details><summary>${counted(problems.length, 'problem')}</summary><ul>${rows.join('')}</ul></details></section>`;
}

/** A longer one would push the rest of its row out of sight. */
const mostLetters = 80;

function place(file: number, at: { line: number; character: number }, text: string): string {
  return `<button type="button" class="place" data-place="${file}:${at.line}:${at.character}">${escapeHtml(text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text)}</button>`;
}
