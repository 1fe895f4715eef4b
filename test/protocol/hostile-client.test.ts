/** A server that has lived through anything knows what a new one knows; `test/long/fuzz-server.ts` tries more of it. */
import assert from 'node:assert/strict';
import { attack } from '../long/hostile-client.ts';
import { pulling, startSession } from '../support/lsp-session.ts';

describe('language server: a client that keeps to no order', () => {
  it('any messages in any order', () => attack(1, 400)).timeout(30_000);

  it('keystrokes faster than anyone can type', async () => {
    const session = await startSession({ capabilities: pulling });
    try {
      await session.open('requirements.txt', '');
      for (let line = 0; line < 500; line++) {
        const start = { line, character: 0 };
        await session.change('requirements.txt', { range: { start, end: start }, text: 'sklearn\n' });
      }
      assert.equal((await session.items('requirements.txt')).length, 500);
    } finally {
      session.dispose();
    }
  }).timeout(30_000);

  it('a document of two megabytes, which is then closed', async () => {
    const session = await startSession({ capabilities: pulling });
    try {
      await session.open('requirements.txt', 'flask\n'.repeat(300_000));
      const huge = session.items('requirements.txt');
      await session.close('requirements.txt');
      await huge.catch(() => {});
      await session.open('requirements.txt', 'sklearn\n');
      assert.equal((await session.items('requirements.txt')).length, 1);
      assert.equal(await session.shutdown(), 0);
    } finally {
      session.dispose();
    }
  }).timeout(60_000);
});
