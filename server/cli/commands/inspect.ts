/** `antivenom inspect TARGET`: looks into a wheel, a source distribution or a folder for signs of hidden code. */
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { holdsProjects, readEnvironment } from '../../io/packages/open-environment.ts';
import { openFolder } from '../../io/packages/open-folder.ts';
import { type OpenPackage, openPackage } from '../../io/packages/open-package.ts';
import { inspectInstalled, inspectOne } from '../inspect-packages.ts';
import type { Options } from '../options.ts';
import type { Paint } from '../render/text.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

export async function inspectCommand(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  const [target, ...more] = options.operands;
  if (target === undefined || more.length > 0)
    throw new UsageError('inspect needs one wheel, sdist or folder');
  const path = resolve(world.cwd, target);
  const isFolder = isFolderThere(path);
  if (isFolder && holdsProjects(path))
    return await inspectInstalled(readEnvironment(path), options, world, print, paint);
  const opened = isFolder ? openFolder(path) : openFile(path);
  return await inspectOne(opened, options, world, print, paint);
}

/** A larger file is no Python package that anybody could look through. */
const largestArchive = 512 * 1024 * 1024;

function isFolderThere(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`there is no file or folder ${path}`);
  return stats.isDirectory();
}

function openFile(path: string): OpenPackage {
  if (!/\.(?:whl|egg|zip|tar\.gz|tgz|tar)$/i.test(path))
    throw new UsageError(`${path} is no wheel, sdist, egg or zip file`);
  if (statSync(path).size > largestArchive) throw new UsageError(`${path} is larger than 512 MB`);
  return openPackage(basename(path), readSource(path));
}

function readSource(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`cannot read ${path}`);
  }
}
