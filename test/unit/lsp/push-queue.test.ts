/** When diagnostics are pushed: with timers that run by hand. */
import assert from 'node:assert/strict';
import { createPushQueue, type PushQueue } from '../../../server/lsp/push-queue.ts';

/** A clock that stands until it is told to run. */
class HandClock {
  time = 0;
  #waiting: { at: number; work: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, work: () => void): () => void {
    const entry = { at: this.time + milliseconds, work };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter(each => each !== entry);
    };
  }

  async run(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      this.#waiting.sort((a, b) => a.at - b.at);
      const next = this.#waiting[0];
      if (!next || next.at > end) break;
      this.#waiting.shift();
      this.time = Math.max(this.time, next.at);
      next.work();
      await settled();
    }
    this.time = end;
    await settled();
  }
}

const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('pushing diagnostics', () => {
  let clock: HandClock;
  let published: string[];
  let computed: string[];
  /** How long judging takes. */
  let cost: number;
  let queue: PushQueue;

  beforeEach(() => {
    clock = new HandClock();
    published = [];
    computed = [];
    cost = 0;
    queue = createPushQueue<string>(
      clock,
      async uri => {
        computed.push(uri);
        clock.time += cost;
        return `${uri}@${clock.time}`;
      },
      (_uri, result) => published.push(result),
    );
  });

  it('is done at once for a text that is judged in a blink', async () => {
    queue.changed('a');
    await clock.run(0);
    assert.deepEqual(published, ['a@0']);
  });

  it('judges several changes in one go', async () => {
    for (let index = 0; index < 5; index++) queue.changed('a');
    await clock.run(0);
    assert.deepEqual(computed, ['a']);
  });

  it('waits for a break in the typing where judging takes long', async () => {
    cost = 50;
    queue.changed('a');
    await clock.run(0);
    for (let index = 0; index < 3; index++) {
      queue.changed('a');
      await clock.run(100);
    }
    assert.equal(computed.length, 1);
    await clock.run(200);
    assert.equal(computed.length, 2);
  });

  it('shows something every second all the same', async () => {
    cost = 50;
    queue.changed('a');
    await clock.run(0);
    for (let index = 0; index < 30; index++) {
      queue.changed('a');
      await clock.run(100);
    }
    assert.ok(computed.length >= 3 && computed.length <= 5, String(computed.length));
  });

  it('keeps documents apart, and forgets a closed one', async () => {
    queue.changed('a');
    queue.changed('b');
    queue.forget('a');
    await clock.run(0);
    assert.deepEqual(published, ['b@0']);
  });

  it('drops an answer for a text that has changed or closed meanwhile', async () => {
    const answers: ((value: string) => void)[] = [];
    const late = createPushQueue<string>(
      clock,
      () => new Promise(resolve => answers.push(resolve)),
      (_uri, result) => published.push(result),
    );
    late.changed('a');
    await clock.run(0);
    late.changed('a');
    await clock.run(0);
    answers[1]?.('new');
    await settled();
    answers[0]?.('old');
    await settled();
    assert.deepEqual(published, ['new']);
    late.changed('b');
    await clock.run(0);
    late.forget('b');
    answers[2]?.('closed');
    await settled();
    assert.deepEqual(published, ['new']);
  });
});
