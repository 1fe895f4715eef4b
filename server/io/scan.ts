/**
 * Checks files and folders: walks, reads, judges, and hands each file to a sink, in one order everywhere.
 * The command line and the editor's "Scan Project" both stand on it, so they agree on what they find.
 */
import { type Analysis, analyze } from '../core/analyze.ts';
import type { Severity } from '../core/finding.ts';
import type { Format } from '../core/formats/format.ts';
import type { Context } from '../core/judge.ts';
import type { Summary } from '../core/report.ts';
import type { Span } from '../core/span.ts';
import { type Candidate, collectFiles, type Place } from './collect-files.ts';
import { pauser } from './pauser.ts';
import { type Encoding, readText } from './read-text.ts';

export interface ScannedFile extends Place {
  readonly text: string;
  readonly encoding: Encoding;
  readonly format: Format;
  readonly analysis: Analysis;
}

export interface ScanProblem extends Place {
  /** A predicate to put behind the file's name: "is larger than 10 MB"; for text that could not be parsed, a sentence. */
  readonly message: string;
  /** Null where the whole file could not be read; else a place in `text`. */
  readonly span: Span | null;
  /** True for a root that was named and cannot be read at all. */
  readonly isRoot: boolean;
}

export interface Sink {
  /** Once for each file, in the order of `root` (as given), then `file`. Its unparsed places come as problems after it. */
  file(scanned: ScannedFile): void;
  /** Files and roots that could not be read, and text that could not be parsed. */
  problem?(problem: ScanProblem, text: string | null): void;
  /** A bug in a format or a rule met by one file. Without this, the error is thrown and the scan ends. */
  crash?(place: Place, error: unknown): void;
  /** Before each file. */
  progress?(done: number, total: number, place: Place): void;
}

export interface ScanOptions {
  /** What a file is judged with; `isLocalModule` is added here. Null reads and parses only: no findings. */
  readonly contextOf: ((place: Place) => Context) | null;
  /** Asked for each file: true leaves it out. A root that is a file is always read. */
  readonly isExcluded?: (place: Place) => boolean;
  /** Further patterns to leave out, as in a `.gitignore` at each root. */
  readonly exclude?: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Checks every file below `roots` that some format reads, and the files that they pull in by `-r` and `-c`.
 * A root that is a file is always read. `imports` of the summary are counted apart from `dependencies`. Pauses every few milliseconds, so that a server stays responsive; stops early,
 * with the summary of what was done, once `signal` is aborted.
 */
export async function scan(roots: readonly string[], options: ScanOptions, sink: Sink): Promise<Summary> {
  const started = performance.now();
  const pause = pauser(options.signal);
  const counts: Counts = {
    files: 0,
    dependencies: 0,
    imports: 0,
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
  };
  const unreadable = (place: Place, message: string) =>
    sink.problem?.({ ...place, message, span: null, isRoot: place.path === place.root }, null);
  const found = await collectFiles(roots, options.exclude ?? [], pause, unreadable);
  const candidates = found.filter(place => place.path === place.root || !options.isExcluded?.(place));
  for (const [index, candidate] of candidates.entries()) {
    if (await pause()) break;
    sink.progress?.(index, candidates.length, candidate);
    try {
      judge(candidate, options, sink, counts);
    } catch (error) {
      if (!sink.crash) throw error;
      sink.crash(candidate, error);
    }
  }
  return { ...counts, durationMs: Math.round(performance.now() - started) };
}

interface Counts {
  files: number;
  dependencies: number;
  imports: number;
  readonly findings: Record<Severity, number>;
}

function judge(candidate: Candidate, options: ScanOptions, sink: Sink, counts: Counts): void {
  const { path, file, root, format, modules } = candidate;
  const context = options.contextOf && {
    ...options.contextOf(candidate),
    isLocalModule: (module: string) => modules.has(module),
  };
  const outcome = readAndJudge(path, file, format, context);
  if (outcome === null) return;
  if (typeof outcome === 'string') {
    sink.problem?.({ path, file, root, message: outcome, span: null, isRoot: path === root }, null);
    return;
  }
  const { analysis, text } = outcome;
  counts.files++;
  for (const { kind } of analysis.dependencies) counts[kind === 'import' ? 'imports' : 'dependencies']++;
  for (const { severity } of analysis.findings) counts.findings[severity]++;
  sink.file({ path, file, root, format, ...outcome });
  for (const { span, message } of analysis.problems)
    sink.problem?.({ path, file, root, message, span, isRoot: false }, text);
}

/**
 * One file from disk, without a look at any other. A string says why it could not be read, as a predicate;
 * null is a compiled file under a source's name: such files are met now and then and are no mistake of the project's.
 */
export function readAndJudge(
  path: string,
  file: string,
  format: Format,
  context: Context | null,
): Pick<ScannedFile, 'text' | 'encoding' | 'analysis'> | string | null {
  const reading = readText(path);
  if (reading.kind === 'unreadable') return reading.message;
  if (reading.kind === 'binary') return format.id === 'python' ? null : 'is not a text file';
  const { text, encoding } = reading;
  const analysis = context
    ? analyze({ path: file, text, format }, context)
    : { ...format.parse(text), findings: [], unchecked: [] };
  return { text, encoding, analysis };
}
