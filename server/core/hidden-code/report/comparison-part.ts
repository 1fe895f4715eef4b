/** The part of a page that says what a package has and the one it was held against has not. */
import type { ChangedFile, Comparison, Hunk } from '../../comparison/comparison.ts';
import { escapeHtml } from '../../outputs/escape-html.ts';
import { counted } from '../../outputs/summary.ts';
import type { FileLink, Links } from './page-body.ts';
import { hunkTitle } from './report.ts';

/** More files or pieces are not read. */
const most = 60;

export function comparisonPart(comparison: Comparison, index: number, links: Links): string {
  const { against, changed, added, removed, sentence, hunks } = comparison;
  const name = against.file ?? [against.name, against.version].filter(part => part !== null).join(' ');
  const rows = [
    ...changed.slice(0, most).map(file => changedRow(file, index, links)),
    ...added.slice(0, most).map(file => {
      const place = links.place(file, { ...inspected(index, file), line: 0, character: 0 });
      return `<tr><td>${place}</td><td class="plus">only here</td><td></td></tr>`;
    }),
    ...removed.slice(0, most).map(file => {
      const place = links.place(file, { ...original(index, file), line: 0, character: 0 });
      return `<tr><td>${place}</td><td class="minus">only there</td><td></td></tr>`;
    }),
  ];
  const rest = changed.length + added.length + removed.length - rows.length;
  return `<h3>Compared with ${escapeHtml(name)}</h3>
<p>${escapeHtml(sentence)}.</p>
${hunks
  .slice(0, most)
  .map(hunk => hunkPart(hunk, index, links))
  .join('\n')}
${rows.length === 0 ? '' : `<table class="changes">${rows.join('')}</table>`}${rest > 0 ? `<p class="dim">… and ${counted(rest, 'file')} more.</p>` : ''}`;
}

function changedRow({ path, otherPath, lines }: ChangedFile, index: number, links: Links): string {
  const first = lines?.added[0]?.first ?? 1;
  const place = links.place(path, { ...inspected(index, path), line: first - 1, character: 0 });
  const counts =
    lines === null
      ? 'differs'
      : `<span class="plus">+${lines.addedLines}</span> <span class="minus">−${lines.removedLines}</span>`;
  const compare = links.compare(
    'Compare with the original',
    inspected(index, path),
    original(index, otherPath),
  );
  return `<tr><td>${place}</td><td>${counts}</td><td>${lines === null ? '' : compare}</td></tr>`;
}

function hunkPart(hunk: Hunk, index: number, links: Links): string {
  const { path, line, lines } = hunk;
  const place = links.place(hunkTitle(hunk), { ...inspected(index, path), line: line - 1, character: 0 });
  const shown = lines.map(text => {
    const kind = text.startsWith('+') ? 'plus' : text.startsWith('-') ? 'minus' : '';
    return kind === '' ? escapeHtml(text) : `<span class="${kind}">${escapeHtml(text)}</span>`;
  });
  return `<p>${place}</p><pre>${shown.join('\n')}</pre>`;
}

function inspected(index: number, file: string): FileLink {
  return { package: index, file, side: 'inspected' };
}

function original(index: number, file: string): FileLink {
  return { package: index, file, side: 'original' };
}
