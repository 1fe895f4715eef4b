/** Waits for what may take long, and goes on without it: an editor that asks wants an answer now. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Timers } from './push-queue.ts';

/** How long people wait for a card or a list before they look elsewhere. */
export const patience = 2000;

/**
 * Settles once the work is done, has failed, took longer than `milliseconds`, or nobody wants it any longer. Only in
 * that last case does the signal stop the work: what comes late is still of use to who asks again.
 */
export async function withinTime(
  work: (signal: AbortSignal) => Promise<void>,
  milliseconds: number,
  after: Timers['after'],
  token: CancellationToken,
): Promise<void> {
  const control = new AbortController();
  await new Promise<void>(resolve => {
    const cancelTimer = after(milliseconds, resolve);
    const listener = token.onCancellationRequested(() => {
      control.abort();
      resolve();
    });
    work(control.signal)
      .catch(() => {})
      .finally(() => {
        cancelTimer();
        listener.dispose();
        resolve();
      });
  });
}
