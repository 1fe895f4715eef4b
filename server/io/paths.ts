/**
 * Every conversion between paths, addresses and the names of files in reports. Nothing else in the product takes
 * a path apart, so that Windows and POSIX behave alike and both are tested on either.
 */
import nodePath from 'node:path';
import { pathToUri, uriToPath } from './addresses.ts';

export interface Paths {
  /** The path of the file at an address; null for an address that names none. See `addresses.ts`. */
  uriToPath(uri: string): string | null;
  pathToUri(path: string): string;
  /** What decides the format of a document: its path, or the path part of an address that is no file. */
  nameOfDocument(uri: string): string;
  /** `path` as seen from `root`, with `/` separators; the file's own name where both are the same. */
  relative(root: string, path: string): string;
  /** The same path with `/` separators. */
  slashed(path: string): string;
  /** True for the folder itself and all below it. Compares text: resolve links before. */
  isInside(folder: string, path: string): boolean;
  /** One spelling for each file, to compare two addresses: the case of a drive letter does not matter. */
  key(path: string): string;
}

/** The conversions for one kind of path. Production code uses `paths`; tests ask for both kinds. */
export function pathsOf(flavour: nodePath.PlatformPath): Paths {
  const windows = flavour.sep === '\\';
  const isInside = (folder: string, path: string) => {
    // Nearly always; to resolve both takes many times longer.
    if (path.startsWith(folder) && path[folder.length] === flavour.sep && !path.includes(`${flavour.sep}.`))
      return true;
    const relative = flavour.relative(folder, path);
    return relative !== '..' && !relative.startsWith(`..${flavour.sep}`) && !flavour.isAbsolute(relative);
  };
  const slashed = (path: string) => (windows ? path.replaceAll('\\', '/') : path);
  return {
    slashed,
    uriToPath: uri => uriToPath(uri, windows),
    pathToUri: path => pathToUri(path, windows),
    nameOfDocument: uri => slashed(uriToPath(uri, windows) ?? pathPartOf(uri)),
    relative: (root, path) => {
      const relative = slashed(flavour.relative(root, path));
      return relative === '' ? flavour.basename(path) : relative;
    },
    isInside,
    key: path => (windows ? path.replace(/^[a-z]:/, drive => drive.toUpperCase()) : path),
  };
}

export const paths = pathsOf(nodePath);

/** The path of an address such as `untitled:requirements.txt` or `vscode-notebook-cell:/a/b.ipynb#W0`. */
function pathPartOf(uri: string): string {
  const path = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?([^?#]*)/i.exec(uri)?.[1] ?? uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
