/** The folders of a project that a file belongs to, and its texts as they are on the screen or on disk. */
import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import { paths } from './paths.ts';
import { readText } from './read-text.ts';

/** The text of a file that is open in an editor; null for every other. */
export type OpenText = (path: string) => string | null;

export const nothingOpen: OpenText = () => null;

/** Whether a folder is known to hold no settings of any kind; most do not, and need not be looked into then. */
export type IsBare = (folder: string) => boolean;

export const noneBare: IsBare = () => false;

/** The folder of a file below `root`, and those above it; ends at `root`, or at the folder with `.git` before it. */
export function* foldersUpwards(path: string, root: string, isBare = noneBare): Generator<string> {
  for (let folder = nodePath.dirname(path); ; folder = nodePath.dirname(folder)) {
    yield folder;
    if (isTopFolder(folder, root, isBare)) return;
  }
}

/** True where a search upwards ends. */
export function isTopFolder(folder: string, root: string, isBare = noneBare): boolean {
  return (
    folder === root ||
    !paths.isInside(root, folder) ||
    folder === nodePath.dirname(folder) ||
    (!isBare(folder) && existsSync(nodePath.join(folder, '.git')))
  );
}

/** Null where there is no such file, or none that can be read. */
export function textOf(path: string, openText: OpenText): string | null {
  const open = openText(path);
  if (open !== null) return open;
  // Hardly any folder has one, and to be told so by an error takes many times longer.
  if (!existsSync(path)) return null;
  const reading = readText(path);
  return reading.kind === 'text' ? reading.text : null;
}
