/** The workspace folders, and which of them a document belongs to. */
import nodePath from 'node:path';
import { paths } from '../io/paths.ts';

export interface Folders {
  /** The address, as the client wrote it, of the innermost folder around a document; null outside of all. */
  folderOf(uri: string): string | null;
  /** The innermost folder around a file; null outside of all. */
  rootOf(path: string): Root | null;
  /** Where searches from a file upwards end: the innermost folder around it, or its own where there is none. */
  searchRootOf(path: string): string;
  /** The one of `roots` around a file; null outside of all. */
  outermostOf(path: string): Root | null;
  /** The folders on disk, outermost ones only: each file is scanned once. */
  roots(): readonly Root[];
  change(added: readonly string[], removed: readonly string[]): void;
}

export interface Root {
  readonly uri: string;
  readonly path: string;
}

export function createFolders(initial: readonly string[]): Folders {
  let folders = initial.flatMap(folderAt);
  const roots = () =>
    folders.filter(
      ({ path }, index) =>
        !folders.some(
          (other, at) =>
            at !== index && paths.isInside(other.path, path) && (other.path !== path || at < index),
        ),
    );
  return {
    folderOf: uri => {
      const path = paths.uriToPath(uri);
      return path === null ? null : (innermost(folders, path)?.uri ?? null);
    },
    rootOf: path => innermost(folders, path),
    searchRootOf: path => innermost(folders, path)?.path ?? nodePath.dirname(path),
    outermostOf: path => roots().find(each => paths.isInside(each.path, path)) ?? null,
    roots,
    change: (added, removed) => {
      const gone = new Set(removed);
      folders = [...folders.filter(({ uri }) => !gone.has(uri)), ...added.flatMap(folderAt)];
    },
  };
}

function innermost(folders: readonly Root[], path: string): Root | null {
  let best: Root | null = null;
  for (const folder of folders)
    if (
      paths.isInside(paths.key(folder.path), paths.key(path)) &&
      folder.path.length > (best?.path.length ?? -1)
    )
      best = folder;
  return best;
}

function folderAt(uri: string): Root[] {
  const path = paths.uriToPath(uri);
  return path === null ? [] : [{ uri, path }];
}
