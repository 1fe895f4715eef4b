/** Settings: at the start, asked for, and changed on the way. */
import assert from 'node:assert/strict';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const start = async (options: SessionOptions = {}): Promise<LspSession> => {
  session = await startSession({ capabilities: pulling, ...options });
  await session.open(file, 'sklearn\nPIL\n');
  return session;
};
const file = 'requirements.txt';
const asked = { ...pulling, workspace: { configuration: true, diagnostics: { refreshSupport: true } } };
const codes = async () => (await session.items(file)).map(({ code, severity }) => `${code} ${severity}`);

describe('language server: settings', () => {
  afterEach(() => session.dispose());

  it('come with initialize', async () => {
    await start({ initializationOptions: { rules: { 'unofficial-name': 'error' }, allow: ['pil'] } });
    assert.deepEqual(await codes(), ['unofficial-name 1']);
  });

  it('are asked of a client that answers', async () => {
    await start({
      capabilities: asked,
      settings: { enable: false },
      initializationOptions: { enable: true },
    });
    assert.deepEqual(await codes(), []);
  });

  it('may change, and all open documents are looked at again', async () => {
    await start({ capabilities: asked, settings: {} });
    assert.equal((await codes()).length, 2);
    session.settings = { exclude: ['requirements.txt'] };
    await session.rpc.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await session.until('a refresh', () => session.refreshes.length > 0);
    assert.deepEqual(await codes(), []);
  });

  it('may be sent by a client that answers no questions, and are pushed on', async () => {
    await start({ capabilities: {} });
    await session.pushed(file);
    const settings = { antivenom: { allow: ['sklearn', 'pil'] } };
    await session.rpc.sendNotification('workspace/didChangeConfiguration', { settings });
    await session.until('the withdrawal', () => session.published.at(-1)?.diagnostics.length === 0);
  });

  it('of the wrong type are left out with one line in the log', async () => {
    await start({ initializationOptions: { sensitivity: 11, rules: { PIL: 'off' } } });
    assert.equal((await codes()).length, 2);
    assert.deepEqual(session.log, [
      "The setting antivenom.sensitivity is left out: it must be 'quiet', 'normal' or 'audit'.",
      "The setting antivenom.rules names 'PIL', which is no rule.",
    ]);
  });

  it('may hold diagnostics back until the text is saved', async () => {
    await start({ initializationOptions: { run: 'onSave' } });
    assert.equal((await codes()).length, 2);
    await session.change(file, { text: 'sklearn\n' });
    assert.equal((await codes()).length, 2);
    await session.save(file);
    assert.equal((await codes()).length, 1);
  });

  it('do the same where diagnostics are pushed', async () => {
    await start({ capabilities: {}, initializationOptions: { run: 'onSave' } });
    assert.equal((await session.pushed(file)).diagnostics.length, 2);
    await session.change(file, { text: 'sklearn\n' });
    await session.command('antivenom.checkName', 'numpy');
    assert.equal(session.published.length, 1);
    await session.save(file);
    assert.equal((await session.pushed(file, 2)).diagnostics.length, 1);
  });

  it('do without a client that never answers', async () => {
    session = await startSession({ capabilities: asked });
    session.rpc.onRequest('workspace/configuration', () => new Promise(() => {}));
    await session.open(file, 'sklearn\n');
    assert.deepEqual(await codes(), ['unofficial-name 2']);
  });

  it('are registered for, and files are watched, where the client wants it so', async () => {
    const dynamicRegistration = true;
    await start({
      capabilities: {
        workspace: {
          didChangeConfiguration: { dynamicRegistration },
          didChangeWatchedFiles: { dynamicRegistration },
        },
      },
    });
    await session.until('both registrations', () => session.registrations.length === 2);
    assert.deepEqual(session.registrations, [
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
  });
});

describe('language server: a project’s own settings', () => {
  afterEach(() => session.dispose());
  const table =
    '[tool.antivenom]\nallow = ["pil"]\nrules = { unofficial-name = "error" }\nexclude = ["old/"]\n';

  it('go before the editor’s, and are read again when they are saved or change on disk', async () => {
    const initializationOptions = { rules: { 'unofficial-name': 'hint' } };
    await start({ files: { 'pyproject.toml': table }, capabilities: asked, initializationOptions });
    assert.deepEqual(await codes(), ['unofficial-name 1']);
    session.folder.write('pyproject.toml', '');
    await session.open('pyproject.toml', '');
    await session.save('pyproject.toml');
    await session.until('a refresh', () => session.refreshes.length > 0);
    assert.deepEqual(await codes(), ['unofficial-name 4', 'unofficial-name 4']);
    session.folder.write('antivenom.toml', 'sensitivity = "quiet"\nallow = ["*"]\n');
    const changes = [{ uri: session.uri('antivenom.toml'), type: 1 }];
    await session.rpc.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await session.until('another refresh', () => session.refreshes.length > 1);
    assert.deepEqual(await codes(), []);
  });

  it('leave out files, in the editor and in a scan', async () => {
    await start({ files: { 'pyproject.toml': table, 'old/requirements.txt': 'sklearn\n' } });
    await session.open('old/requirements.txt', 'sklearn\n');
    assert.deepEqual(await session.items('old/requirements.txt'), []);
    const { files } = await session.command<{ files: number }>('antivenom.scanWorkspace');
    assert.equal(files, 1);
  });

  it('make an untrusted workspace’s checks stricter only', async () => {
    const files = { 'pyproject.toml': table };
    await start({ files, initializationOptions: { trusted: false } });
    assert.deepEqual(await codes(), ['unofficial-name 1', 'unofficial-name 1']);
    await session.open('old/requirements.txt', 'sklearn # antivenom: ignore\n');
    assert.equal((await session.items('old/requirements.txt')).length, 1);
    await session.rpc.sendNotification('antivenom/trustGranted');
    assert.deepEqual(await codes(), ['unofficial-name 1']);
  });

  it('are reported at their place where they cannot be read', async () => {
    await start();
    await session.open('antivenom.toml', 'sensitivty = "quiet"\n');
    const [mistake] = await session.items('antivenom.toml');
    assert.equal(mistake?.message, "Antivenom has no setting 'sensitivty'; did you mean 'sensitivity'?");
    assert.deepEqual(mistake?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } });
  });
});
