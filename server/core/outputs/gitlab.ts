/** GitLab's Code Quality report: one JSON array, shown in merge requests. */
import type { Severity } from '../finding.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { Output } from './output.ts';
import { printedJson } from './printed-json.ts';

export const gitlab = {
  id: 'gitlab',
  render: ({ findings }) => {
    const fingerprints = fingerprintsOf(findings);
    const issues = findings.map(({ rule, severity, file, range, message }, index) => ({
      description: message,
      check_name: `antivenom/${rule}`,
      fingerprint: fingerprints[index],
      severity: severities[severity],
      location: { path: file, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
    }));
    return `${printedJson(issues, 2)}\n`;
  },
} as const satisfies Output;

const severities: { readonly [severity in Severity]: string } = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};
