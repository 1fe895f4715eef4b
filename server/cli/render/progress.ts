/** "12 of 340 files" on standard error while a scan runs; only on a terminal. */
import type { Options } from '../options.ts';
import type { World } from '../world.ts';

export interface Progress {
  show(done: number, total: number): void;
  clear(): void;
}

const everyMs = 100;

export function progressOf(options: Options, world: World, noun = 'files'): Progress {
  if (!options.progress || world.stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  // A short run shows nothing at all, so the first line waits too.
  let last = world.now();
  let shown = false;
  return {
    show: (done, total) => {
      if (world.now() - last < everyMs) return;
      last = world.now();
      shown = true;
      world.stderr.write(`\r\u001B[K${done} of ${total} ${noun}`);
    },
    clear: () => {
      if (shown) world.stderr.write('\r\u001B[K');
    },
  };
}
