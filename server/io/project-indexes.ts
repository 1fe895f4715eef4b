/** Finds the index settings that hold for a file: those of its project's files, of the user, and of the machine. */
import { readdirSync } from 'node:fs';
import nodePath from 'node:path';
import type { IndexSetting } from '../core/dependency.ts';
import { formatOf } from '../core/formats/index.ts';
import { type IndexInForce, indexOf } from '../core/indexes/index-in-force.ts';
import { pipIndexes } from '../core/indexes/pip.ts';
import { pdmTomlIndexes, poetryTomlIndexes, uvTomlIndexes } from '../core/indexes/tools.ts';
import { canonicalName } from '../core/names/canonical.ts';
import { parseToml } from '../core/toml/parse.ts';
import { stringAt, treeOf } from '../core/toml/tree.ts';
import { machineIndexes } from './machine-indexes.ts';
import { foldersUpwards, noneBare, nothingOpen, type OpenText } from './project-folders.ts';
import { readText } from './read-text.ts';
import type { Machine } from './settings-places.ts';

export interface IndexFinder {
  /**
   * For a file below `root`, without what the file says itself; null stands for no file at all. The search goes
   * upwards and ends as that for settings does. The addresses of an untrusted project are marked: its files may be
   * a reason to keep a name back, and never one to contact anyone.
   */
  indexesOf(path: string | null, root: string, isTrusted: boolean): readonly IndexInForce[];
  /** Some settings file has changed: all are read again when asked for. */
  reset(): void;
}

export function createIndexFinder(
  machine: Machine,
  openText: OpenText = nothingOpen,
  isBare = noneBare,
): IndexFinder {
  let ofMachine: readonly IndexInForce[] | null = null;
  const inFolders = new Map<string, readonly FileWithIndexes[]>();
  const around = new Map<string, readonly FileWithIndexes[]>();
  let answers = new WeakMap<readonly FileWithIndexes[], readonly IndexInForce[]>();
  const inFolder = (folder: string, isTrusted: boolean): readonly FileWithIndexes[] => {
    const key = `${isTrusted} ${folder}`;
    const before = inFolders.get(key);
    if (before) return before;
    const found = isBare(folder) ? nothing : readFolder(folder, openText, isTrusted);
    inFolders.set(key, found);
    return found;
  };
  /** The files of a folder and of those above it; one list for all folders that add nothing of their own. */
  const upwards = (path: string, root: string, isTrusted: boolean): readonly FileWithIndexes[] => {
    const folders: string[] = [];
    let found: readonly FileWithIndexes[] = nothing;
    for (const folder of foldersUpwards(path, root, isBare)) {
      const before = around.get(`${isTrusted} ${root}\0${folder}`);
      if (before) {
        found = before;
        break;
      }
      folders.push(folder);
    }
    for (const folder of folders.reverse()) {
      const own = inFolder(folder, isTrusted);
      if (own.length > 0) found = [...own, ...found];
      around.set(`${isTrusted} ${root}\0${folder}`, found);
    }
    return found;
  };
  return {
    indexesOf: (path, root, isTrusted) => {
      ofMachine ??= machineIndexes(machine);
      if (path === null) return ofMachine;
      const files = upwards(path, root, isTrusted);
      // Nearly all folders say nothing; they share the machine's list.
      if (files.length === 0) return ofMachine;
      const joined = (all: readonly FileWithIndexes[], machine: readonly IndexInForce[]) => [
        ...all.flatMap(({ indexes }) => indexes),
        ...machine,
      ];
      // What a file says itself is asked of its text.
      const others = files.filter(file => file.path !== path);
      if (others.length < files.length) return others.length > 0 ? joined(others, ofMachine) : ofMachine;
      const answer = answers.get(files) ?? joined(files, ofMachine);
      answers.set(files, answer);
      return answer;
    },
    reset: () => {
      ofMachine = null;
      inFolders.clear();
      around.clear();
      answers = new WeakMap();
    },
  };
}

const nothing: readonly never[] = [];

/** True for a file that may set indexes for the files around it. */
export function isIndexFile(name: string): boolean {
  return ownNotations.has(name.toLowerCase()) || otherFiles.test(name);
}

const ownNotations: ReadonlyMap<string, (text: string) => readonly IndexSetting[]> = new Map([
  ['uv.toml', uvTomlIndexes],
  ['pdm.toml', pdmTomlIndexes],
  ['poetry.toml', poetryTomlIndexes],
  ['pip.conf', () => []],
  ['pip.ini', () => []],
]);

/** Those that no format reads. */
export const indexFiles: readonly string[] = [...ownNotations.keys()];

/** Requirements files stand beside one another and pull each other in, so what one says holds for all of them. */
const otherFiles = /^(?:pyproject\.toml|pixi\.toml|pipfile|.*(?:requirements|constraints).*\.(?:txt|in))$/i;

/** More files that set indexes than any honest folder has. */
const mostFiles = 50;

interface FileWithIndexes {
  readonly path: string;
  readonly indexes: readonly IndexInForce[];
}

function readFolder(folder: string, openText: OpenText, isTrusted: boolean): readonly FileWithIndexes[] {
  return entriesOf(folder)
    .filter(isIndexFile)
    .slice(0, mostFiles)
    .map(name => {
      const path = nodePath.join(folder, name);
      return { path, indexes: readFile(path, name, openText, isTrusted) };
    })
    .filter(({ indexes }) => indexes.length > 0);
}

/** The least that every way of naming an index has in common; most files are not parsed for it. */
const telling = /index|source|find[-_]links|url|^[ \t]{0,20}-[if]/m;
/** No file written by hand comes near, and not many with hashes of every package. */
const largestFile = 4 * 1024 * 1024;

function readFile(
  path: string,
  name: string,
  openText: OpenText,
  isTrusted: boolean,
): readonly IndexInForce[] {
  const text = openText(path) ?? textOnDisk(path);
  const isPyproject = name.toLowerCase() === 'pyproject.toml';
  return [
    ...(isPyproject && text.includes('name') ? projectItself(path, text, isTrusted) : []),
    ...(telling.test(text) ? readIndexes(name, text, isTrusted) : []),
  ];
}

/** A project that nobody has published still has a name, which its own documents and scripts mention. */
function projectItself(path: string, text: string, isTrusted: boolean): readonly IndexInForce[] {
  const root = treeOf(parseToml(text));
  const name = stringAt(root, 'project', 'name') ?? stringAt(root, 'tool', 'poetry', 'name');
  if (name === null) return [];
  const of = { origin: 'project', tool: 'pip', name: null, isContactable: isTrusted } as const;
  return [
    { ...of, kind: 'workspace', address: nodePath.dirname(path), holds: new Set([canonicalName(name)]) },
  ];
}

function readIndexes(name: string, text: string, isTrusted: boolean): readonly IndexInForce[] {
  if (/^pip\.(?:conf|ini)$/i.test(name))
    return pipIndexes([{ text, origin: 'project', isContactable: isTrusted }], {});
  const settings = ownNotations.get(name.toLowerCase())?.(text) ?? formatOf(name)?.parse(text).indexes ?? [];
  return settings.flatMap(setting => indexOf(setting, 'project', isTrusted));
}

function textOnDisk(path: string): string {
  const reading = readText(path, largestFile);
  return reading.kind === 'text' ? reading.text : '';
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
