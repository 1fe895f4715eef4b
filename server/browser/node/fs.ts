/**
 * Stands in for `node:fs` in a browser: what the language server uses of it, answered from the copy of the workspace.
 * There are no links, as none is brought.
 */
import { type Entry, fileTree } from '../file-tree.ts';

export function existsSync(path: string): boolean {
  return fileTree.entryAt(path) !== null;
}

export function readdirSync(path: string, options?: { readonly withFileTypes: boolean }): unknown[] {
  const entries = fileTree.entriesOf(path);
  if (!entries) throw notThere(path);
  if (!options?.withFileTypes) return [...entries.keys()];
  return [...entries].map(([name, entry]) => ({ name, ...kindOf(entry) }));
}

export function statSync(path: string, options?: { readonly throwIfNoEntry: boolean }): object | undefined {
  const entry = fileTree.entryAt(path);
  if (entry)
    return entry.kind === 'folder'
      ? { ...kindOf(entry), size: 0, mtimeMs: 0, ctimeMs: 0 }
      : { ...kindOf(entry), size: entry.bytes?.length ?? 0, mtimeMs: entry.stamp, ctimeMs: entry.stamp };
  if (options?.throwIfNoEntry === false) return undefined;
  throw notThere(path);
}

export { statSync as lstatSync };

export const realpathSync = {
  native: (path: string): string => {
    if (fileTree.entryAt(path)) return path;
    throw notThere(path);
  },
};

function kindOf({ kind }: Entry) {
  return {
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => false,
  };
}

function notThere(path: string): Error {
  return Object.assign(new Error(`there is no ${path}`), { code: 'ENOENT' });
}
