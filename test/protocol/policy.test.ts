/** Vetted names and known findings, as the server deals with them. */
import assert from 'node:assert/strict';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const file = 'app/requirements.txt';
const known = JSON.stringify({
  antivenomBaseline: 1,
  findings: [{ rule: 'unofficial-name', file: '../app/requirements.txt', subject: 'sklearn' }],
});
const codes = async (name = file) => (await session.items(name)).map(({ code }) => code);
const files = { 'antivenom.toml': 'baseline = "ci/baseline.json"\n', 'ci/baseline.json': known };
const capabilities = { ...pulling, workspace: { diagnostics: { refreshSupport: true } } };

describe('language server: policy', () => {
  afterEach(() => session.dispose());

  it('a baseline hides known findings, until it changes', async () => {
    session = await startSession({ capabilities, files });
    await session.open(file, 'sklearn\nPIL\n');
    assert.deepEqual(await codes(), ['unofficial-name']);
    session.folder.write('ci/baseline.json', '{"antivenomBaseline": 1, "findings": []}');
    const changes = [{ uri: session.uri('ci/baseline.json'), type: 2 }];
    await session.rpc.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await session.until('a refresh', () => session.refreshes.length > 0);
    assert.equal((await codes()).length, 2);
  });

  it('a baseline of an untrusted workspace hides nothing, and its policy counts', async () => {
    const strict = { ...files, 'antivenom.toml': `${files['antivenom.toml']}policy = "vetted-only"\n` };
    session = await startSession({ capabilities, files: strict, initializationOptions: { trusted: false } });
    await session.open(file, 'sklearn\nPIL\n');
    assert.deepEqual(await codes(), ['unofficial-name', 'not-vetted', 'unofficial-name', 'not-vetted']);
  });

  it('what is wrong with a file that settings name is told where they name it', async () => {
    const text = 'vetted-file = "none.txt"\nbaseline = "ci/baseline.json"\n';
    session = await startSession({
      capabilities,
      files: { 'antivenom.toml': text, 'ci/baseline.json': 'x' },
    });
    await session.open('antivenom.toml', text);
    assert.deepEqual(
      (await session.items('antivenom.toml')).map(({ message, range }) => [range.start.line, message]),
      [
        [0, 'none.txt does not exist'],
        [1, 'ci/baseline.json is no baseline that this version can read'],
      ],
    );
  });
});
