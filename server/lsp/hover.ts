/** The card under the pointer. All of it is text of unknown origin and is escaped; the Markdown is never trusted. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { NameIndex } from '../core/ports.ts';
import { escapeMarkdown, plainText } from './escape-markdown.ts';
import type { Judged } from './judging.ts';
import { type NameCard, nameCard } from './name-card.ts';

export function hover(
  { position }: HoverParams,
  document: TextDocument,
  { analysis, lines }: Judged,
  names: NameIndex,
  readsMarkdown: boolean,
): Hover | null {
  const offset = document.offsetAt(position);
  const dependency = analysis.dependencies.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!dependency) return null;
  const finding = analysis.findings.find(each => each.dependency === dependency) ?? null;
  const card = nameCard(dependency, finding, names);
  if (!card) return null;
  const contents = readsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown(card) }
    : { kind: MarkupKind.PlainText, value: plain(card) };
  return { contents, range: lines.range(dependency.span) };
}

function markdown({ verdict, name, standing, page, note, comparison }: NameCard): string {
  const blocks: string[] = [];
  if (verdict)
    blocks.push(
      `**${capital(verdict.severity)}: ${escapeMarkdown(verdict.rule)}**  \n${escapeMarkdown(verdict.message, 400)}`,
    );
  const bold = `**${escapeMarkdown(name)}**`;
  const facts = [note, standing].filter(fact => fact !== null).map(fact => escapeMarkdown(fact));
  blocks.push([page ? `[${bold}](${page})` : bold, ...facts].join(' · '));
  if (comparison) {
    const row = (cells: readonly string[]) => `| ${cells.map(cell => escapeMarkdown(cell)).join(' | ')} |`;
    blocks.push([row(['', ...comparison.columns]), '|---|---|---|', ...comparison.rows.map(row)].join('\n'));
  }
  return blocks.join('\n\n');
}

function plain({ verdict, name, standing, page, note, comparison }: NameCard): string {
  const lines: string[] = [];
  if (verdict) lines.push(`${capital(verdict.severity)}: ${verdict.rule}`, plainText(verdict.message, 400));
  const facts = [note, standing].filter(fact => fact !== null).map(fact => plainText(fact));
  lines.push([plainText(name), ...facts].join(' · '));
  if (comparison) {
    const [written, target] = comparison.columns.map(column => plainText(column));
    for (const [what, left, right] of comparison.rows)
      lines.push(`${what}: ${written} ${left}, ${target} ${right}`);
  }
  if (page) lines.push(page);
  return lines.join('\n');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
