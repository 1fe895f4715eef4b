/** Index settings beside a document, as the server obeys them. */
import assert from 'node:assert/strict';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const file = 'requirements.txt';
const corp = 'https://corp.example/simple';
const codes = async () => (await session.items(file)).map(({ code }) => code);
const capabilities = { ...pulling, workspace: { diagnostics: { refreshSupport: true } } };

describe('language server: index settings', () => {
  afterEach(() => session.dispose());

  it('of the project are read again when they change', async () => {
    session = await startSession({ capabilities, files: { 'uv.toml': `index-url = "${corp}"\n` } });
    await session.open(file, 'zz-no-such-project\n');
    assert.deepEqual(await codes(), []);
    session.folder.write('uv.toml', '');
    const changes = [{ uri: session.uri('uv.toml'), type: 2 }];
    await session.rpc.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await session.until('a refresh', () => session.refreshes.length > 0);
    assert.deepEqual(await codes(), ['unknown-project']);
  });

  it('of a document beside it count as they are on the screen', async () => {
    session = await startSession({ capabilities, files: { 'base-requirements.txt': 'numpy\n' } });
    await session.open('base-requirements.txt', 'numpy\n');
    await session.open(file, '-r base-requirements.txt\nzz-no-such-project\n');
    assert.deepEqual(await codes(), ['unknown-project']);
    await session.change('base-requirements.txt', { text: `-i ${corp}\nnumpy\n` });
    await session.until('a refresh', () => session.refreshes.length > 0);
    assert.deepEqual(await codes(), []);
  });

  it('of variables and of the editor count', async () => {
    session = await startSession({ capabilities, env: { PIP_EXTRA_INDEX_URL: corp } });
    await session.open(file, 'zz-no-such-project\n');
    assert.deepEqual(await codes(), ['index-confusion'], 'and no longer unknown');
    await session.dispose();
    session = await startSession({ capabilities, initializationOptions: { index: { extraUrls: [corp] } } });
    await session.open(file, 'zz-no-such-project\n');
    assert.deepEqual(await codes(), []);
  });

  it('of an untrusted workspace are a reason to be unsure all the same', async () => {
    session = await startSession({
      capabilities,
      files: { 'uv.toml': `index-url = "${corp}"\n` },
      initializationOptions: { trusted: false },
    });
    await session.open(file, 'zz-no-such-project\n');
    assert.deepEqual(await codes(), []);
  });
});
