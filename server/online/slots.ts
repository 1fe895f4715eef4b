/** How many requests are under way at once, in all and for one origin; the others wait in line. */

export interface Slots {
  /** Runs `work` once there is a place for it. A signal that is aborted while it waits makes it run at once: it will see. */
  run<T>(origin: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

export function createSlots(mostInAll: number, mostOfOrigin: number): Slots {
  const running = new Map<string, number>();
  const waiting: { origin: string; start: () => void }[] = [];
  let inAll = 0;
  const count = (origin: string) => running.get(origin) ?? 0;
  const isFree = (origin: string) => inAll < mostInAll && count(origin) < mostOfOrigin;
  const change = (origin: string, by: number) => {
    inAll += by;
    const now = count(origin) + by;
    if (now === 0) running.delete(origin);
    else running.set(origin, now);
  };
  const next = () => {
    // The first in line that has a place: a busy origin holds up no other.
    const index = waiting.findIndex(({ origin }) => isFree(origin));
    if (index >= 0) waiting.splice(index, 1)[0]?.start();
  };
  const place = (origin: string, signal: AbortSignal | undefined) =>
    new Promise<void>(resolve => {
      const start = () => {
        signal?.removeEventListener('abort', leave);
        change(origin, 1);
        resolve();
      };
      const leave = () => {
        const index = waiting.findIndex(each => each.start === start);
        if (index >= 0) waiting.splice(index, 1);
        start();
      };
      if (isFree(origin) || signal?.aborted) return start();
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push({ origin, start });
    });
  return {
    async run(origin, signal, work) {
      await place(origin, signal);
      try {
        return await work();
      } finally {
        change(origin, -1);
        next();
      }
    },
  };
}
