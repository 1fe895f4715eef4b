/** What a scan counts, file by file. */
import { type Severity, severities } from '../core/finding.ts';

export interface Counts {
  files: number;
  dependencies: number;
  imports: number;
  readonly findings: Record<Severity, number>;
  known: number;
  /** Told by whoever knows the baselines. */
  readonly noLongerFound: 0;
}

export function noCounts(): Counts {
  return {
    files: 0,
    dependencies: 0,
    imports: 0,
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
    known: 0,
    noLongerFound: 0,
  };
}

export function addCounts(total: Counts, { files, dependencies, imports, findings, known }: Counts): void {
  total.known += known;
  total.files += files;
  total.dependencies += dependencies;
  total.imports += imports;
  for (const severity of severities) total.findings[severity] += findings[severity];
}
