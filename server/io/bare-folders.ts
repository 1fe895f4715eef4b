/** Remembers which folders a walk has seen that hold no settings of any kind, so that nobody looks into them for some. */
import { isIndexFile } from './project-indexes.ts';

export interface BareFolders {
  /** By the folder's absolute path. A folder that was never noted may hold anything. */
  isBare(folder: string): boolean;
  /** What lies in a folder. */
  note(folder: string, names: readonly string[]): void;
}

/** For a single run: nobody tells of files that are made later. */
export function createBareFolders(): BareFolders {
  const bare = new Set<string>();
  return {
    isBare: folder => bare.has(folder),
    note: (folder, names) => {
      if (!names.some(mayHoldSettings)) bare.add(folder);
    },
  };
}

/** Some file systems do not tell cases apart. */
const others = new Set(['.git', 'antivenom.toml', 'pyproject.toml', 'setup.cfg']);

function mayHoldSettings(name: string): boolean {
  // Nearly all files are sources.
  return !name.endsWith('.py') && (others.has(name.toLowerCase()) || isIndexFile(name));
}
