/**
 * What came of a look into packages as parts of a page, alike for every place that shows it: how a place or a
 * comparison becomes a link is for the page to say. All that comes out of packages is escaped.
 */
import { escapeHtml } from '../../outputs/escape-html.ts';
import { counted } from '../../outputs/summary.ts';
import type { SignHit } from '../inspection.ts';
import { comparisonPart } from './comparison-part.ts';
import {
  byStrength,
  type InspectionReport,
  nameSentence,
  placeOf,
  type ReportedInspection,
  releaseSentence,
  runsWord,
  titleOf,
  verdictSentence,
} from './report.ts';

/** A file of one of the packages; of the one it was held against, where `side` says so. */
export interface FileLink {
  readonly package: number;
  readonly file: string;
  readonly side: 'inspected' | 'original';
}

/** Line and character count from 0. */
export interface PlaceLink extends FileLink {
  readonly line: number;
  readonly character: number;
}

/** Both give HTML. `text` is plain. */
export interface Links {
  place(text: string, place: PlaceLink): string;
  compare(text: string, inspected: FileLink, original: FileLink): string;
}

/** More of one package is not read, and slow to show. */
const mostHits = 500;
/** In an environment each of hundreds of packages may have some that mean nothing. */
const mostContext = 40;

export function pageBody({ name, release, inspections, notes }: InspectionReport, links: Links): string {
  const said = [
    ...(name ? [nameSentence(name)] : []),
    ...(release ? [releaseSentence(release)] : []),
    ...notes,
  ];
  const remarks = said.map(sentence => `<p class="note">${escapeHtml(sentence)}.</p>`).join('\n');
  const isBrief = inspections.some(({ container }) => container.kind === 'environment');
  const numbered = inspections.map((inspection, index) => ({ inspection, index }));
  if (!isBrief)
    return `${remarks}${numbered.map(({ inspection, index }) => packageSection(inspection, index, links)).join('\n')}`;
  const of = (wanted: string) => numbered.filter(({ inspection }) => inspection.verdict === wanted);
  const quiet = of('quiet').length;
  const quietWords = quiet === 0 ? '' : `<p class="note">${counted(quiet, 'package')} without any sign.</p>`;
  return [
    remarks,
    of('loud').length === 0 ? '<p class="clean">No package shows signs of hidden code.</p>' : '',
    ...of('loud').map(({ inspection, index }) => folded(inspection, index, links, true)),
    of('context').length === 0 ? '' : '<h2>Signs that good packages show too</h2>',
    ...of('context').map(({ inspection, index }) => folded(inspection, index, links, false)),
    quietWords,
  ].join('\n');
}

function packageSection(inspection: ReportedInspection, index: number, links: Links): string {
  const { verdict, whatRuns, contacts, comparison, hits } = inspection;
  return `<section><h2>${escapeHtml(titleOf(inspection))}</h2>
<p class="verdict ${verdict}">${escapeHtml(verdictSentence(inspection))}.</p>
${comparison ? comparisonPart(comparison, index, links) : ''}
${signsPart(hits, index, links, mostHits)}
${whatRuns ? runsPart(whatRuns, index, links) : ''}
${contacts ? contactsPart(contacts, index, links) : ''}
${judgedPart(inspection)}
</section>`;
}

/** Of an environment: a package in one line that unfolds. */
function folded(inspection: ReportedInspection, index: number, links: Links, isOpen: boolean): string {
  const { hits, because } = inspection;
  const words = isOpen ? because.join(', ') : counted(hits.length, 'sign');
  return `<details class="package"${isOpen ? ' open' : ''}><summary>${escapeHtml(titleOf(inspection))} <span class="${isOpen ? 'error' : 'dim'}">${escapeHtml(words)}</span></summary>
${signsList(hits, index, links, isOpen ? mostHits : mostContext)}</details>`;
}

function signsPart(hits: readonly SignHit[], index: number, links: Links, most: number): string {
  if (hits.length === 0) return '';
  return `<h3>Signs</h3>\n${signsList(hits, index, links, most)}`;
}

function signsList(hits: readonly SignHit[], index: number, links: Links, most: number): string {
  const sorted = byStrength(hits);
  const [own, aside] = [sorted.filter(hit => !hit.isAside), sorted.filter(hit => hit.isAside)];
  const items = own.slice(0, most).map(hit => signItem(hit, index, links));
  const more =
    own.length > most ? `<p class="dim">… and ${counted(own.length - most, 'sign')} more.</p>` : '';
  const others = aside.slice(0, most).map(hit => signItem(hit, index, links));
  const rest =
    others.length === 0
      ? ''
      : `<details><summary>${counted(aside.length, 'sign')} in tests, docs and examples</summary><ol>${others.join('\n')}</ol></details>`;
  return `${items.length === 0 ? '' : `<ol>${items.join('\n')}</ol>`}${more}${rest}`;
}

const looks = { loud: 'error', strong: 'warning', weak: 'information' } as const;

function signItem(hit: SignHit, index: number, links: Links): string {
  const { file, range, strength, sign, message, runs, excerpt, decoded } = hit;
  const at = range?.start ?? { line: 0, character: 0 };
  const place = links.place(placeOf(hit), { package: index, file, side: 'inspected', ...at });
  const code = excerpt === '' ? '' : `<pre>${escapeHtml(excerpt)}</pre>`;
  const hidden =
    decoded === undefined
      ? ''
      : `<p class="dim">Decoded, not run:</p><pre class="hidden-text">${escapeHtml(decoded)}</pre>`;
  return `<li class="${looks[strength]}"><p><strong class="${looks[strength]}">${strength}</strong> <code>${escapeHtml(sign)}</code> ${place}</p><p>${escapeHtml(message)}; runs ${runsWord[runs]}.</p>${code}${hidden}</li>`;
}

function runsPart(
  { install, startup, import: imported }: NonNullable<ReportedInspection['whatRuns']>,
  index: number,
  links: Links,
): string {
  const files = (paths: readonly string[]) =>
    paths
      .slice(0, mostContext)
      .map(file => links.place(file, { package: index, file, side: 'inspected', line: 0, character: 0 }))
      .join(', ');
  const rows = [
    install.length === 0 ? null : ['Runs while it is installed', files(install)],
    startup.length === 0 ? null : ['Runs whenever Python starts', files(startup)],
    ['Runs when it is imported', counted(imported, 'file')],
  ].filter(row => row !== null);
  return `<h3>What runs when</h3>
<table>${rows.map(([when, what]) => `<tr><th scope="row">${when}</th><td>${what}</td></tr>`).join('')}</table>`;
}

function contactsPart(
  contacts: NonNullable<ReportedInspection['contacts']>,
  index: number,
  links: Links,
): string {
  if (contacts.length === 0) return '';
  const rows = contacts.slice(0, mostContext).map(({ host, file, line, isHidden }) => {
    const at = { line: (line ?? 1) - 1, character: 0 };
    const place = links.place(line === null ? file : `${file}:${line}`, {
      ...{ package: index, file, side: 'inspected' as const, ...at },
    });
    const hidden = isHidden ? ' <strong class="error">hidden</strong>' : '';
    return `<tr><th scope="row"><code>${escapeHtml(host)}</code>${hidden}</th><td>${place}</td></tr>`;
  });
  const more =
    contacts.length > rows.length ? `<p class="dim">… and ${contacts.length - rows.length} more.</p>` : '';
  return `<h3>Names these hosts</h3>\n<table>${rows.join('')}</table>${more}`;
}

function judgedPart({ verdict, files, sources, unread }: ReportedInspection): string {
  const missed = unread
    .slice(0, mostContext)
    .map(
      ({ file, message }) =>
        `<li>${escapeHtml(file === '' ? 'The package' : file)} ${escapeHtml(message)}.</li>`,
    );
  return `<details class="judged"${missed.length > 0 && verdict !== 'loud' ? ' open' : ''}><summary>How it was judged</summary>
<p>${counted(files, 'file')}, ${sources.toLocaleString('en-US')} of them read as Python. Nothing was run.</p>
<p>One loud sign makes a package suspicious, or two distinct strong ones; weak ones, and all that stand in tests, docs and examples, are context.</p>
${missed.length === 0 ? '' : `<p>Not looked at:</p><ul>${missed.join('')}</ul>`}</details>`;
}
