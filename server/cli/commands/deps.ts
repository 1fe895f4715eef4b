/** To be joined with the walk over files. */
import type { Options } from '../options.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

export function deps(_options: Options, _world: World, _print: (text: string) => void): ExitCode {
  throw new UsageError('not yet');
}
