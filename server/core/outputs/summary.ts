/** The totals of a report as phrases, the same in every format that people read. */
import { severities } from '../finding.ts';
import type { Report } from '../report.ts';

export function summaryPhrases({ summary, unchecked }: Pick<Report, 'summary' | 'unchecked'>): string[] {
  const total = severities.reduce((sum, severity) => sum + summary.findings[severity], 0);
  const kinds = severities
    .filter(severity => summary.findings[severity] > 0)
    .map(severity => counted(summary.findings[severity], severity));
  const names = summary.dependencies + summary.imports;
  return [
    counted(summary.files, 'file'),
    counted(names, 'name'),
    counted(total, 'finding') + (kinds.length > 0 ? ` (${kinds.join(', ')})` : ''),
    ...(summary.known > 0 ? [`${counted(summary.known, 'known finding')} not shown`] : []),
    ...(unchecked.length > 0
      ? [`${counted(unchecked.length, 'name')} not checked${reasonsOf(unchecked)}`]
      : []),
  ];
}

/** ` (offline)`, or ` (3 unreachable, 1 private-index)`; empty where there is none. */
export function reasonsOf(unchecked: readonly Pick<Report['unchecked'][number], 'reason'>[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of unchecked) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [first] = counts.keys();
  if (first === undefined) return '';
  if (counts.size === 1) return ` (${first})`;
  return ` (${[...counts].map(([reason, count]) => `${count} ${reason}`).join(', ')})`;
}

/** Of an index that does not answer whoever it does not know. */
export function signInPhrase(host: string): string {
  return `'${host}' wants a sign-in`;
}

/** How to sign in, once for each index that refused to answer: sentences for whoever reads a report. */
export function signInSentences(unchecked: readonly Pick<Report['unchecked'][number], 'index'>[]): string[] {
  const hosts = new Set(unchecked.flatMap(({ index }) => index ?? []));
  return [...hosts].map(
    host =>
      `The index at ${signInPhrase(host)}: put its user and password into ~/.netrc, the address of the index, or UV_INDEX_NAME_USERNAME and UV_INDEX_NAME_PASSWORD; in VS Code, run Antivenom: Sign In to an Index.`,
  );
}

/** `1 file`, `1,200 files`. */
export function counted(count: number, noun: string): string {
  const plural = noun === 'information' || count === 1 ? noun : `${noun}s`;
  return `${count.toLocaleString('en-US')} ${plural}`;
}
