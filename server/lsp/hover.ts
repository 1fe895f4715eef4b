/** The card under the pointer. All of it is text of unknown origin and is escaped; the Markdown is never trusted. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from '../core/ports.ts';
import type { ClientFacts } from './client-facts.ts';
import { escapeMarkdown, plainText } from './escape-markdown.ts';
import type { Judged } from './judging.ts';
import { type Linked, type NameCard, nameCard } from './name-card.ts';

export function hover(
  { position }: HoverParams,
  document: TextDocument,
  { analysis, lines, start }: Judged,
  knowledge: Knowledge,
  { readsMarkdown, hoversShowDiagnostics }: Pick<ClientFacts, 'readsMarkdown' | 'hoversShowDiagnostics'>,
): Hover | null {
  const offset = start + document.offsetAt(position);
  const dependency = analysis.dependencies.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!dependency) return null;
  const finding = analysis.findings.find(each => each.dependency === dependency) ?? null;
  const card = nameCard(dependency, finding, knowledge);
  if (!card) return null;
  const contents = readsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown(card, hoversShowDiagnostics) }
    : { kind: MarkupKind.PlainText, value: plain(card) };
  return { contents, range: lines.range(dependency.span) };
}

function markdown(card: NameCard, isSentenceShown: boolean): string {
  const { verdict, name, standing, page, note, comparison, similar } = card;
  const blocks: string[] = [];
  if (verdict) {
    const heading = `**${capital(verdict.severity)}: ${escapeMarkdown(verdict.rule)}**`;
    blocks.push(
      isSentenceShown
        ? [heading, ...meantIn(card)].join(' · ')
        : `${heading}  \n${escapeMarkdown(verdict.message, 400)}`,
    );
  }
  const bold = `**${escapeMarkdown(name)}**`;
  const facts = [note, standing].filter(fact => fact !== null).map(fact => escapeMarkdown(fact));
  blocks.push([page ? `[${bold}](${page})` : bold, ...facts].join(' · '));
  if (comparison) {
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const rows = comparison.rows.map(cells => row(cells.map(cell => escapeMarkdown(cell))));
    blocks.push([row(['', ...comparison.columns.map(link)]), '|---|---|---|', ...rows].join('\n'));
  }
  if (similar.length > 0)
    blocks.push(`Similar names: ${similar.map(each => `${link(each)}${ranked(each)}`).join(', ')}`);
  return blocks.join('\n\n');
}

/** "probably meant: [colorama](…)", for editors that show the whole sentence beside the card. */
function meantIn({ meant }: NameCard): string[] {
  if (!meant) return [];
  const module = meant.module === null ? '' : `${escapeMarkdown(meant.module)} of `;
  return [`probably meant: ${module}${link(meant)}`];
}

function link({ name, page }: Linked): string {
  return page === null ? escapeMarkdown(name) : `[${escapeMarkdown(name)}](${page})`;
}

function ranked({ rank }: { readonly rank: number | null }): string {
  return rank === null ? '' : ` (rank ${rank})`;
}

function plain({ verdict, meant, name, standing, page, note, comparison, similar }: NameCard): string {
  const lines: string[] = [];
  if (verdict) lines.push(`${capital(verdict.severity)}: ${verdict.rule}`, plainText(verdict.message, 400));
  const facts = [note, standing].filter(fact => fact !== null).map(fact => plainText(fact));
  lines.push([plainText(name), ...facts].join(' · '));
  if (comparison) {
    const [written, target] = comparison.columns.map(column => plainText(column.name));
    for (const [what, left, right] of comparison.rows)
      lines.push(`${what}: ${written} ${left}, ${target} ${right}`);
  }
  if (similar.length > 0)
    lines.push(`Similar names: ${similar.map(each => `${each.name}${ranked(each)}`).join(', ')}`);
  for (const address of [page, meant?.page]) if (address) lines.push(address);
  return lines.join('\n');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
