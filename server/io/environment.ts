/**
 * Which modules the environments of a project have installed, read as files: nothing is run. All of it is of unknown
 * origin: no link is followed out of the project, and every list and file has a limit.
 */
import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import { type InstalledProject, readInstalledProject } from './installed-project.ts';
import { paths } from './paths.ts';
import { realPath } from './walk.ts';

/** Dotted module → canonical projects. A module of several projects is followed by the parts that tell them apart. */
export type InstalledModules = ReadonlyMap<string, readonly string[]>;

export const noModules: InstalledModules = new Map();

/** The names that tools and people give to an environment inside a project. */
const usualNames = ['.venv', 'venv', 'env', '.env', '.virtualenv', '.conda'];

/** Folders of packages of the environments in `folder`, which must lie inside `root`. */
export function packageFolders(folder: string, root: string): readonly string[] {
  const realRoot = realPath(root);
  if (realRoot === null) return [];
  return usualNames.flatMap(name => {
    const environment = nodePath.join(folder, name);
    return isEnvironment(environment) ? sitePackagesOf(environment, realRoot) : [];
  });
}

/** Packages of the environment of a Python program or of an environment's own folder, wherever that lies. */
export function packageFoldersOf(interpreter: string): readonly string[] {
  // On Windows the Python of a conda environment lies directly in its folder.
  const folder = nodePath.dirname(interpreter);
  for (const candidate of [interpreter, folder, nodePath.dirname(folder)]) {
    const real = realPath(candidate);
    if (real !== null && isEnvironment(candidate)) return sitePackagesOf(candidate, real);
  }
  return [];
}

function isEnvironment(folder: string): boolean {
  return isThere(nodePath.join(folder, 'pyvenv.cfg')) || isThere(nodePath.join(folder, 'conda-meta'));
}

function sitePackagesOf(environment: string, realRoot: string): readonly string[] {
  const library = nodePath.join(environment, 'lib');
  const versions = entriesOf(library, 100).map(({ name }) => name);
  const candidates = [
    ...versions.filter(name => /^(?:python|pypy)\d/.test(name)).map(name => nodePath.join(library, name)),
    nodePath.join(environment, 'Lib'),
  ].map(folder => nodePath.join(folder, 'site-packages'));
  const found = new Set<string>();
  for (const candidate of candidates) {
    const real = realPath(candidate);
    if (real !== null && paths.isInside(realRoot, real)) found.add(real);
  }
  return [...found];
}

/** More projects than any honest environment has are not read. */
const mostProjects = 3000;

/** The projects of one folder of packages, one after the other; null between them, so that callers can pause. */
export function* installedProjects(sitePackages: string): Generator<InstalledProject | null> {
  const entries = entriesOf(sitePackages, 20_000)
    .filter(entry => /\.(?:dist|egg)-info$/.test(entry.name) && !entry.isSymbolicLink())
    .slice(0, mostProjects);
  for (const entry of entries) {
    yield null;
    const project = readInstalledProject(nodePath.join(sitePackages, entry.name), entry.isDirectory());
    if (project) yield project;
  }
}

/** Which projects supply which modules. Where several share one, its parts are listed too. */
export function modulesOf(projects: readonly InstalledProject[]): InstalledModules {
  const found = new Map<string, string[]>();
  let level = projects.map(project => ({ project, modules: project.modules() }));
  for (let depth = 1; depth <= deepest && level.length > 0; depth++) {
    const here = new Map<string, string[]>();
    for (const { project, modules } of level)
      for (const module of modules) {
        const owners = here.get(module) ?? [];
        here.set(module, owners);
        if (!owners.includes(project.name)) owners.push(project.name);
      }
    for (const [module, owners] of here) found.set(module, owners);
    level = level.flatMap(({ project, modules }) => {
      const shared = modules.filter(module => (here.get(module)?.length ?? 0) > 1);
      return shared.length === 0 ? [] : [{ project, modules: project.partsOf(new Set(shared)) }];
    });
  }
  return found;
}

const deepest = 5;

/** The projects that have the longest known part of a dotted module. */
export function ownersOf(module: string, modules: InstalledModules): readonly string[] {
  for (let part = module; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
    const owners = modules.get(part);
    if (owners) return owners;
  }
  return [];
}

/** Changes whenever a project is installed into a folder or taken out of it. */
export function stampOf(sitePackages: readonly string[]): string {
  return sitePackages
    .map(folder => {
      try {
        return `${folder} ${statSync(folder).mtimeMs}`;
      } catch {
        return '';
      }
    })
    .join('\n');
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function entriesOf(folder: string, most: number): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, most);
  } catch {
    return [];
  }
}
