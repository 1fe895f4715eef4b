/** `antivenom environment [PATH]`: looks into every installed package of an environment, read as files. */
import { resolve } from 'node:path';
import { packageFolders, packageFoldersOf } from '../../io/environment.ts';
import { holdsProjects, readEnvironment } from '../../io/packages/open-environment.ts';
import { inspectInstalled } from '../inspect-packages.ts';
import type { Options } from '../options.ts';
import type { Paint } from '../render/text.ts';
import { activeEnvironments, type ExitCode, UsageError, type World } from '../world.ts';

export async function environmentCommand(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  if (options.operands.length > 1) throw new UsageError('environment takes one PATH');
  const [written] = options.operands;
  const folders = foldersOf(written === undefined ? null : resolve(world.cwd, written), world);
  if (folders.length === 0)
    throw new UsageError(
      written === undefined
        ? 'no environment is active or lies here; name its folder'
        : `there is no environment in ${written}`,
    );
  return await inspectInstalled(folders.flatMap(readEnvironment), options, world, print, paint);
}

/** An environment, its Python, its folder of packages, or a project that has an environment in it. */
function foldersOf(path: string | null, world: World): readonly string[] {
  if (path === null) {
    const here = packageFolders(world.cwd, world.cwd);
    return here.length > 0 ? here : activeEnvironments(world).flatMap(packageFoldersOf);
  }
  if (holdsProjects(path)) return [path];
  const own = packageFoldersOf(path);
  return own.length > 0 ? own : packageFolders(path, path);
}
