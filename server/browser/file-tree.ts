/**
 * The copy of the workspace's files: which there are, and of those that were brought the bytes. One for the whole
 * worker, as a disk is: `node/fs.ts` reads it, `bring-files.ts` fills it.
 */
import nodePath from 'node:path';

export interface FileEntry {
  readonly kind: 'file';
  /** Null where nobody has brought them. */
  readonly bytes: Uint8Array | null;
  /** Why they cannot be had, as a predicate: "is larger than 10 MB". */
  readonly failure: string | null;
  /** Grows with every change of any file. */
  readonly stamp: number;
}

export type Entry = FileEntry | { readonly kind: 'folder' };

const folder: Entry = { kind: 'folder' };
/** Path → name → what it is. */
const folders = new Map<string, Map<string, Entry>>();
/** Files that somebody wanted to read, and that were not there yet. */
let missed = new Set<string>();
let onMissed = (): void => {};
let lastStamp = 0;

export const fileTree = {
  entryAt: (path: string): Entry | null => {
    if (folders.has(path)) return folder;
    return folders.get(nodePath.dirname(path))?.get(nodePath.basename(path)) ?? null;
  },
  /** Null where there is no such folder. */
  entriesOf: (path: string): ReadonlyMap<string, Entry> | null => folders.get(path) ?? null,
  /** Files that were known stay as they are. */
  setFolder: (path: string, names: readonly (readonly [name: string, kind: Entry['kind']])[]): void => {
    const before = folders.get(path);
    const entries = names.map(([name, kind]): [string, Entry] => {
      const known = before?.get(name);
      return [name, known?.kind === kind ? known : kind === 'folder' ? folder : newFile(null, null)];
    });
    folders.set(path, new Map(entries));
  },
  /** With the folders above it, as far as they belong to a folder that is known. */
  setFile: (path: string, bytes: Uint8Array | null, failure: string | null = null): void => {
    let child = path;
    let entry: Entry = newFile(bytes, failure);
    for (let parent = nodePath.dirname(path); parent !== child; parent = nodePath.dirname(parent)) {
      const isKnown = folders.has(parent);
      const entries = folders.get(parent) ?? new Map<string, Entry>();
      entries.set(nodePath.basename(child), entry);
      folders.set(parent, entries);
      if (isKnown) return;
      child = parent;
      entry = folder;
    }
  },
  /** A file, or a folder with all that is in it. */
  remove: (path: string): void => {
    folders.get(nodePath.dirname(path))?.delete(nodePath.basename(path));
    for (const each of folders.keys()) if (each === path || each.startsWith(`${path}/`)) folders.delete(each);
  },
  miss: (path: string): void => {
    missed.add(path);
    onMissed();
  },
  /** What was missed since it was asked last. */
  takeMissed: (): readonly string[] => {
    const taken = [...missed];
    missed = new Set();
    return taken;
  },
  whenMissed: (listener: () => void): void => {
    onMissed = listener;
  },
  /** Every file below, by path. */
  *filesBelow(root: string): Generator<readonly [path: string, file: FileEntry]> {
    for (const [path, entries] of folders) {
      if (path !== root && !path.startsWith(`${root}/`)) continue;
      for (const [name, entry] of entries) if (entry.kind === 'file') yield [`${path}/${name}`, entry];
    }
  },
};

function newFile(bytes: Uint8Array | null, failure: string | null): FileEntry {
  return { kind: 'file', bytes, failure, stamp: ++lastStamp };
}
