/**
 * Checks files and folders: walks, reads, judges, and hands each file to a sink, in one order everywhere.
 * The command line and the editor's "Scan Project" both stand on it, so they agree on what they find.
 */

import type { Format } from '../core/formats/format.ts';
import type { Context } from '../core/judge.ts';
import type { Lookup } from '../core/lookups.ts';
import { createQuickPass } from '../core/quick-pass.ts';
import type { Summary } from '../core/report.ts';
import type { Span } from '../core/span.ts';
import { type Candidate, eachOf, type Place } from './candidates.ts';
import { collectFiles } from './collect-files.ts';
import { addCounts, type Counts, noCounts } from './counts.ts';
import { type Held, judgedAgain, lookupsIn, type Waiting, withoutTexts } from './held-files.ts';
import { createTeam, fewestFiles, type Helpers } from './helpers.ts';
import { type Batch, type JudgedFile, judgeBatch, localContext } from './judge-files.ts';
import { pauser } from './pauser.ts';
import type { ScanMemory } from './scan-memory.ts';
import { surveyProjects, type UseOfPlace } from './survey-projects.ts';

export interface ScannedFile extends Place, JudgedFile {
  readonly format: Format;
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
  /**
   * Once for each file, in the order of `root` (as given), then `file`. Its unparsed places come as problems after it.
   * Where helpers are allowed, files with nothing to report may be left out.
   */
  file(scanned: ScannedFile): void;
  /** In place of the two above: a file that would be judged as it was in the scan before, as `memory` says. */
  unchanged?(place: Place): void;
  /** Files and roots that could not be read, and text that could not be parsed. */
  problem?(problem: ScanProblem, text: string | null): void;
  /** A bug in a format or a rule met by one file. Without this, the error is thrown and the scan ends. */
  crash?(place: Place, error: unknown): void;
  /** Before each file; with helpers, after every few. */
  progress?(done: number, total: number, place: Place): void;
}

export interface ScanOptions {
  /** What a file is judged with; `isLocalModule` is added here. */
  readonly contextOf: (place: Place) => Context;
  /** Asked for each file: true leaves it out. A root that is a file is always read. */
  readonly isExcluded?: (place: Place) => boolean;
  /** Further patterns to leave out, as in a `.gitignore` at each root. */
  readonly exclude?: readonly string[];
  /** Pythons or environments that the user has chosen, by path; they may lie anywhere. */
  readonly interpreters?: readonly string[];
  /** Told of each folder that the walk has read, by its absolute path, what lies in it. */
  readonly onFolder?: (path: string, names: readonly string[]) => void;
  readonly signal?: AbortSignal;
  /**
   * Asks the services about the projects that the files name. What was learnt is in the contexts from then on, and the
   * files are judged again. Without it files are told as soon as they are judged.
   */
  readonly lookUp?: (wanted: readonly Lookup[], signal: AbortSignal | undefined) => Promise<void>;
  /** Told what the projects ask for and use, where their settings want it to be known; else null. */
  readonly onSurvey?: (useOf: UseOfPlace | null) => void;
  /** Allows further threads for a large tree. Contexts must be plain data, but for their knowledge. */
  readonly helpers?: Helpers;
  /** Of earlier scans with the same sink. Without helpers only. */
  readonly memory?: ScanMemory<Counts>;
}

/**
 * Checks every file below `roots` that some format reads, and the files that they pull in by `-r` and `-c`.
 * A root that is a file is always read. The summary counts imports apart from dependencies.
 * Pauses every few milliseconds, so that a server stays responsive; stops early, with the summary of what was done,
 * once `signal` is aborted.
 */
export async function scan(roots: readonly string[], given: ScanOptions, sink: Sink): Promise<Summary> {
  const started = performance.now();
  const pause = pauser(given.signal);
  const counts = noCounts();
  const onProblem = (place: Place, message: string) => tellUnreadable(place, message, sink);
  const { helpers } = given;
  const team = helpers ? createTeam(helpers) : null;
  try {
    const onCount = (count: number) => void (count >= fewestFiles && team?.start());
    const candidates = await collectFiles(roots, { ...given, onCount }, pause, onProblem);
    const useOf = await surveyProjects(candidates, given.contextOf, pause);
    given.onSurvey?.(useOf);
    const options = useOf ? { ...given, contextOf: inProject(given.contextOf, useOf) } : given;
    const { contextOf } = options;
    const isExcluded = options.isExcluded;
    if (isExcluded)
      for (const each of candidates)
        await each.retain(place => place.path === place.root || !isExcluded(place), pause);
    const count = candidates.reduce((sum, { length }) => sum + length, 0);
    const held: Held[] = [];
    const waiting: Waiting[] = [];
    const tell = (files: readonly Candidate[], batch: Batch): void => {
      if (options.lookUp && batch.reports.length > 0) held.push({ files, batch: withoutTexts(batch) });
      else tellBatch(files, batch, sink, counts);
    };
    if (team?.isStarted) {
      let done = 0;
      await team.judge(eachOf(candidates), contextOf, pause, (files, batch) => {
        tell(files, batch);
        done += files.length;
        if (files[0]) sink.progress?.(done, count, files[0]);
      });
    } else {
      const quick = helpers ? createQuickPass() : null;
      let done = 0;
      for (const candidate of eachOf(candidates)) {
        if (await pause()) break;
        sink.progress?.(done++, count, candidate);
        if (options.memory) judgeOne(candidate, options, sink, counts, waiting);
        else
          tell(
            [candidate],
            judgeBatch([candidate], file => localContext(file, contextOf), quick),
          );
      }
    }
    if (options.lookUp) {
      const wanted = [
        ...held.flatMap(({ batch }) => batch.reports.flatMap(lookupsIn)),
        ...waiting.flatMap(({ lookups }) => lookups),
      ];
      if (wanted.length > 0) await options.lookUp(wanted, options.signal);
      options.memory?.learnt();
      for (const { files, batch } of held)
        tellBatch(files, judgedAgain(files, batch, contextOf), sink, counts);
      for (const { candidate } of waiting) judgeOne(candidate, options, sink, counts, null);
    }
    return { ...counts, durationMs: Math.round(performance.now() - started) };
  } finally {
    await team?.end();
  }
}

function inProject(contextOf: ScanOptions['contextOf'], useOf: UseOfPlace): ScanOptions['contextOf'] {
  return place => {
    const project = useOf(place);
    return { ...contextOf(place), ...(project && { project }) };
  };
}

/** A file whose names are to be looked up first goes to `waiting`, where there is such a list, and is told nobody yet. */
function judgeOne(
  candidate: Candidate,
  { contextOf, memory, lookUp }: ScanOptions,
  sink: Sink,
  total: Counts,
  waiting: Waiting[] | null,
): void {
  const contextFor = (file: Candidate) => localContext(file, contextOf);
  const before = memory && recalled(candidate, contextFor, memory);
  if (before) {
    addCounts(total, before);
    sink.unchanged?.(candidate);
    return;
  }
  const counts = noCounts();
  const noted = (file: Candidate) => {
    const context = contextFor(file);
    return context && memory ? memory.noting(file, context) : context;
  };
  const batch = judgeBatch([candidate], noted, null);
  const lookups = lookUp ? batch.reports.flatMap(lookupsIn) : [];
  if (waiting && lookups.length > 0) {
    waiting.push({ candidate, lookups });
    return;
  }
  tellBatch([candidate], batch, sink, counts);
  addCounts(total, counts);
  memory?.keep(candidate, batch.reports.every(isKept) ? counts : null);
}

function recalled(
  candidate: Candidate,
  contextFor: (file: Candidate) => Context | null,
  memory: ScanMemory<Counts>,
): Counts | null {
  try {
    const context = contextFor(candidate);
    return context && memory.recall(candidate, context);
  } catch {
    // Met again, and reported, when the file is judged.
    return null;
  }
}

/** What could not be read may be readable next time, and findings in a lock point into the manifest beside it. */
function isKept(report: Batch['reports'][number]): boolean {
  return 'analysis' in report && !(report.analysis.links && report.analysis.findings.length > 0);
}

function tellBatch(files: readonly Candidate[], batch: Batch, sink: Sink, counts: Counts): void {
  counts.files += batch.counts.files;
  counts.dependencies += batch.counts.dependencies;
  counts.imports += batch.counts.imports;
  for (const { index, ...outcome } of batch.reports) {
    const file = files[index];
    if (!file) continue;
    try {
      if ('crash' in outcome) throw outcome.crash;
      if ('unreadable' in outcome) tellUnreadable(file, outcome.unreadable, sink);
      else tellJudged(file, outcome, sink, counts);
    } catch (error) {
      if (!sink.crash) throw error;
      sink.crash(file, error);
    }
  }
}

function tellJudged(candidate: Candidate, judged: JudgedFile, sink: Sink, counts: Counts): void {
  const { path, file, root, format } = candidate;
  const { findings, known, problems } = judged.analysis;
  for (const count of known.values()) counts.known += count;
  for (const { severity } of findings) counts.findings[severity]++;
  sink.file({ path, file, root, format, ...judged });
  for (const { span, message } of problems)
    sink.problem?.({ path, file, root, message, span, isRoot: false }, judged.text);
}

function tellUnreadable({ path, file, root }: Place, message: string, sink: Sink): void {
  sink.problem?.({ path, file, root, message, span: null, isRoot: path === root }, null);
}
