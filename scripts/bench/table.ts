/** What a benchmark yields, and how it is printed. */

export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What it is compared with; empty where the budget stands for itself. */
  readonly reference?: string;
  /** How many times the reference. */
  readonly ratio?: number;
  readonly budget?: string;
  /** Null or left out where there is nothing to judge. */
  readonly isKept?: boolean | null;
}

/** A Markdown table, its columns lined up. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['what', 'measured', 'reference', 'ratio', 'budget', 'verdict'],
    ...rows.map(({ what, measured, reference = '', ratio, budget = '', isKept = null }) => [
      what,
      measured,
      reference,
      ratio === undefined ? '' : `${Number(ratio.toPrecision(ratio < 100 ? 3 : 4))} ×`,
      budget,
      isKept === null ? '' : isKept ? 'kept' : '**missed**',
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0))) ?? [];
  const lines = cells.map(
    row => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  return (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
    Number.NaN
  );
}

export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** From milliseconds, in the unit that suits. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return milliseconds >= 1
    ? `${milliseconds.toFixed(milliseconds < 20 ? 1 : 0)} ms`
    : `${(milliseconds * 1000).toFixed(1)} µs`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(2)} MB`;
}
