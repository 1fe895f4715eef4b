/** What a comparison comes to, in one sentence. */
import { safeText } from '../hidden-code/safe-text.ts';
import { counted } from '../outputs/summary.ts';
import type { Comparison } from './comparison.ts';

/** How many files there are, and of each kind, where the lists of the comparison are cut. */
export interface Totals {
  readonly files: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/** Without its full stop. */
export function comparisonSentence(comparison: Omit<Comparison, 'sentence'>, totals: Totals): string {
  const { against, same } = comparison;
  const title = safeText(
    against.name === null
      ? (against.file ?? 'the other')
      : [against.name, against.version ?? ''].join(' ').trim(),
    120,
  );
  const shared = sharedPhrase(same, totals.files, title);
  const details = [changedPhrase(comparison, totals), addedPhrase(comparison, totals), removedPhrase(totals)];
  const signs = comparison.signs.join(', ');
  const carried =
    comparison.signLines === 0
      ? null
      : `${counted(comparison.signLines, 'line')} that ${title} has not ${comparison.signLines === 1 ? 'carries' : 'carry'} signs of hidden code (${signs})`;
  return [shared, ...details, carried].filter(phrase => phrase !== null).join('; ');
}

function sharedPhrase(same: number, files: number, title: string): string {
  if (files === 0) return `It has no files to hold against those of ${title}`;
  if (same === files) return `All its files are those of ${title}`;
  if (same === 0) return `None of its files is one of ${title}`;
  const percent = Math.max(1, Math.floor((same / files) * 100));
  return `${percent < few ? 'Only ' : ''}${percent} % of its files are those of ${title}`;
}

/** In percent: below this it is no copy. */
const few = 20;
const mostNamed = 3;

function changedPhrase(
  { changed, addedLines }: Omit<Comparison, 'sentence'>,
  { changed: count }: Totals,
): string | null {
  if (count === 0) return null;
  const verb = count === 1 ? 'differs' : 'differ';
  return `${counted(count, 'file')} ${verb}: ${counted(addedLines, 'added line')} in ${named(
    changed.map(({ path }) => path),
    count,
  )}`;
}

function addedPhrase({ added }: Omit<Comparison, 'sentence'>, { added: count }: Totals): string | null {
  if (count === 0) return null;
  return `${counted(count, 'file')} ${count === 1 ? 'is' : 'are'} added: ${named(added, count)}`;
}

function removedPhrase({ removed }: Totals): string | null {
  return removed === 0 ? null : `${counted(removed, 'file')} of it ${removed === 1 ? 'is' : 'are'} missing`;
}

function named(paths: readonly string[], count: number): string {
  const shown = paths.slice(0, mostNamed).map(path => safeText(path, 120));
  const rest = count - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
