/** Waits for what may take long, and goes on without it: an editor that asks wants an answer now. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Timers } from './push-queue.ts';

/** How long people wait for a card or a list before they look elsewhere. */
export const patience = 2000;

/**
 * Settles once the work is done, has failed, took longer than `milliseconds`, or nobody wants it any longer; in the
 * latter two cases the signal tells the work so.
 */
export async function withinTime(
  work: (signal: AbortSignal) => Promise<void>,
  milliseconds: number,
  after: Timers['after'],
  token: CancellationToken,
): Promise<void> {
  const control = new AbortController();
  await new Promise<void>(resolve => {
    const end = () => {
      control.abort();
      resolve();
    };
    const cancelTimer = after(milliseconds, end);
    const listener = token.onCancellationRequested(end);
    work(control.signal)
      .catch(() => {})
      .finally(() => {
        cancelTimer();
        listener.dispose();
        resolve();
      });
  });
}
