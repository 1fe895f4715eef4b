/**
 * Which top-level modules a project supplies itself. Errs on the side of "its own": a module that any file of the
 * project could be is never taken for a package from an index.
 */
import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import { folderAbove } from './walk.ts';

const moduleFile = /([^/]+?)(?:\.[^/]*)?\.(?:pyi?|pyx|pyw|so|pyd)$/i;

/** True for a file that Python could import; `relative` has `/` separators. */
export function isModuleFile(relative: string): boolean {
  return moduleFile.test(relative.slice(-300));
}

/** Collects the names of modules from the files of a tree. */
export class LocalModules {
  readonly #names = new Set<string>();
  /** Files of one folder come one after another; its own names are noted once. */
  #lastFolder = '';

  /** Notes `NAME` of `NAME.py`, and every folder above it: `a/b/c.py` may be imported as `a`, `b` or `c`. */
  add(relative: string): void {
    const slash = relative.lastIndexOf('/');
    const stem = moduleFile.exec(relative.slice(slash + 1))?.[1];
    if (stem === undefined) return;
    this.#names.add(stem);
    const folder = relative.slice(0, Math.max(slash, 0));
    if (folder === '' || folder === this.#lastFolder) return;
    this.#lastFolder = folder;
    for (const name of folder.split('/')) this.#names.add(name);
  }

  /** A root that is itself a package is imported by its own folder's name. */
  addRoot(root: string): void {
    if (existsSync(nodePath.join(root, '__init__.py'))) this.#names.add(nodePath.basename(root));
  }

  has(module: string): boolean {
    return this.#names.has(module);
  }
}

/**
 * The project that a file or folder belongs to: the folder with `.git` around it, else the folder itself.
 * All of it is asked for modules, so that checking one file or the whole project gives the same answers.
 */
export function projectOf(path: string, isFolder: boolean): string {
  const folder = isFolder ? path : nodePath.dirname(path);
  return folderAbove(folder, candidate => existsSync(nodePath.join(candidate, '.git'))) ?? folder;
}
