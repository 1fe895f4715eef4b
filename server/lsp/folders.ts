/** The workspace folders, and which of them a document belongs to. */
import { paths } from '../io/paths.ts';

export interface Folders {
  /** The address, as the client wrote it, of the innermost folder around a document; null outside of all. */
  folderOf(uri: string): string | null;
  /** The folders on disk, outermost ones only: each file is scanned once. */
  roots(): readonly Root[];
  change(added: readonly string[], removed: readonly string[]): void;
}

export interface Root {
  readonly uri: string;
  readonly path: string;
}

export function createFolders(initial: readonly string[]): Folders {
  let folders = initial.flatMap(rootOf);
  return {
    folderOf: uri => innermost(folders, uri)?.uri ?? null,
    roots: () =>
      folders.filter(
        ({ path }, index) =>
          !folders.some(
            (other, at) =>
              at !== index && paths.isInside(other.path, path) && (other.path !== path || at < index),
          ),
      ),
    change: (added, removed) => {
      const gone = new Set(removed);
      folders = [...folders.filter(({ uri }) => !gone.has(uri)), ...added.flatMap(rootOf)];
    },
  };
}

function innermost(folders: readonly Root[], uri: string): Root | null {
  const path = paths.uriToPath(uri);
  if (path === null) return null;
  let best: Root | null = null;
  for (const folder of folders)
    if (
      paths.isInside(paths.key(folder.path), paths.key(path)) &&
      folder.path.length > (best?.path.length ?? -1)
    )
      best = folder;
  return best;
}

function rootOf(uri: string): Root[] {
  const path = paths.uriToPath(uri);
  return path === null ? [] : [{ uri, path }];
}
