/**
 * Inspects installed packages on several threads of the same program, the largest first, so that none is left alone
 * with a large one at the end. A package that a thread dies over is named as a problem, and the others go on.
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
/** Enough for the largest sources that are read at all, in megabytes; a thread that asks for more is ended. */
const mostMemory = 1024;
/** In milliseconds: how soon threads are ended once the work shall stop. */
const patience = 50;

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
  const finish = (index: number, inspection: Inspection): void => {
    found[index] = inspection;
    onDone(++done, packages.length);
  };
  // This thread only waits meanwhile: it must live on whatever a package does to those that read it.
  const helpers = files < fewestFiles || jobs < 2 ? 0 : Math.min(jobs, packages.length);
  const shared = { program, packages, todo, finish };
  const runs = Array.from({ length: helpers }, () => keepHelping(shared));
  let isEnded = helpers === 0;
  const ended = Promise.all(runs.map(run => run.ended)).then(() => {
    isEnded = true;
  });
  while (!isEnded)
    if (await pause()) {
      todo.length = 0;
      for (const { stop } of runs) stop();
      await ended;
    } else await Promise.race([ended, new Promise(resolve => setTimeout(resolve, patience))]);
  // All of a small environment, and what is left where no helper can start.
  for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
    const { files, container } = openInstalled(packages[index] as InstalledFiles);
    const inspection = await inspect(files, container, toolsWith(knowledge), pause);
    if (!inspection) break;
    finish(index, inspection);
  }
  return found.filter(inspection => inspection !== null);
}

/** The whole life of a helper. */
export function helpInspect(knowledge: Knowledge): void {
  const tools = toolsWith(knowledge);
  parentPort?.on('message', async (installed: InstalledFiles) => {
    const { files, container } = openInstalled(installed);
    parentPort?.postMessage(await inspect(files, container, tools));
  });
  parentPort?.postMessage(ready);
}

/** Sent once by a helper that is able to work. */
const ready = 'ready';

interface Shared {
  readonly program: string;
  readonly packages: readonly InstalledFiles[];
  readonly todo: number[];
  readonly finish: (index: number, inspection: Inspection) => void;
}

/** Helpers one after another: the next one starts where the last has died over a package. */
function keepHelping(shared: Shared): { readonly ended: Promise<void>; stop(): void } {
  let isStopped = false;
  let worker: Worker | undefined;
  const live = async (): Promise<void> => {
    for (;;) {
      worker = new Worker(shared.program, {
        workerData: { task },
        resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      });
      const lost = await lifeOf(worker, shared);
      if (lost === null || isStopped) return;
      shared.finish(lost, unfinished(shared.packages[lost] as InstalledFiles));
    }
  };
  return {
    ended: live(),
    stop: () => {
      isStopped = true;
      void worker?.terminate();
    },
  };
}

/** Settles with the package that the helper has died over; null where it has ended well, or could not even start. */
function lifeOf(worker: Worker, { packages, todo, finish }: Shared): Promise<number | null> {
  let held: number | undefined;
  return new Promise(resolve => {
    worker.on('message', (message: Inspection | typeof ready) => {
      if (message !== ready && held !== undefined) finish(held, message);
      held = todo.pop();
      if (held === undefined) void worker.terminate();
      else worker.postMessage(packages[held]);
    });
    // A helper that dies also exits.
    worker.on('error', () => {});
    worker.on('exit', () => resolve(held ?? null));
  });
}

/** Says of a package that nothing can be said of it. */
function unfinished(installed: InstalledFiles): Inspection {
  const { container } = openInstalled(installed);
  const { kind, name, version, file, sha256 } = container;
  const message = 'could not be inspected: it took too much memory, or its reading failed';
  return {
    container: { kind, name, version, file, sha256 },
    verdict: 'quiet',
    because: [],
    hits: [],
    files: installed.paths.length,
    sources: 0,
    unread: [{ file: '', message }],
  };
}
