/**
 * Finds the files to check below some roots: what formats read, what manifests pull in, and the modules that the
 * project around them supplies. Reads nothing but manifests, which may name other files, and what environments hold.
 */
import { existsSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import type { Parsed } from '../core/dependency.ts';
import { formatOf } from '../core/formats/index.ts';
import { requirements } from '../core/formats/requirements.ts';
import { type Candidate, Candidates, candidateOf, type Place } from './candidates.ts';
import { repositoryOf } from './local-modules.ts';
import { paths } from './paths.ts';
import type { Pause } from './pauser.ts';
import { isOfInterest, ProjectModules } from './project-modules.ts';
import { readText } from './read-text.ts';
import { realPath, relativeOf, walk } from './walk.ts';

/** Told of roots, files and folders that cannot be read; `message` is a predicate. */
type OnProblem = (place: Place, message: string) => void;

export interface CollectOptions {
  readonly exclude?: readonly string[];
  readonly interpreters?: readonly string[];
  /** Told of each folder that was read, by its absolute path, what lies in it. */
  readonly onFolder?: (path: string, names: readonly string[]) => void;
  /** Told, folder by folder, how many files there are so far below a root. */
  readonly onCount?: (count: number) => void;
}

/** In the order of the roots, then by `file`. A file below several roots belongs to the first. */
export async function collectFiles(
  roots: readonly string[],
  options: CollectOptions,
  pause: Pause,
  onProblem: OnProblem,
): Promise<readonly Candidates[]> {
  const all: Candidates[] = [];
  const modulesOf = moduleCollector(pause);
  const isKnown = (path: string) => all.some(before => before.has(path));
  for (const given of roots) {
    const root = nodePath.resolve(given);
    const kind = kindOf(root);
    const collected =
      kind === 'folder'
        ? await filesBelow(root, modulesOf, options, pause, onProblem)
        : await namedFile(root, kind, modulesOf, onProblem);
    if (!collected) continue;
    const { found, manifests } = collected;
    if (all.length > 0) await found.retain(({ path }) => !isKnown(path), pause);
    const top = kind === 'folder' ? root : nodePath.dirname(root);
    const fresh = manifests.filter(({ path }) => !isKnown(path));
    found.addOthers(await referencedBy(fresh, top, path => found.has(path) || isKnown(path), pause));
    all.push(found);
  }
  for (const modules of new Set(all.flatMap(each => (each.length > 0 ? [...each.modules] : [])))) {
    modules.setInterpreters(options.interpreters ?? []);
    await modules.readEnvironments(pause);
  }
  return all;
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

interface Collected {
  readonly found: Candidates;
  /** Those of them that may pull in other files. */
  readonly manifests: readonly Candidate[];
}

async function filesBelow(
  root: string,
  modulesOf: ModulesOf,
  { exclude = [], onFolder, onCount }: CollectOptions,
  pause: Pause,
  onProblem: OnProblem,
): Promise<Collected> {
  const modules = await modulesOf(root, true);
  const found = new Candidates(root, modules);
  const manifests: Candidate[] = [];
  const report = (file: string, message: string) =>
    onProblem({ path: nodePath.join(root, file), file, root }, message);
  const options = { exclude, onProblem: report, accepts: isOfInterest, ...(onFolder && { onFolder }) };
  for (const each of walk(root, options)) {
    if (await pause()) break;
    if (!each) {
      onCount?.(found.length);
      continue;
    }
    modules.local.add(each.folder.relative, each.name);
    const format = formatOf(relativeOf(each));
    if (!format) continue;
    found.addWalked(each);
    if (format.id !== 'python') manifests.push(candidateOf(each, root, modules));
  }
  onCount?.(found.length);
  return { found, manifests };
}

/** A root that is no folder. Where the name says nothing, a `.txt` or `.in` file is taken for requirements. */
async function namedFile(
  root: string,
  kind: Kind,
  modulesOf: ModulesOf,
  onProblem: OnProblem,
): Promise<Collected | null> {
  const place = { path: root, file: nodePath.basename(root), root };
  const format = formatOf(paths.slashed(root)) ?? (/\.(txt|in)$/i.test(root) ? requirements : null);
  if (format && kind === 'file') {
    const modules = await modulesOf(nodePath.dirname(root), false);
    const named = { ...place, format, modules };
    const found = new Candidates(root, modules);
    found.addOthers([named]);
    return { found, manifests: format.id === 'python' ? [] : [named] };
  }
  const reading = kind === 'file' ? null : readText(root, 0);
  const reason = reading?.kind === 'unreadable' ? reading.message : 'is no kind of file that Antivenom reads';
  onProblem(place, reason);
  return null;
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

/**
 * The files that manifests pull in, and those that these pull in, but for those that are there already. Each file is
 * followed once, so cycles end.
 */
async function referencedBy(
  manifests: readonly Candidate[],
  root: string,
  isThere: (path: string) => boolean,
  pause: Pause,
): Promise<readonly Candidate[]> {
  const added: Candidate[] = [];
  const realRoot = realPath(root);
  if (realRoot === null) return added;
  const seen = new Set<string>();
  const files = [...manifests];
  // Grows while it is read: added files are followed in their turn.
  for (const from of files) {
    if (await pause()) break;
    const parsed = parsedManifest(from);
    if (!parsed) continue;
    from.modules.addManifest(from.path, parsed);
    for (const reference of parsed.references) {
      const path = nodePath.resolve(nodePath.dirname(from.path), reference.path);
      if (seen.has(path)) continue;
      seen.add(path);
      if (isThere(path) || !isFileInside(path, realRoot)) continue;
      const format = formatOf(paths.slashed(path)) ?? requirements;
      const candidate = { ...from, path, file: paths.relative(root, path), format };
      added.push(candidate);
      if (format.id !== 'python') files.push(candidate);
    }
  }
  return added;
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
