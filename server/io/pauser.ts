/** Keeps long work from holding up everything else in the process. */

/** To be awaited often; true once the work shall stop. */
export type Pause = () => Promise<boolean>;

/** How long work may go on before others get their turn, in milliseconds: half a frame. */
const longestStretch = 8;

/** Lets waiting work run every few milliseconds, and tells once `signal` is aborted. */
export function pauser(signal?: AbortSignal): Pause {
  let last = performance.now();
  return async () => {
    if (signal?.aborted) return true;
    if (performance.now() - last < longestStretch) return false;
    await new Promise(resolve => setImmediate(resolve));
    last = performance.now();
    return signal?.aborted ?? false;
  };
}
