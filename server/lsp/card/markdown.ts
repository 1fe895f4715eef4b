/** The card as Markdown. Every text in it is escaped and cut, and only addresses of the card itself become links. */
import { escapeMarkdown } from '../escape-markdown.ts';
import type { Linked, NameCard } from './name-card.ts';
import type { Piece } from './piece.ts';

/** `isSentenceShown`: the editor shows what the finding says beside the card, so that it is not said again. */
export function markdownCard(card: NameCard, isSentenceShown: boolean): string {
  const { name, heading, summary, history, lines, notes, similar, links, states } = card;
  const bold = `**${escapeMarkdown(name.name)}**`;
  const title = [name.page === null ? bold : `[${bold}](${name.page})`, ...heading.map(fact)].join(' · ');
  const facts = [history.map(fact), ...lines.map(line => line.map(piece))]
    .filter(line => line.length > 0)
    .map(line => line.join(' · '));
  const blocks = [
    ...verdictsOf(card, isSentenceShown),
    title,
    summary === null ? '' : escapeMarkdown(summary),
    facts.join(lineBreak),
    notes.map(note => escapeMarkdown(note)).join(lineBreak),
    tableOf(card),
    similar.length === 0 ? '' : `Similar names: ${similar.map(each => link(each) + ranked(each)).join(', ')}`,
    links.map(piece).join(' · '),
    states.map(fact).join(' · '),
  ];
  return blocks.filter(block => block !== '').join('\n\n');
}

const lineBreak = '  \n';

function verdictsOf(card: NameCard, isSentenceShown: boolean): readonly string[] {
  return card.verdicts.map(({ severity, rule, message }, place) => {
    const heading = `**${capital(severity)}: ${escapeMarkdown(rule)}**`;
    if (!isSentenceShown) return heading + lineBreak + escapeMarkdown(message, 400);
    return [heading, ...(place === 0 ? meantIn(card) : [])].join(' · ');
  });
}

function tableOf({ comparison }: NameCard): string {
  if (!comparison) return '';
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = comparison.rows.map(cells => row(cells.map(fact)));
  return [row(['', ...comparison.columns.map(link)]), '|---|---|---|', ...rows].join('\n');
}

/** "probably meant: [colorama](…)", for editors that show the whole sentence beside the card. */
function meantIn({ meant }: NameCard): string[] {
  if (!meant) return [];
  const module = meant.module === null ? '' : `${escapeMarkdown(meant.module)} of `;
  return [`probably meant: ${module}${link(meant)}`];
}

function fact(text: string): string {
  return escapeMarkdown(text, 120);
}

function piece({ text, href }: Piece): string {
  return href === null ? fact(text) : `[${fact(text)}](${href})`;
}

function link({ name, page }: Linked): string {
  return piece({ text: name, href: page });
}

export function ranked({ rank }: { readonly rank: number | null }): string {
  return rank === null ? '' : ` (rank ${rank})`;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
