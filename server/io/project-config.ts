/** Finds the settings that a project's own files hold for a file: `antivenom.toml`, or a table in `pyproject.toml`. */
import nodePath from 'node:path';
import ignore from 'ignore';
import { type KnownInFile, knownByFile, readBaseline } from '../core/policy/baseline.ts';
import type { Config } from '../core/policy/config.ts';
import { readConfig } from '../core/policy/read-config.ts';
import { readVetted } from '../core/policy/vetted.ts';
import { LineIndex } from '../core/span.ts';
import { type NamedFile, readNamedFile } from './named-file.ts';
import { paths } from './paths.ts';
import { isTopFolder, noneBare, nothingOpen, type OpenText, textOf } from './project-folders.ts';
import { readText } from './read-text.ts';
import { patternsOf } from './walk.ts';

/** What the nearest folder with settings says. */
export interface ProjectConfig {
  readonly config: Config;
  /** What is wrong with files that the settings name; the rest of them counts. */
  readonly problems: readonly FileProblem[];
  /** What the file of `baseline` lists; null where there is none. */
  readonly baseline: Baseline | null;
  /** True for a file that `exclude` names. */
  isExcluded(path: string): boolean;
}

export interface Baseline {
  readonly path: string;
  /** By file, as seen from the baseline's folder. */
  readonly files: ReadonlyMap<string, KnownInFile>;
}

export interface FileProblem {
  readonly setting: 'vetted-file' | 'baseline';
  readonly path: string;
  /** A predicate to put behind the file's name: "does not exist". */
  readonly message: string;
}

const none: ProjectConfig = { config: {}, problems: [], baseline: null, isExcluded: () => false };

export interface ConfigFinder {
  /** For a file below `root`. The search goes upwards and ends at `root`, or at the folder with `.git` before it. */
  configOf(path: string, root: string): ProjectConfig;
  /** Some settings file has changed: all are read again when asked for. */
  reset(): void;
}

export function createConfigFinder(openText: OpenText = nothingOpen, isBare = noneBare): ConfigFinder {
  const known = new Map<string, ProjectConfig>();
  const find = (folder: string, root: string): ProjectConfig => {
    const key = `${root}\0${folder}`;
    const before = known.get(key);
    if (before) return before;
    const own = isBare(folder) ? null : readFolder(folder, root, openText);
    const found = own ?? (isTopFolder(folder, root, isBare) ? none : find(nodePath.dirname(folder), root));
    known.set(key, found);
    return found;
  };
  return {
    configOf: (path, root) => find(nodePath.dirname(path), root),
    reset: () => known.clear(),
  };
}

/** The settings of one named file, whatever its name; null where it cannot be read. */
export function readConfigFile(path: string): ProjectConfig | null {
  const reading = readText(path);
  if (reading.kind !== 'text') return null;
  const isPyproject = nodePath.basename(path).toLowerCase() === 'pyproject.toml';
  const { config } = readConfig(reading.text, isPyproject ? 'pyproject.toml' : 'antivenom.toml');
  const folder = nodePath.dirname(path);
  return completed(config, folder, folder, nothingOpen);
}

/** Where a folder has both, each key of `antivenom.toml` goes before the same key of `pyproject.toml`. */
function readFolder(folder: string, root: string, openText: OpenText): ProjectConfig | null {
  const own = readIfThere(folder, 'antivenom.toml', openText);
  const shared = readIfThere(folder, 'pyproject.toml', openText);
  if (!own && !shared) return null;
  const config = { ...shared, ...own, deny: [...(shared?.deny ?? []), ...(own?.deny ?? [])] };
  return completed(config, folder, root, openText);
}

/** The settings with what stands in the files that they name, which must lie in the project. */
function completed(config: Config, folder: string, root: string, openText: OpenText): ProjectConfig {
  const read = (name: string) => readNamedFile(name, folder, root, openText);
  const vetted = config.vettedFile === undefined ? null : vettedIn(read(config.vettedFile));
  const baseline = config.baseline === undefined ? null : baselineIn(read(config.baseline));
  return {
    config: vetted ? { ...config, vettedEntries: vetted.entries } : config,
    problems: [...(vetted?.problems ?? []), ...(baseline?.problems ?? [])],
    baseline: baseline && { path: baseline.path, files: baseline.files },
    isExcluded: exclusionOf(config, folder),
  };
}

/** A file of another kind has a mistake in every line. */
const mostTold = 5;

function vettedIn(file: NamedFile) {
  const problem = { setting: 'vetted-file', path: file.path } as const;
  if ('message' in file) return { entries: [], problems: [{ ...problem, message: file.message }] };
  const { entries, problems } = readVetted(file.text);
  const lines = new LineIndex(file.text);
  const told = problems.slice(0, mostTold).map(({ span, message }) => ({
    ...problem,
    message: `has a mistake in line ${lines.positionAt(span.start).line + 1}: ${message}`,
  }));
  return { entries, problems: told };
}

function baselineIn(file: NamedFile): Baseline & { readonly problems: readonly FileProblem[] } {
  const { known, problems } =
    'message' in file ? { known: [], problems: [file.message] } : readBaseline(file.text);
  const told = problems.map(message => ({ setting: 'baseline', path: file.path, message }) as const);
  return { path: file.path, files: knownByFile(known), problems: told };
}

/** What the baseline of a project lists of a file. */
export function knownIn({ baseline }: ProjectConfig, path: string): KnownInFile | undefined {
  return baseline?.files.get(fileInBaseline(baseline.path, path));
}

/** A file as a baseline names it. */
export function fileInBaseline(baseline: string, path: string): string {
  return paths.relative(nodePath.dirname(baseline), path);
}

function readIfThere(
  folder: string,
  name: 'antivenom.toml' | 'pyproject.toml',
  openText: OpenText,
): Config | null {
  const text = textOf(nodePath.join(folder, name), openText);
  // Most projects never mention us; their files are not parsed for it.
  if (text === null || (name === 'pyproject.toml' && !text.includes('antivenom'))) return null;
  const { config, found } = readConfig(text, name);
  return found ? config : null;
}

function exclusionOf({ exclude }: Config, folder: string): (path: string) => boolean {
  if (!exclude?.length) return () => false;
  const patterns = patternsOf(exclude);
  return path => {
    if (!paths.isInside(folder, path)) return false;
    const relative = paths.relative(folder, path);
    return ignore.isPathValid(relative) && patterns.ignores(relative);
  };
}
