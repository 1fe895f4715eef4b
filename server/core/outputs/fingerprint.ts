/** What makes a finding the same one in the next run, though lines have moved: rule, file, name, and the how-manieth. */
import type { ReportedFinding } from '../report.ts';

/** One for each finding, in their order; no two are alike. Plain words, so that a difference can be read by people. */
export function fingerprintsOf(findings: readonly ReportedFinding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, file, canonical, name }) => {
    const what = `${rule}:${file}:${canonical ?? name ?? ''}`;
    const count = (seen.get(what) ?? 0) + 1;
    seen.set(what, count);
    return `${what}:${count}`;
  });
}
