/**
 * Which top-level modules a project supplies itself. Errs on the side of "its own": a module that any file of the
 * project could be is never taken for a package from an index.
 */
import { existsSync, readdirSync } from 'node:fs';
import nodePath from 'node:path';
import { ownCopy } from '../core/own-copy.ts';
import { folderAbove } from './walk.ts';

const extension = /\.(?:pyi?|pyx|pyw|so|pyd)$/i;

/** True for a file that Python could import; `relative` has `/` separators. */
export function isModuleFile(relative: string): boolean {
  // A file without a name, such as `.py`, has no extension either.
  return extension.test(relative) && relative[relative.lastIndexOf('/') + 1] !== '.';
}

/** Collects the names of modules from the files of a tree. */
export class LocalModules {
  readonly #names = new Set<string>();
  /** Files of one folder come one after another; its own names are noted once. */
  #lastFolder = '';

  /**
   * Notes `NAME` of `NAME.py` and of `NAME.cpython-313-x86_64-linux-gnu.so`, and every folder above it: `a/b/c.py` may
   * be imported as `a`, `b` or `c`. `folder` has `/` separators, and is empty for the root.
   */
  add(folder: string, name: string): void {
    if (!isModuleFile(name)) return;
    this.#names.add(ownCopy(name.slice(0, name.indexOf('.'))));
    if (folder === '' || folder === this.#lastFolder) return;
    this.#lastFolder = folder;
    for (const step of folder.split('/')) this.#names.add(ownCopy(step));
  }

  /** The same for a path with `/` separators. */
  addPath(relative: string): void {
    const slash = relative.lastIndexOf('/');
    this.add(relative.slice(0, Math.max(slash, 0)), relative.slice(slash + 1));
  }

  /** A root that is itself a package is imported by its own folder's name. */
  addRoot(root: string): void {
    if (existsSync(nodePath.join(root, '__init__.py'))) this.#names.add(nodePath.basename(root));
  }

  /** Notes what lies directly in a folder; any folder there may be a package. */
  addFolder(folder: string): void {
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory()) this.#names.add(entry.name);
        else this.add('', entry.name);
    } catch {
      // A folder that cannot be listed supplies no module that could be imported from it.
    }
  }

  get names(): ReadonlySet<string> {
    return this.#names;
  }

  has(module: string): boolean {
    return this.#names.has(module);
  }
}

/**
 * The repository that a folder belongs to, null for none. All of it is asked for modules, so that checking one file
 * or the whole project gives the same answers.
 */
export function repositoryOf(folder: string): string | null {
  return folderAbove(folder, candidate => existsSync(nodePath.join(candidate, '.git')));
}
