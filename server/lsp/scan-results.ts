/** What the last scan found, file by file, kept up to date as files change, and the report that is made of it. */
import type { Analysis } from '../core/analyze.ts';
import type { Context } from '../core/judge.ts';
import { type Package, packagesOf } from '../core/packages.ts';
import type { NameIndex } from '../core/ports.ts';
import { addResult, emptyTally, type Report, reportOf, type Summary, type Tally } from '../core/report.ts';
import { LineIndex } from '../core/span.ts';
import { paths } from '../io/paths.ts';

export interface ScanResults {
  /** Replaces what was found in a file. `context` is asked for only where the file names packages. */
  set(file: SeenFile, outcome: { text: string; analysis: Analysis }, context: () => Context): void;
  problem(file: SeenFile, message: string): void;
  /** The file is as it was when it was last set. */
  touch(path: string): void;
  remove(path: string): void;
  /** What follows belongs to a new scan. */
  begin(): void;
  /** The scan has come to its end; what it has not met is forgotten. */
  end(summary: Summary): void;
  removeBelow(folder: string): void;
  /** True for a file that the last scan has read. */
  has(path: string): boolean;
  /** Null before the first scan. */
  current(names: NameIndex, version: string): WholeReport | null;
}

/** A file as reports name it. */
export interface SeenFile {
  readonly path: string;
  readonly file: string;
}

export interface WholeReport {
  readonly report: Report;
  readonly packages: readonly PlacedPackage[];
  /** Absolute path of each file that the report names. */
  readonly paths: ReadonlyMap<string, string>;
}

export interface PlacedPackage extends Package {
  readonly file: string;
}

interface Kept extends SeenFile {
  /** Null for the many files that there is nothing to say of. */
  readonly tally: Tally | null;
  readonly packages: readonly Package[];
  scan: number;
}

export function createScanResults(docsOf: (rule: string) => string): ScanResults {
  const files = new Map<string, Kept>();
  let scan = 0;
  let total: Summary | null = null;
  return {
    set: ({ path, file }, { text, analysis }, context) => {
      const tally = emptyTally();
      addResult(tally, { file, text, analysis }, docsOf, true);
      const isSilent = tally.findings.length + tally.problems.length + tally.unchecked.length === 0;
      const asks = analysis.dependencies.some(({ kind }) => kind !== 'import');
      const packages = asks ? packagesOf(analysis, context(), new LineIndex(text)) : [];
      files.set(paths.key(path), { path, file, tally: isSilent ? null : tally, packages, scan });
    },
    problem: ({ path, file }, message) => {
      const tally = { ...emptyTally(), problems: [{ file, range: null, message }] };
      files.set(paths.key(path), { path, file, tally, packages: [], scan });
    },
    touch: path => {
      const kept = files.get(paths.key(path));
      if (kept) kept.scan = scan;
    },
    remove: path => void files.delete(paths.key(path)),
    begin: () => void scan++,
    end: summary => {
      total = summary;
      for (const [key, kept] of files) if (kept.scan !== scan) files.delete(key);
    },
    removeBelow: folder => {
      for (const [key, { path }] of files) if (paths.isInside(folder, path)) files.delete(key);
    },
    has: path => files.has(paths.key(path)),
    current: (names, version) => {
      if (!total) return null;
      const tally = emptyTally();
      const packages = new Map<string, PlacedPackage>();
      const found = new Map<string, string>();
      const sorted = [...files.values()].filter(kept => kept.tally !== null || kept.packages.length > 0);
      sorted.sort((a, b) => (a.file < b.file ? -1 : 1));
      for (const kept of sorted) {
        found.set(kept.file, kept.path);
        for (const each of kept.tally?.findings ?? []) tally.findings.push(each);
        for (const each of kept.tally?.problems ?? []) tally.problems.push(each);
        for (const each of kept.tally?.unchecked ?? []) tally.unchecked.push(each);
        for (const each of kept.packages)
          if (!packages.has(each.name)) packages.set(each.name, { ...each, file: kept.file });
      }
      const findings = { error: 0, warning: 0, information: 0, hint: 0 };
      for (const { severity } of tally.findings) findings[severity]++;
      // Whoever works offline has names that were not checked for this reason.
      const isOffline = tally.unchecked.some(({ reason }) => reason === 'offline');
      const network = isOffline ? 'offline' : 'online';
      const report = reportOf(tally, { ...total, findings }, names, version, network);
      const byName = [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      return { report, packages: byName, paths: found };
    },
  };
}
