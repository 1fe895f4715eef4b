/** The card for clients that read no Markdown. */
import { plainText } from '../escape-markdown.ts';
import { capital, ranked } from './markdown.ts';
import type { NameCard } from './name-card.ts';

export function plainCard(card: NameCard): string {
  const { verdicts, meant, name, heading, summary, history, comparison, similar, links, states } = card;
  const joined = (texts: readonly string[]) => texts.map(text => plainText(text, 120)).join(' · ');
  const lines: string[] = [];
  for (const { severity, rule, message } of verdicts)
    lines.push(`${capital(severity)}: ${rule}`, plainText(message, 400));
  lines.push(joined([name.name, ...heading]));
  if (summary !== null) lines.push(plainText(summary));
  lines.push(joined(history), ...card.lines.map(line => joined(line.map(({ text }) => text))));
  lines.push(...card.notes.map(note => plainText(note)));
  if (comparison) {
    const [written, target] = comparison.columns.map(column => plainText(column.name));
    for (const [what, left, right] of comparison.rows)
      lines.push(`${what}: ${written} ${plainText(left, 120)}, ${target} ${plainText(right, 120)}`);
  }
  if (similar.length > 0)
    lines.push(`Similar names: ${similar.map(each => each.name + ranked(each)).join(', ')}`);
  for (const address of [name.page, meant?.page, ...links.map(({ href }) => href)])
    if (address) lines.push(address);
  lines.push(joined(states));
  return lines.filter(line => line !== '').join('\n');
}
