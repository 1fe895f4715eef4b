/** Finds the Pythons that a project is for, where a file such as `requirements.txt` does not say so itself. */
import nodePath from 'node:path';
import { formatOf } from '../core/formats/index.ts';
import { foldersUpwards, noneBare, nothingOpen, type OpenText, textOf } from './project-folders.ts';

export interface PythonFinder {
  /** `requires-python` as the nearest manifest from the file upwards has it; null where none says. Ends as settings do. */
  requiresPythonOf(path: string, root: string): string | null;
  /** Some manifest has changed: all are read again when asked for. */
  reset(): void;
}

/** In a folder that has both, the first one that says it. */
const manifests = ['pyproject.toml', 'setup.cfg'] as const;

export function createPythonFinder(openText: OpenText = nothingOpen, isBare = noneBare): PythonFinder {
  const said = new Map<string, string | null>();
  const saidIn = (folder: string): string | null => {
    const before = said.get(folder);
    if (before !== undefined) return before;
    const found = isBare(folder) ? null : readFolder(folder, openText);
    said.set(folder, found);
    return found;
  };
  const answers = new Map<string, string | null>();
  return {
    requiresPythonOf: (path, root) => {
      // Nothing is said of imports that rests on it, and most files of a project are sources.
      if (/\.py[iw]?$/i.test(path)) return null;
      const key = `${root}\0${nodePath.dirname(path)}`;
      const before = answers.get(key);
      if (before !== undefined) return before;
      let found: string | null = null;
      for (const folder of foldersUpwards(path, root, isBare)) {
        found = saidIn(folder);
        if (found !== null) break;
      }
      answers.set(key, found);
      return found;
    },
    reset: () => {
      said.clear();
      answers.clear();
    },
  };
}

function readFolder(folder: string, openText: OpenText): string | null {
  for (const name of manifests) {
    const text = textOf(nodePath.join(folder, name), openText);
    // The least that every way of saying it has in common.
    if (!text?.includes('python')) continue;
    const found = formatOf(name)?.parse(text).requiresPython ?? null;
    if (found !== null) return found;
  }
  return null;
}
