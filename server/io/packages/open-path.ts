/** Opens what lies on disk as a package: a wheel, a source distribution, an egg or a folder. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { openFolder } from './open-folder.ts';
import { type OpenPackage, openPackage } from './open-package.ts';
import { NotOpened } from './open-published.ts';

/** By their endings; what is inside decides how they are read. */
export const archiveName = /\.(?:whl|egg|zip|tar\.gz|tgz|tar)$/i;

/** A larger file is no Python package that anybody could look through. */
const largestArchive = 512 * 1024 * 1024;

/** Throws `NotOpened`. */
export function openPath(path: string): OpenPackage {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new NotOpened(`there is no file or folder ${path}`);
  if (stats.isDirectory()) return openFolder(path);
  if (!archiveName.test(path)) throw new NotOpened(`${path} is no wheel, sdist, egg or zip file`);
  if (stats.size > largestArchive) throw new NotOpened(`${path} is larger than 512 MB`);
  return openPackage(basename(path), readSource(path));
}

function readSource(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new NotOpened(`cannot read ${path}`);
  }
}
