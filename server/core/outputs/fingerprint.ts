/** What makes a finding the same one in the next run, though lines have moved: rule, file, subject, and the how-manieth. */
import type { ReportedFinding } from '../report.ts';

/** One for each finding, in their order; no two are alike. Plain words, so that a difference can be read by people. */
export function fingerprintsOf(findings: readonly ReportedFinding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const what = `${finding.rule}:${finding.file}:${subjectOf(finding)}`;
    const count = (seen.get(what) ?? 0) + 1;
    seen.set(what, count);
    return `${what}:${count}`;
  });
}

/** What a finding is about: a name, with the version where the rule speaks of one, or an address. */
export function subjectOf({
  canonical,
  name,
  evidence,
}: Pick<ReportedFinding, 'canonical' | 'name' | 'evidence'>): string {
  const { version, address } = evidence as { readonly [detail: string]: unknown };
  const subject = canonical ?? name ?? (typeof address === 'string' ? address : '');
  return typeof version === 'string' ? `${subject}@${version}` : subject;
}
