/**
 * What takes seconds of work at a refresh is done on a thread of its own, so that nobody who types has to wait. Such a
 * thread is one more run of the program, which calls `doTask` where it finds itself one.
 */
import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { copyOfArchive } from '../core/facts/advisory-archive.ts';
import { renewedNameIndex } from '../core/names/renewed-name-index.ts';
import { inflate } from './archive/open-archive.ts';

export type DataTask =
  /** OSV's archive, to a packed copy that is true as of a time. */
  | { readonly kind: 'advisories'; readonly bytes: Uint8Array; readonly asOf: string }
  /** PyPI's listing, to a name index with the ranks of the bundled one, which lies in a file. */
  | { readonly kind: 'names'; readonly bytes: Uint8Array; readonly bundled: string; readonly date: string };

/** Of what it makes itself; the listing of all projects takes some 300 MB. */
const mostMegabytes = 1500;

/**
 * Null where the bytes are of no use, the signal ends the work, or the thread does not live. The bytes go over to the
 * thread and cannot be used afterwards. `program` is the program's own file.
 */
export async function inThread(
  program: string,
  task: DataTask,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  if (signal.aborted) return null;
  const worker = new Worker(program, {
    workerData: { dataTask: task },
    transferList: wholeBuffer(task.bytes),
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  let end = () => {};
  try {
    return await new Promise(resolve => {
      end = () => resolve(null);
      signal.addEventListener('abort', end, { once: true });
      worker.once('message', resolve);
      worker.once('error', end);
      worker.once('exit', end);
    });
  } finally {
    signal.removeEventListener('abort', end);
    await worker.terminate();
  }
}

/** True in a thread that `inThread` has started. */
export const isDataThread = !isMainThread && workerData?.dataTask !== undefined;

/** The whole life of such a thread. */
export function doTask(): void {
  parentPort?.postMessage(resultOf(workerData.dataTask));
}

function resultOf(task: DataTask): Uint8Array | null {
  return task.kind === 'advisories'
    ? copyOfArchive(task.bytes, inflate, task.asOf)
    : renewedNameIndex(task.bytes, readFileSync(task.bundled), task.date);
}

/** None where the bytes are a part of a larger block, which must not go along. */
function wholeBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : [];
}
