/** Opens what lies on disk as a package: a wheel, a source distribution, an egg or a folder. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { sha256 } from '../http/entry-file.ts';
import { openFolder } from './open-folder.ts';
import { type OpenPackage, openPackage } from './open-package.ts';
import { NotOpened } from './open-published.ts';

export interface OpenedPath extends OpenPackage {
  /** Of the archive, in hex digits; null for a folder. */
  readonly sha256: string | null;
}

/** By their endings; what is inside decides how they are read. */
export const archiveName = /\.(?:whl|egg|zip|tar\.gz|tgz|tar)$/i;

/** A larger file is no Python package that anybody could look through. */
const largestArchive = 512 * 1024 * 1024;

/** Throws `NotOpened`. */
export function openPath(path: string): OpenedPath {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new NotOpened(`there is no file or folder ${path}`);
  if (stats.isDirectory()) return { ...openFolder(path), sha256: null };
  if (!archiveName.test(path)) throw new NotOpened(`${path} is no wheel, sdist, egg or zip file`);
  if (stats.size > largestArchive) throw new NotOpened(`${path} is larger than 512 MB`);
  const source = readSource(path);
  return { ...openPackage(basename(path), source), sha256: sha256(source) };
}

function readSource(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new NotOpened(`cannot read ${path}`);
  }
}
