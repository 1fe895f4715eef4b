/** What every output format is: a finished report in, text out. */
import type { Report } from '../report.ts';

export interface Output {
  /** The word behind `--format`. */
  readonly id: string;
  render(report: Report): string;
}
