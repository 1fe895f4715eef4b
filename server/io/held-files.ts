/** Files that were judged by bundled data alone and are not told of until the services have answered. */
import type { Lookup } from '../core/lookups.ts';
import type { Candidate } from './candidates.ts';
import { type Batch, judgeBatch, localContext } from './judge-files.ts';
import type { ScanOptions } from './scan.ts';

/** In the order of the scan. */
export interface Held {
  readonly files: readonly Candidate[];
  readonly batch: Batch;
}

/** A file that will be judged anew, in whatever order. */
export interface Waiting {
  readonly candidate: Candidate;
  readonly lookups: readonly Lookup[];
}

/** Files that will be read again need not be remembered: to hold the texts of a large tree would take memory without end. */
export function withoutTexts(batch: Batch): Batch {
  const reports = batch.reports.map(report =>
    lookupsIn(report).length > 0 ? { ...report, text: '' } : report,
  );
  return { ...batch, reports };
}

export function lookupsIn(report: Batch['reports'][number]): readonly Lookup[] {
  return 'lookups' in report ? report.lookups : [];
}

/** The files whose names were looked up are read and judged again, with what was learnt. */
export function judgedAgain(
  files: readonly Candidate[],
  { counts, reports }: Batch,
  contextOf: ScanOptions['contextOf'],
): Batch {
  return {
    counts,
    reports: reports.flatMap(report => {
      const file = files[report.index];
      if (!file || lookupsIn(report).length === 0) return report;
      const again = judgeBatch([file], each => localContext(each, contextOf), null);
      return again.reports.map(each => ({ ...each, index: report.index }));
    }),
  };
}
