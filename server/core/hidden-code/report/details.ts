/** What a reader wants to know of one package beside its signs, as labels and texts for every format. */
import { counted } from '../../outputs/summary.ts';
import type { Runs } from '../inspection.ts';
import { safeText } from '../safe-text.ts';
import type { ReportedInspection } from './report.ts';

export interface Detail {
  readonly label: string;
  /** One line without its full stop. Holds text out of the package, cut and made harmless, but not escaped. */
  readonly text: string;
}

/** What runs when, whom it can talk to, what differs from another package, and how it was judged. */
export function detailsOf(inspection: ReportedInspection): readonly Detail[] {
  const { comparison } = inspection;
  return [
    ...runDetails(inspection),
    ...contactDetails(inspection),
    ...(comparison ? [{ label: 'Compared', text: comparison.sentence }] : []),
    { label: 'Judged', text: judgedBy(inspection) },
  ];
}

const mostNamed = 8;

function runDetails({ whatRuns, hits }: ReportedInspection): readonly Detail[] {
  if (!whatRuns) return [];
  const withSigns = (text: string, runs: Runs): string => {
    const signs = hits.filter(hit => hit.runs === runs && !hit.isAside).length;
    return signs === 0 ? text : `${text} · ${counted(signs, 'sign')}`;
  };
  const called = withSigns('what others call', 'called');
  return [
    { label: 'Runs while it is installed', text: withSigns(listed(whatRuns.install), 'install') },
    { label: 'Runs whenever Python starts', text: withSigns(listed(whatRuns.startup), 'startup') },
    { label: 'Runs when it is imported', text: withSigns(counted(whatRuns.import, 'file'), 'import') },
    ...(called.includes('·') ? [{ label: 'Runs only when it is called', text: called }] : []),
  ];
}

function contactDetails({ contacts }: ReportedInspection): readonly Detail[] {
  if (!contacts) return [];
  const texts = contacts.slice(0, mostNamed).map(({ host, file, line, isHidden }) => {
    const place = line === null ? file : `${file}:${line}`;
    return `${host} (${isHidden ? 'hidden, ' : ''}${safeText(place, 120)})`;
  });
  return [{ label: 'Names these hosts', text: listed(texts, contacts.length) }];
}

function listed(texts: readonly string[], count: number = texts.length): string {
  if (count === 0) return 'nothing';
  const shown = texts.slice(0, mostNamed).map(text => safeText(text, 200));
  return count > shown.length
    ? `${shown.join(', ')} and ${(count - shown.length).toLocaleString('en-US')} more`
    : shown.join(', ');
}

function judgedBy({ files, sources, unread }: ReportedInspection): string {
  const missed = unread.length === 0 ? '' : `, ${unread.length} not looked at`;
  return `by ${counted(files, 'file')}, ${sources.toLocaleString('en-US')} of them Python${missed}; ${method}`;
}

/** How signs add up, for people; `verdict.ts` does it. */
const method =
  'suspicious by one sign that popular packages never show, or by two different ones that they hardly ever show, tests, docs and examples apart; nothing was run';
