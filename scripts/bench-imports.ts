/**
 * Measures the import scanner over a folder, next to a plain regular expression over the same texts in the same run:
 *
 *     node out/scripts/bench-imports.js FOLDER…
 *
 * Figures of one machine mean little; the ratio of the two rows does not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanImports } from '../server/core/python/imports.ts';

export interface BenchRow {
  readonly name: string;
  readonly files: number;
  readonly megabytes: number;
  /** Of the fastest of the passes. */
  readonly seconds: number;
  /** What one file took, in milliseconds. */
  readonly median: number;
  readonly p99: number;
}

/** Two rows: the scanner, then the expression. Reads every Python file below the folders into memory first. */
export function benchImports(folders: readonly string[], passes = 3): readonly BenchRow[] {
  const texts = folders.flatMap(pythonFiles).map(file => readFileSync(file, 'utf8'));
  const plain = /^[ \t]*(?:import[ \t]+[\w.]+|from[ \t]+[\w.]+[ \t]+import)/gm;
  return [
    measure('scanner', texts, passes, text => scanImports(text).length),
    measure('plain regex', texts, passes, text => text.match(plain)?.length ?? 0),
  ];
}

function measure(
  name: string,
  texts: readonly string[],
  passes: number,
  work: (text: string) => number,
): BenchRow {
  let seconds = Number.POSITIVE_INFINITY;
  let times: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const taken = texts.map(text => {
      const start = performance.now();
      work(text);
      return performance.now() - start;
    });
    const total = taken.reduce((sum, each) => sum + each, 0) / 1000;
    if (total < seconds) [seconds, times] = [total, taken];
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * times.length)] ?? 0;
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  return { name, files: texts.length, megabytes, seconds, median: at(0.5), p99: at(0.99) };
}

function pythonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.py[iw]?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name));
}

function print(rows: readonly BenchRow[]): void {
  const [scanner, plain] = rows;
  for (const { name, files, megabytes, seconds, median, p99 } of rows) {
    const rate = `${(megabytes / seconds).toFixed(0)} MB/s, ${(files / seconds).toFixed(0)} files/s`;
    console.log(`${name}: ${rate}; p50 ${median.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms a file`);
  }
  if (scanner && plain) {
    console.log(`${scanner.files} files, ${scanner.megabytes.toFixed(1)} MB`);
    console.log(`ratio of the times: ${(scanner.seconds / plain.seconds).toFixed(2)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folders = process.argv.slice(2);
  if (folders.length > 0) print(benchImports(folders));
  else {
    console.error('usage: bench-imports FOLDER…');
    process.exitCode = 2;
  }
}
