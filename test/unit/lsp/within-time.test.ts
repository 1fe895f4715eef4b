/** Waiting, but not for ever. */
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver';
import { withinTime } from '../../../server/lsp/within-time.ts';

const never = (): Promise<void> => new Promise(() => {});

describe('waiting for a service', () => {
  it('ends with the work, and then stops the clock', async () => {
    const { token } = new CancellationTokenSource();
    let stopped = 0;
    const after = () => () => {
      stopped++;
    };
    await withinTime(() => Promise.resolve(), 5, after, token);
    await withinTime(() => Promise.reject(new Error('down')), 5, after, token);
    assert.equal(stopped, 2);
  });

  it('ends when the time is over, and lets the work go on', async () => {
    const { token } = new CancellationTokenSource();
    let signal: AbortSignal | undefined;
    const work = (given: AbortSignal) => {
      signal = given;
      return never();
    };
    const after = (_milliseconds: number, end: () => void) => {
      setImmediate(end);
      return () => {};
    };
    await withinTime(work, 5, after, token);
    assert.equal(signal?.aborted, false);
  });

  it('ends when nobody wants it any longer, and stops the work', async () => {
    const source = new CancellationTokenSource();
    let signal: AbortSignal | undefined;
    const work = (given: AbortSignal) => {
      signal = given;
      return never();
    };
    const waiting = withinTime(work, 5, () => () => {}, source.token);
    source.cancel();
    await waiting;
    assert.equal(signal?.aborted, true);
  });
});
