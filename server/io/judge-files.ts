/** Reads and judges files from disk, one by one or many at a time; a lock with the manifest beside it in view. */
import { type Analysis, analyze } from '../core/analyze.ts';
import type { Format } from '../core/formats/format.ts';
import type { Context } from '../core/judge.ts';
import { type Lookup, lookupsOf } from '../core/lookups.ts';
import type { QuickPass } from '../core/quick-pass.ts';
import { withBringers } from './bringers.ts';
import type { Candidate, Place } from './candidates.ts';
import { type Encoding, readText } from './read-text.ts';

export interface JudgedFile {
  readonly text: string;
  readonly encoding: Encoding;
  readonly analysis: Analysis;
  /** Whom the services may be asked about before the file is judged for good. */
  readonly lookups: readonly Lookup[];
}

/**
 * A string says why the file could not be read, as a predicate; null is a compiled file under a source's name: such
 * files are met now and then and are no mistake of the project's. With `quick` a number is that of the imports of a
 * file of which there is nothing to say.
 */
export function readAndJudge(
  path: string,
  file: string,
  format: Format,
  context: Context,
): JudgedFile | string | null;
export function readAndJudge(
  path: string,
  file: string,
  format: Format,
  context: Context,
  quick: QuickPass | null,
): JudgedFile | string | number | null;
export function readAndJudge(
  path: string,
  file: string,
  format: Format,
  context: Context,
  quick: QuickPass | null = null,
): JudgedFile | string | number | null {
  const reading = readText(path);
  if (reading.kind === 'unreadable') return reading.message;
  if (reading.kind === 'binary') return format.id === 'python' ? null : 'is not a text file';
  const { text, encoding } = reading;
  const imports = quick && format.id === 'python' ? quick.importsIfQuiet(text, context) : null;
  if (imports !== null) return imports;
  const analysis = withBringers(path, analyze({ path: file, text, format }, context));
  return { text, encoding, analysis, lookups: lookupsOf(analysis, context) };
}

/** What came of several files. Plain data: it can be sent from one thread to another. */
export interface Batch {
  readonly counts: { readonly files: number; readonly dependencies: number; readonly imports: number };
  /** In the order of the files; `index` is the place among them. */
  readonly reports: readonly (Report & { readonly index: number })[];
}

/** `crash` is what a bug has thrown. */
type Report = JudgedFile | { readonly unreadable: string } | { readonly crash: unknown };

type FileToJudge = Pick<Candidate, 'path' | 'file' | 'format'>;

/** Reports every file, or with `quick` only those with something to say. Never throws. */
export function judgeBatch<File extends FileToJudge>(
  files: readonly File[],
  contextOf: (file: File) => Context,
  quick: QuickPass | null,
): Batch {
  const counts = { files: 0, dependencies: 0, imports: 0 };
  const reports: (Report & { index: number })[] = [];
  for (const [index, file] of files.entries()) {
    try {
      const outcome = readAndJudge(file.path, file.file, file.format, contextOf(file), quick);
      if (outcome === null) continue;
      if (typeof outcome === 'string') {
        reports.push({ index, unreadable: outcome });
        continue;
      }
      counts.files++;
      if (typeof outcome === 'number') {
        counts.imports += outcome;
        continue;
      }
      const { analysis } = outcome;
      for (const { kind } of analysis.dependencies) counts[kind === 'import' ? 'imports' : 'dependencies']++;
      if (!quick || isLoud(outcome)) reports.push({ index, ...outcome });
    } catch (crash) {
      reports.push({ index, crash });
    }
  }
  return { counts, reports };
}

function isLoud({ analysis: { findings, known, problems, unchecked }, lookups }: JudgedFile): boolean {
  return [findings, problems, unchecked, lookups].some(({ length }) => length > 0) || known.size > 0;
}

/** What a caller judges a file with, and the modules of the project around it. */
export function localContext(candidate: Candidate, contextOf: (place: Place) => Context): Context {
  return { ...contextOf(candidate), ...candidate.modules.surroundings };
}
