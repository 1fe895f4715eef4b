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
