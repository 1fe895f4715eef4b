/**
 * Finds the files to check below some roots: what formats read, what manifests pull in, and the modules that the
 * project around them supplies. Reads nothing but manifests, which may name other files, and what environments hold.
 */
import { existsSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import type { Parsed } from '../core/dependency.ts';
import type { Format } from '../core/formats/format.ts';
import { formatOf } from '../core/formats/index.ts';
import { requirements } from '../core/formats/requirements.ts';
import { repositoryOf } from './local-modules.ts';
import { paths } from './paths.ts';
import type { Pause } from './pauser.ts';
import { isOfInterest, ProjectModules } from './project-modules.ts';
import { readText } from './read-text.ts';
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

export interface Candidate extends Place {
  readonly format: Format;
  /** Complete once all files have been collected. */
  readonly modules: ProjectModules;
}

/** Told of roots, files and folders that cannot be read; `message` is a predicate. */
type OnProblem = (place: Place, message: string) => void;

export interface CollectOptions {
  readonly exclude?: readonly string[];
  readonly interpreters?: readonly string[];
}

/** In the order of the roots, then by `file`. A file below several roots belongs to the first. */
export async function collectFiles(
  roots: readonly string[],
  { exclude = [], interpreters = [] }: CollectOptions,
  pause: Pause,
  onProblem: OnProblem,
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  const modulesOf = moduleCollector(pause);
  for (const given of roots) {
    const root = nodePath.resolve(given);
    const kind = kindOf(root);
    const found =
      kind === 'folder'
        ? await filesBelow(root, exclude, modulesOf, pause, onProblem)
        : await namedFile(root, kind, modulesOf, onProblem);
    const fresh = found.filter(({ path }) => !seen.has(path));
    for (const { path } of fresh) seen.add(path);
    await followReferences(fresh, kind === 'folder' ? root : nodePath.dirname(root), seen, pause);
    fresh.sort((a, b) => (a.file < b.file ? -1 : 1));
    for (const candidate of fresh) candidates.push(candidate);
  }
  for (const modules of new Set(candidates.map(each => each.modules))) {
    modules.setInterpreters(interpreters);
    await modules.readEnvironments(pause);
  }
  return candidates;
}

/** The modules of the project around a folder, for a text that lies in no file. */
export async function modulesAround(
  folder: string,
  interpreters: readonly string[],
  pause: Pause,
): Promise<ProjectModules> {
  const modules = await moduleCollector(pause)(folder, false);
  modules.setInterpreters(interpreters);
  await modules.readEnvironments(pause);
  return modules;
}

async function filesBelow(
  root: string,
  exclude: readonly string[],
  modulesOf: ModulesOf,
  pause: Pause,
  onProblem: OnProblem,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const modules = await modulesOf(root, true);
  const report = (file: string, message: string) =>
    onProblem({ path: nodePath.join(root, file), file, root }, message);
  for (const each of walk(root, { exclude, onProblem: report, accepts: isOfInterest })) {
    if (await pause()) break;
    if (!each) continue;
    const { path, relative } = each;
    modules.local.add(relative);
    const format = formatOf(relative);
    if (format) found.push({ path, file: relative, root, format, modules });
  }
  return found;
}

/** A root that is no folder. Where the name says nothing, a `.txt` or `.in` file is taken for requirements. */
async function namedFile(
  root: string,
  kind: Kind,
  modulesOf: ModulesOf,
  onProblem: OnProblem,
): Promise<Candidate[]> {
  const place = { path: root, file: nodePath.basename(root), root };
  const format = formatOf(paths.slashed(root)) ?? (/\.(txt|in)$/i.test(root) ? requirements : null);
  if (format && kind === 'file')
    return [{ ...place, format, modules: await modulesOf(nodePath.dirname(root), false) }];
  const reading = kind === 'file' ? null : readText(root, 0);
  const reason = reading?.kind === 'unreadable' ? reading.message : 'is no kind of file that Antivenom reads';
  onProblem(place, reason);
  return [];
}

type Kind = 'file' | 'folder' | 'other';

function kindOf(path: string): Kind {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return 'folder';
    return status.isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}

type ModulesOf = (folder: string, isWalked: boolean) => Promise<ProjectModules>;

/**
 * Modules of the project around a folder, once for each project. A walk over the folder itself adds its own as it
 * goes; outside of a repository nothing else is walked: the folder around a lone file may be a whole home folder.
 */
function moduleCollector(pause: Pause): ModulesOf {
  const known = new Map<string, ProjectModules>();
  return async (folder, isWalked) => {
    const project = repositoryOf(folder) ?? folder;
    const before = known.get(project);
    if (before) return before;
    const modules = new ProjectModules(project);
    known.set(project, modules);
    modules.local.addRoot(project);
    if (project === folder && !existsSync(nodePath.join(folder, '.git'))) modules.local.addFolder(folder);
    else if (project !== folder || !isWalked) await modules.collect(pause);
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
    const parsed = parsedManifest(from);
    if (!parsed) continue;
    from.modules.addManifest(from.path, parsed);
    for (const reference of parsed.references) {
      const path = nodePath.resolve(nodePath.dirname(from.path), reference.path);
      if (seen.has(path) || !isFileInside(path, realRoot)) continue;
      seen.add(path);
      const format = formatOf(paths.slashed(path)) ?? requirements;
      files.push({ ...from, path, file: paths.relative(root, path), format });
    }
  }
}

function parsedManifest(candidate: Candidate): Parsed | null {
  const reading = readText(candidate.path);
  if (reading.kind !== 'text') return null;
  try {
    return candidate.format.parse(reading.text);
  } catch {
    // The same text is parsed again when it is judged, where a bug is reported.
    return null;
  }
}

/** A hostile manifest may name any file: only regular files of the scanned folder are read. */
function isFileInside(path: string, realRoot: string): boolean {
  const target = realPath(path);
  return target !== null && paths.isInside(realRoot, target) && kindOf(target) === 'file';
}
