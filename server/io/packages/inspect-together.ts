/**
 * Inspects installed packages on several threads of the same program, the largest first, so that none is left alone
 * with a large one at the end. What a helper cannot do is done by this thread.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { inspect } from '../../core/hidden-code/inspect.ts';
import type { Inspection } from '../../core/hidden-code/inspection.ts';
import type { Knowledge } from '../../core/ports.ts';
import type { Helpers } from '../helpers.ts';
import type { Pause } from '../pauser.ts';
import { type InstalledFiles, openInstalled } from './open-environment.ts';
import { toolsWith } from './tools.ts';

/** A helper takes half a second to start, which fewer files do not pay back. */
const fewestFiles = 1000;
const task = 'inspect';

/** True in a thread that `inspectTogether` has started. */
export const isInspector = !isMainThread && workerData?.task === task;

/** In the order of the packages; those that `pause` has cut off are missing. `onDone` hears how many are done. */
export async function inspectTogether(
  packages: readonly InstalledFiles[],
  knowledge: Knowledge,
  { jobs, program }: Helpers,
  pause: Pause,
  onDone: (done: number, total: number) => void,
): Promise<readonly Inspection[]> {
  const found: (Inspection | null)[] = packages.map(() => null);
  const todo = packages
    .map((_, index) => index)
    .sort((a, b) => (packages[a]?.paths.length ?? 0) - (packages[b]?.paths.length ?? 0));
  const files = packages.reduce((sum, { paths }) => sum + paths.length, 0);
  let done = 0;
  const finish = (index: number, inspection: Inspection | null): void => {
    found[index] = inspection;
    onDone(++done, packages.length);
  };
  const helpers = Math.min(files < fewestFiles ? 0 : jobs - 1, packages.length - 1);
  const runs = Array.from({ length: Math.max(0, helpers) }, () => runHelper(program, packages, todo, finish));
  const work = async (): Promise<void> => {
    for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
      const { files, container } = openInstalled(packages[index] as InstalledFiles);
      const inspection = await inspect(files, container, toolsWith(knowledge), pause);
      if (!inspection) {
        todo.length = 0;
        for (const { stop } of runs) stop();
        return;
      }
      finish(index, inspection);
    }
  };
  await work();
  await Promise.all(runs.map(({ ended }) => ended));
  // What a helper died over comes back.
  await work();
  return found.filter(inspection => inspection !== null);
}

/** The whole life of a helper. */
export function helpInspect(knowledge: Knowledge): void {
  const tools = toolsWith(knowledge);
  parentPort?.on('message', async (installed: InstalledFiles) => {
    const { files, container } = openInstalled(installed);
    parentPort?.postMessage(await inspect(files, container, tools));
  });
}

function runHelper(
  program: string,
  packages: readonly InstalledFiles[],
  todo: number[],
  finish: (index: number, inspection: Inspection | null) => void,
): { readonly ended: Promise<void>; stop(): void } {
  const worker = new Worker(program, { workerData: { task } });
  let held: number | undefined;
  const give = (): void => {
    held = todo.pop();
    if (held === undefined) void worker.terminate();
    else worker.postMessage(packages[held]);
  };
  const ended = new Promise<void>(resolve => {
    worker.on('message', (inspection: Inspection | null) => {
      if (held !== undefined) finish(held, inspection);
      give();
    });
    // A helper that dies also exits.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (held !== undefined) todo.push(held);
      held = undefined;
      resolve();
    });
  });
  give();
  return {
    ended,
    stop: () => {
      held = undefined;
      void worker.terminate();
    },
  };
}
