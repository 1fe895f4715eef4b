/**
 * Decides when diagnostics are pushed: soon after the last of several changes, and never for a text that has changed
 * again meanwhile. Knows neither the protocol nor the clock; both are handed in.
 */

export interface Timers {
  /** Milliseconds of a clock that only runs forward. */
  now(): number;
  /** Runs `work` later; returns what takes it back. */
  after(milliseconds: number, work: () => void): () => void;
}

export interface PushQueue {
  /** The text or what it is judged by has changed. */
  changed(uri: string): void;
  /** Whatever is under way for this document is dropped. */
  forget(uri: string): void;
}

/** Typing without a break still shows something every second. */
const longestDelay = 1000;

/** `compute` answers null where there is nothing to say; its answer is dropped if it comes too late. */
export function createPushQueue<Result>(
  timers: Timers,
  compute: (uri: string) => Promise<Result | null>,
  publish: (uri: string, result: Result) => void,
): PushQueue {
  const waiting = new Map<string, { since: number; takeBack: () => void }>();
  const tickets = new Map<string, number>();
  const costs = new Map<string, number>();
  let lastTicket = 0;

  const run = async (uri: string): Promise<void> => {
    waiting.delete(uri);
    const ticket = tickets.get(uri);
    const started = timers.now();
    const result = await compute(uri);
    if (tickets.get(uri) !== ticket) return;
    costs.set(uri, timers.now() - started);
    if (result !== null) publish(uri, result);
  };
  return {
    changed: uri => {
      tickets.set(uri, ++lastTicket);
      const before = waiting.get(uri);
      before?.takeBack();
      const since = before?.since ?? timers.now();
      const left = since + longestDelay - timers.now();
      const delay = Math.max(0, Math.min(delayFor(costs.get(uri) ?? 0), left));
      waiting.set(uri, { since, takeBack: timers.after(delay, () => void run(uri)) });
    },
    forget: uri => {
      waiting.get(uri)?.takeBack();
      for (const map of [waiting, tickets, costs]) map.delete(uri);
    },
  };
}

/** What is judged in a blink is judged at once; what takes longer waits for a break in the typing. */
function delayFor(cost: number): number {
  return cost < 15 ? 0 : Math.min(300, cost * 3);
}
