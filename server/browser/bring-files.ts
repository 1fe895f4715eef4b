/**
 * Brings the files of the workspace into the worker, by asking the client for them: the list of all files first, then
 * settings and manifests. Sources are brought when a scan wants them; open documents are with the server anyway.
 */
import type { Connection } from 'vscode-languageserver';
import { formatOf } from '../core/formats/index.ts';
import { paths } from '../io/paths.ts';
import { createConfigFinder } from '../io/project-config.ts';
import { neverEntered } from '../io/walk.ts';
import type { BroughtFiles, FileBringer } from '../lsp/brought-files.ts';
import { isConfigFile } from '../lsp/watched-files.ts';
import { type FileParams, listFolder, readFile } from '../lsp/worker-protocol.ts';
import { pathToUri, uriToPath } from './addresses.ts';
import { fileTree } from './file-tree.ts';
import { inParallel } from './in-parallel.ts';
import { largestFile } from './read-text.ts';

/** More folders are not listed, and more bytes not held: what is left out is said of each file that is wanted. */
const mostFolders = 5000;
const mostBytes = 128 * 1024 * 1024;
/** In milliseconds: how long nothing is judged for want of files. */
const patience = 5000;
/** What is missed at one moment is brought together. */
const pause = 20;
/** The type of a file event. */
const deleted = 3;

export const bringFiles: FileBringer = (connection, onMore) => {
  const ask = askerOf(connection);
  let bytes = 0;
  let isReady = false;
  let opening = 1;
  let settle = (): void => {};
  const ready = new Promise<void>(resolve => {
    settle = () => {
      isReady = true;
      resolve();
    };
  });
  setTimeout(() => settle(), patience);

  const read = async (path: string): Promise<void> => {
    const before = fileTree.entryAt(path);
    const held = before?.kind === 'file' ? (before.bytes?.length ?? 0) : 0;
    if (bytes - held > mostBytes) {
      fileTree.setFile(path, null, 'is left out, as the project is too large for a browser');
      return;
    }
    const content = await ask(readFile, path);
    if (!(content instanceof Uint8Array)) fileTree.setFile(path, null, 'could not be read');
    else if (content.length > largestFile) fileTree.setFile(path, null, 'is larger than 10 MB');
    else {
      bytes += content.length - held;
      fileTree.setFile(path, content);
    }
  };
  const readAll = (files: readonly string[]) => inParallel(files, read);

  /** Settings name further files, by any name: whoever looks at the settings misses them. */
  const bringNamed = async (root: string, settings: readonly string[]): Promise<void> => {
    const finder = createConfigFinder();
    for (const path of settings) finder.configOf(path, root);
    await readAll(fileTree.takeMissed());
  };

  const bring = async (root: string): Promise<void> => {
    let level: readonly string[] = [root];
    for (let listed = 0; level.length > 0 && listed < mostFolders; listed += level.length) {
      const below: string[] = [];
      await inParallel(level.slice(0, mostFolders - listed), async folder => {
        const entries = entriesIn(await ask(listFolder, folder));
        if (!entries) return;
        fileTree.setFolder(folder, entries);
        for (const [name, kind] of entries)
          if (kind === 'folder' && !neverEntered.has(name)) below.push(`${folder}/${name}`);
      });
      level = below;
    }
    await readAll(unread(root, isWantedSoon));
    await bringNamed(root, [...fileTree.filesBelow(root)].map(([path]) => path).filter(isConfigFile));
  };

  let isWaiting = false;
  fileTree.whenMissed(() => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      const missed = fileTree.takeMissed();
      if (missed.length > 0) void readAll(missed).then(onMore);
    }, pause);
  });

  const roots: string[] = [];
  let isOpened = false;
  return {
    ready: () => ready,
    isComplete: () => opening === 0,
    open: async folders => {
      const added = folders.flatMap(uri => uriToPath(uri) ?? []);
      roots.push(...added);
      // The first call ends the state in which nothing is known yet.
      if (isOpened) opening++;
      isOpened = true;
      await Promise.all(added.map(bring));
      opening--;
      const isLate = isReady;
      settle();
      if (isLate && added.length > 0) onMore();
    },
    changed: async changes => {
      const touched: string[] = [];
      const settings = new Map<string, string[]>();
      for (const { uri, type } of changes) {
        const path = uriToPath(uri);
        const root = path === null ? undefined : roots.find(each => paths.isInside(each, path));
        if (path === null || root === undefined) continue;
        const before = fileTree.entryAt(path);
        if (type === deleted) fileTree.remove(path);
        else if ((before?.kind === 'file' && before.bytes) || isWantedSoon(path)) touched.push(path);
        else if (before?.kind !== 'folder') fileTree.setFile(path, null);
        if (isConfigFile(path)) settings.set(root, [...(settings.get(root) ?? []), path]);
      }
      await readAll(touched);
      for (const [root, files] of settings) await bringNamed(root, files);
    },
    all: async () => {
      await ready;
      await readAll(roots.flatMap(root => unread(root, path => formatOf(path) !== null)));
    },
  } satisfies BroughtFiles;
};

function unread(root: string, isWanted: (path: string) => boolean): readonly string[] {
  return [...fileTree.filesBelow(root)]
    .filter(([path, { bytes, failure }]) => bytes === null && failure === null && isWanted(path))
    .map(([path]) => path);
}

/** Whatever a text may be judged by. */
function isWantedSoon(path: string): boolean {
  const format = formatOf(path);
  return (format !== null && format.id !== 'python') || path.endsWith('/.gitignore') || isConfigFile(path);
}

/** Null where the client does not answer, or knows no such request. */
function askerOf(connection: Connection): (method: string, path: string) => Promise<unknown> {
  return async (method, path) => {
    try {
      return await connection.sendRequest(method, { uri: pathToUri(path) } satisfies FileParams);
    } catch {
      return null;
    }
  };
}

/** Read with suspicion: a name with a slash would lie elsewhere. */
function entriesIn(answer: unknown): (readonly [string, 'file' | 'folder'])[] | null {
  if (!Array.isArray(answer)) return null;
  return answer.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [name, kind]: unknown[] = entry;
    const isName = typeof name === 'string' && !/^\.{0,2}$|[/\0]/.test(name);
    return isName && (kind === 'file' || kind === 'folder') ? [[name, kind] as const] : [];
  });
}
