/** The files of a folder for inspection: all of them, whatever Git says, and no link is followed. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import nodePath from 'node:path';
import type { SourceFile } from '../../core/hidden-code/inspection.ts';
import { readText } from '../read-text.ts';
import type { OpenPackage } from './open-package.ts';
import { sha256 } from './tools.ts';

const mostFiles = 400_000;
const deepest = 60;
/** Caches, the histories of version control, and other people's packages that lie in a project. */
const passedOver = new Set([
  '__pycache__',
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '.tox',
  '.nox',
  '.venv',
  'venv',
]);

/** A project's own folder, or what was unpacked somewhere. */
export function openFolder(folder: string): OpenPackage {
  const files = filesBelow(folder).map(path => fileOnDisk(folder, path));
  return {
    files,
    container: {
      kind: 'folder',
      name: nodePath.basename(folder),
      version: null,
      file: null,
      sha256: null,
      problems: [],
    },
  };
}

/** Paths from `root`, with `/` separators, sorted. What cannot be read is left out. */
export function filesBelow(root: string): readonly string[] {
  const found: string[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of entriesOf(nodePath.join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && !passedOver.has(entry.name) && path.split('/').length < deepest)
        waiting.push(path);
      if (found.length >= mostFiles) return found.sort();
    }
  }
  return found.sort();
}

export function fileOnDisk(root: string, path: string): SourceFile {
  const whole = nodePath.join(root, path);
  return {
    path,
    get size() {
      try {
        return lstatSync(whole).size;
      } catch {
        return 0;
      }
    },
    text: () => {
      const reading = readText(whole);
      return reading.kind === 'text' ? reading.text : null;
    },
    sha256: () => {
      try {
        return lstatSync(whole).isFile() ? sha256(readFileSync(whole)) : null;
      } catch {
        return null;
      }
    },
  };
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
