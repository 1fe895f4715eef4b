/**
 * What a whole project asks for and what its code uses, from all of its files together. For the two rules that ask
 * for it; nothing of this is done while they are off.
 */
import { bringersIn } from '../bringers.ts';
import type { Link } from '../dependency.ts';
import type { Document } from '../document.ts';
import { reviewedModules } from '../names/module-projects.ts';
import type { Knowledge } from '../ports.ts';
import type { Surroundings } from '../python/resolve.ts';
import { isLoadedOtherwise } from './loaded-otherwise.ts';
import { type CodeUse, type ManifestUse, readUses } from './read-file.ts';

/** Plain data, which can be sent from one thread to another. Projects are canonical. */
export interface ProjectUse {
  /** What any manifest asks for that holds for a file. */
  readonly declared: ReadonlySet<string>;
  /** False where no manifest holds for a file, or one of them cannot be read to its end: then nothing is known to lack. */
  readonly isWhole: boolean;
  /** Top-level modules that some code of the project can do without. */
  readonly optional: ReadonlySet<string>;
  /** Of what only a lock knows: who brings it in. */
  readonly broughtBy: ReadonlyMap<string, string>;
  /** What the manifests ask for wherever the code runs, and no code imports. */
  readonly unused: ReadonlySet<string>;
}

/** What holds for a file that was added, by its path. */
export type UseOf = (path: string) => ProjectUse | null;

export interface Survey {
  /** A path is from the scanned folder, with `/` separators. */
  add(document: Document, surroundings: Surroundings): void;
  /** To be called once all files have been added. */
  finish(): UseOf;
}

interface Folder {
  readonly manifests: ManifestUse[];
  readonly code: CodeUse[];
  readonly links: Link[];
}

export function createSurvey(knowledge: Knowledge): Survey {
  const folders = new Map<string, Folder>();
  const files = new Set<string>();
  return {
    add: (document, surroundings) => {
      files.add(document.path);
      const path = folderOf(document.path);
      const folder = folders.get(path) ?? { manifests: [], code: [], links: [] };
      folders.set(path, folder);
      for (const use of readUses(document, surroundings)) {
        if (use.kind === 'manifest') folder.manifests.push(use);
        else if (use.kind === 'code') folder.code.push(use);
        else for (const link of use.links) folder.links.push(link);
      }
    },
    finish: () => {
      const modulesOf = modulesIn(knowledge);
      const homes = new Map<string, ProjectUse>();
      // All of it now, so that what the files say need not be kept.
      for (const folder of ['', ...folders.keys()]) {
        const home = homeOf(folder, folders);
        if (!homes.has(home)) homes.set(home, useOf(home, folders, files, modulesOf));
      }
      return path => {
        let folder = folderOf(path);
        while (folder !== '' && !homes.has(folder)) folder = folderOf(folder);
        return homes.get(folder) ?? null;
      };
    },
  };
}

/** The nearest folder upwards that says what its code needs; else the scanned one. */
function homeOf(folder: string, folders: ReadonlyMap<string, Folder>): string {
  for (let at = folder; at !== ''; at = folderOf(at))
    if (folders.get(at)?.manifests.some(({ isHome }) => isHome)) return at;
  return '';
}

function useOf(
  home: string,
  folders: ReadonlyMap<string, Folder>,
  files: ReadonlySet<string>,
  modulesOf: (canonical: string) => readonly string[],
): ProjectUse {
  const below = [...folders].filter(([path]) => isInside(home, path));
  const nested = below.flatMap(([path, { manifests }]) =>
    path !== home && manifests.some(({ isOwnProject }) => isOwnProject) ? [path] : [],
  );
  const inner = below.filter(([path]) => !nested.some(other => isInside(other, path)));
  // What holds for all of a repository stands above its parts.
  const above = [...folders].filter(([path]) => path !== home && isInside(path, home));
  const around = [...inner, ...above].map(([, folder]) => folder);
  const manifests = around.flatMap(folder => folder.manifests);
  const declared = new Set(manifests.flatMap(each => [...each.declared]));
  const hasHome = manifests.some(({ isHome }) => isHome);
  const own = folders.get(home);
  const isSaid = own?.manifests.some(({ runtime }) => runtime.length > 0) === true;
  return {
    declared,
    isWhole: hasHome && manifests.every(each => !each.isHome || isRead(each, files)),
    optional: new Set(inner.flatMap(([, { code }]) => code.flatMap(({ optional }) => [...optional]))),
    broughtBy: bringersOf(
      around.flatMap(({ links }) => links),
      declared,
    ),
    unused:
      own && isSaid
        ? unusedOf(
            own,
            below.map(([, folder]) => folder),
            modulesOf,
          )
        : new Set(),
  };
}

function isRead({ isReadable, references }: ManifestUse, files: ReadonlySet<string>): boolean {
  return isReadable && references.every(path => files.has(path));
}

/** The nearest one of those that bring a project in. */
function bringersOf(links: readonly Link[], declared: ReadonlySet<string>): ReadonlyMap<string, string> {
  const broughtBy = new Map<string, string>();
  if (links.length === 0) return broughtBy;
  const bringers = bringersIn(links, declared);
  for (const name of new Set(links.map(({ to }) => to))) {
    const [nearest] = declared.has(name) ? [] : bringers(name);
    if (nearest) broughtBy.set(name, nearest.name);
  }
  return broughtBy;
}

function unusedOf(
  own: Folder,
  below: readonly Folder[],
  modulesOf: (canonical: string) => readonly string[],
): ReadonlySet<string> {
  const code = below.flatMap(folder => folder.code);
  // Without code at hand nobody knows what it would import.
  if (code.length === 0) return new Set();
  const words = [...code, ...below.flatMap(({ manifests }) => manifests)].map(each => each.words);
  const isUsed = (canonical: string): boolean => {
    const modules = modulesOf(canonical);
    return (
      modules.length === 0 ||
      isLoadedOtherwise(canonical) ||
      code.some(each => each.projects.has(canonical) || modules.some(module => each.modules.has(module))) ||
      words.some(each => each.has(canonical) || modules.some(module => each.has(module)))
    );
  };
  return new Set(own.manifests.flatMap(({ runtime }) => runtime).filter(canonical => !isUsed(canonical)));
}

/** Top-level modules of a canonical project, those that are known; made from the map when it is asked for first. */
function modulesIn({ importMap }: Knowledge): (canonical: string) => readonly string[] {
  let modules: Map<string, string[]> | null = null;
  const read = (): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    const add = (module: string, project: string) => {
      const before = found.get(project);
      if (before) before.push(module);
      else found.set(project, [module]);
    };
    for (const [module, project] of importMap) add(module, project);
    for (const [module, projects] of reviewedModules()) for (const project of projects) add(module, project);
    return found;
  };
  return canonical => {
    modules ??= read();
    return modules.get(canonical) ?? [];
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function isInside(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
