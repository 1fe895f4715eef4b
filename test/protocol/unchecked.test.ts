/** Antivenom's own extension is told how many names of a document could not be checked, and why. */
import assert from 'node:assert/strict';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';

describe('names that could not be checked', () => {
  let session: LspSession;
  afterEach(() => session.dispose());

  const told = async (initializationOptions: object): Promise<unknown[]> => {
    session = await startSession({ capabilities: pulling, initializationOptions });
    const phrases: unknown[] = [];
    session.rpc.onNotification('antivenom/unchecked', params => void phrases.push(params));
    await session.open('requirements.txt', 'numpy\nflask\n');
    await session.items('requirements.txt');
    await session.change('requirements.txt', { text: '# nothing\n' });
    await session.items('requirements.txt');
    return phrases;
  };

  it('are counted in a phrase, which is taken back', async () => {
    const phrases = await told({ client: 'vscode' });
    const uri = session.uri('requirements.txt');
    assert.deepEqual(phrases, [
      { uri, phrase: '2 names not checked (offline)' },
      { uri, phrase: '' },
    ]);
  });

  it('are told to nobody who would not understand it', async () => {
    assert.deepEqual(await told({}), []);
  });
});
