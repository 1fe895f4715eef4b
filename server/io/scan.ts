/**
 * Checks files and folders: walks, reads, judges, and hands each file to a sink, in one order everywhere.
 * The command line and the editor's "Scan Project" both stand on it, so they agree on what they find.
 */
import { statSync } from 'node:fs';
import nodePath from 'node:path';
import { type Analysis, analyze, type Context } from '../core/analyze.ts';
import type { Reference } from '../core/dependency.ts';
import type { Severity } from '../core/finding.ts';
import type { Format } from '../core/formats/format.ts';
import { formatOf } from '../core/formats/index.ts';
import { requirements } from '../core/formats/requirements.ts';
import type { Summary } from '../core/report.ts';
import type { Span } from '../core/span.ts';
import { isModuleFile, LocalModules, projectOf } from './local-modules.ts';
import { paths } from './paths.ts';
import { type Encoding, readText } from './read-text.ts';
import { realPath, walk } from './walk.ts';

/** Where a file is, for reports and for reading. */
export interface Place {
  /** Absolute. */
  readonly path: string;
  /** As reports name it: from its root, `/` separators; the bare name for a root that is a file. */
  readonly file: string;
  /** The root it was reached from, absolute. */
  readonly root: string;
}

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
  const pause = breather(options.signal);
  const counts: Counts = {
    files: 0,
    dependencies: 0,
    imports: 0,
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
  };
  const found = await collect(roots, options, sink, pause);
  for (const [index, candidate] of found.candidates.entries()) {
    if (await pause()) break;
    sink.progress?.(index, found.candidates.length, candidate);
    try {
      judge(candidate, options, sink, counts);
    } catch (error) {
      if (!sink.crash) throw error;
      sink.crash(candidate, error);
    }
  }
  return { ...counts, durationMs: Math.round(performance.now() - started) };
}

interface Candidate extends Place {
  readonly format: Format;
  readonly modules: LocalModules;
}

interface Counts {
  files: number;
  dependencies: number;
  imports: number;
  readonly findings: Record<Severity, number>;
}

function judge(candidate: Candidate, options: ScanOptions, sink: Sink, counts: Counts): void {
  const { path, file, root, format, modules } = candidate;
  const reading = readText(path);
  if (reading.kind !== 'text') {
    // Compiled files carry a source's name now and then; they are no mistake of the project's.
    if (reading.kind === 'binary' && format.id === 'python') return;
    const message = reading.kind === 'binary' ? 'is not a text file' : reading.message;
    sink.problem?.({ path, file, root, message, span: null, isRoot: path === root }, null);
    return;
  }
  const document = { path: file, text: reading.text, format };
  const analysis = options.contextOf
    ? analyze(document, {
        ...options.contextOf(candidate),
        isLocalModule: module => modules.has(module),
      })
    : { ...format.parse(reading.text), findings: [], unchecked: [] };
  counts.files++;
  for (const { kind } of analysis.dependencies) counts[kind === 'import' ? 'imports' : 'dependencies']++;
  for (const { severity } of analysis.findings) counts.findings[severity]++;
  sink.file({ path, file, root, format, text: reading.text, encoding: reading.encoding, analysis });
  for (const { span, message } of analysis.problems)
    sink.problem?.({ path, file, root, message, span, isRoot: false }, reading.text);
}

type Pause = () => Promise<boolean>;

/** All files to judge, in order; nothing is read but the manifests that may name other files. */
async function collect(
  roots: readonly string[],
  options: ScanOptions,
  sink: Sink,
  pause: Pause,
): Promise<{ candidates: Candidate[] }> {
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  const modulesOf = moduleCollector(pause);
  for (const given of roots) {
    const root = nodePath.resolve(given);
    const inRoot: Candidate[] = [];
    const kind = kindOf(root);
    if (kind === 'folder') {
      const modules = await modulesOf(root, projectOf(root, true));
      const onProblem = (file: string, message: string) =>
        sink.problem?.(
          { path: nodePath.join(root, file), file, root, message, span: null, isRoot: file === '' },
          null,
        );
      const exclude = options.exclude ?? [];
      for (const { path, relative } of walk(root, { exclude, onProblem, accepts: isOfInterest })) {
        if (await pause()) return { candidates };
        modules.add(relative);
        const format = formatOf(relative);
        if (format) inRoot.push({ path, file: relative, root, format, modules });
      }
    } else {
      const place = { path: root, file: nodePath.basename(root), root };
      const format = formatOf(paths.slashed(root)) ?? (/\.(txt|in)$/i.test(root) ? requirements : null);
      if (format && kind === 'file')
        inRoot.push({ ...place, format, modules: await modulesOf(null, projectOf(root, false)) });
      else {
        const reading = readText(root, 0);
        const message =
          kind === 'file' || reading.kind !== 'unreadable'
            ? 'is no kind of file that Antivenom reads'
            : reading.message;
        sink.problem?.({ ...place, message, span: null, isRoot: true }, null);
      }
    }
    const fresh = inRoot.filter(({ path }) => !seen.has(path));
    for (const { path } of fresh) seen.add(path);
    await followReferences(fresh, kind === 'folder' ? root : nodePath.dirname(root), seen, pause);
    fresh.sort((a, b) => (a.file < b.file ? -1 : 1));
    candidates.push(...fresh);
  }
  return { candidates };
}

function isOfInterest(relative: string): boolean {
  return isModuleFile(relative) || formatOf(relative) !== null;
}

function kindOf(path: string): 'file' | 'folder' | 'other' {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return 'folder';
    return status.isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}

/**
 * Modules of the whole project around a root. The walk over the root itself adds its own as it goes; what lies
 * outside of it is walked here, once for each project.
 */
function moduleCollector(pause: Pause): (root: string | null, project: string) => Promise<LocalModules> {
  const known = new Map<string, LocalModules>();
  return async (root, project) => {
    const before = known.get(project);
    if (before) return before;
    const modules = new LocalModules();
    known.set(project, modules);
    modules.addRoot(project);
    if (root === project) return modules;
    for (const { relative } of walk(project, { accepts: isModuleFile })) {
      if (await pause()) break;
      modules.add(relative);
    }
    return modules;
  };
}

/** Adds the files that manifests pull in, and those that these pull in. Each file is followed once, so cycles end. */
async function followReferences(
  files: Candidate[],
  root: string,
  seen: Set<string>,
  pause: Pause,
): Promise<void> {
  const realRoot = realPath(root);
  if (realRoot === null) return;
  // Grows while it is read: added files are followed in their turn.
  for (const from of files) {
    if (from.format.id === 'python') continue;
    if (await pause()) return;
    for (const reference of referencesOf(from)) {
      const path = nodePath.resolve(nodePath.dirname(from.path), reference.path);
      if (seen.has(path) || !isFileInside(path, realRoot)) continue;
      seen.add(path);
      const format = formatOf(paths.slashed(path)) ?? requirements;
      files.push({ ...from, path, file: paths.relative(root, path), format });
    }
  }
}

function referencesOf(candidate: Candidate): readonly Reference[] {
  const reading = readText(candidate.path);
  if (reading.kind !== 'text') return [];
  try {
    return candidate.format.parse(reading.text).references;
  } catch {
    // The same text is parsed again when it is judged, where a bug is reported.
    return [];
  }
}

/** A hostile manifest may name any file: only regular files of the scanned folder are read. */
function isFileInside(path: string, realRoot: string): boolean {
  const target = realPath(path);
  return target !== null && paths.isInside(realRoot, target) && kindOf(target) === 'file';
}

/** Lets waiting work run every few milliseconds; true once the scan shall stop. */
function breather(signal: AbortSignal | undefined): Pause {
  let last = performance.now();
  return async () => {
    if (signal?.aborted) return true;
    if (performance.now() - last < 8) return false;
    await new Promise(resolve => setImmediate(resolve));
    last = performance.now();
    return signal?.aborted ?? false;
  };
}
