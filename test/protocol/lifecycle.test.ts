/** The server from its first word to its last, and among clients that do not know how to behave. */
import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { InitializeResult } from 'vscode-languageserver';
import { Folder } from '../support/cli.ts';
import { LspSession, program, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const start = async (options: SessionOptions = {}): Promise<LspSession> => {
  session = await startSession(options);
  return session;
};

describe('language server: life', () => {
  afterEach(() => session.dispose());

  it('says what it can do, and nothing that it cannot', async () => {
    const { capabilities, serverInfo } = (await start()).result;
    assert.equal(serverInfo?.name, 'antivenom');
    assert.match(serverInfo?.version ?? '', /^\d+\.\d+\.\d+/);
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.equal(capabilities.hoverProvider, true);
    assert.ok(capabilities.completionProvider?.triggerCharacters?.includes('='));
    assert.ok(capabilities.documentLinkProvider);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'source.fixAll.antivenom'],
    });
    assert.deepEqual(capabilities.executeCommandProvider?.commands, [
      'antivenom.scanWorkspace',
      'antivenom.checkName',
      'antivenom.inspectPackage',
      'antivenom.scanEnvironment',
      'antivenom.checkLookalikes',
      'antivenom.refreshData',
      'antivenom.fixAll',
      'antivenom.showDocumentation',
      'antivenom.showProject',
    ]);
    session.dispose();
    assert.ok((await start({ capabilities: pulling })).result.capabilities.diagnosticProvider);
  });

  it('ends with 0 after shutdown, with 1 without', async () => {
    assert.equal(await (await start()).shutdown(), 0);
    session.dispose();
    assert.equal(await (await start()).exit(), 1);
  });

  it('ends when its client is gone', async () => {
    await start();
    const ended = once(session.process, 'exit');
    session.process.stdin?.end();
    await ended;
  });

  it('refuses what it does not know, and goes on', async () => {
    await start();
    await assert.rejects(session.rpc.sendRequest('textDocument/noSuchThing', {}), { code: -32601 });
    await session.rpc.sendNotification('$/noSuchThing', {});
    await session.rpc.sendNotification('workspace/noSuchThing', {});
    assert.equal(await session.shutdown(), 0);
  });

  it('answers nothing before it is initialized', async () => {
    session = new LspSession({});
    await assert.rejects(session.rpc.sendRequest('textDocument/hover', {}));
    await session.rpc.sendNotification('textDocument/didOpen', { textDocument: null });
    await session.initialize({});
    assert.equal(await session.shutdown(), 0);
  });

  it('is initialized once', async () => {
    await start();
    await assert.rejects(session.initialize({}), { code: -32600 });
    await session.open('requirements.txt', 'sklearn\n');
    await session.pushed('requirements.txt');
  });

  it('survives parameters of every wrong shape', async () => {
    await start({ isStrict: false, capabilities: pulling });
    await session.open('requirements.txt', 'sklearn\n');
    const methods = [
      'textDocument/diagnostic',
      'textDocument/codeAction',
      'textDocument/hover',
      'workspace/executeCommand',
    ];
    const notifications = [
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didSave',
      'textDocument/didClose',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeWorkspaceFolders',
      'window/workDoneProgress/cancel',
      'antivenom/trustGranted',
      '$/cancelRequest',
    ];
    const uri = session.uri('requirements.txt');
    const junk: unknown[] = [
      {},
      { textDocument: null },
      { textDocument: { uri: 5 } },
      { textDocument: { uri }, position: { line: -1, character: 1e99 }, range: null, context: null },
      { textDocument: { uri }, position: null, context: { diagnostics: null } },
      {
        textDocument: { uri, version: 'x', text: 7, languageId: [] },
        contentChanges: [{ range: {}, text: 3 }],
      },
      { textDocument: { uri: 'file:///%%%' }, changes: [null, { uri: 'x' }, { uri: null, type: 'y' }] },
      { command: '__proto__', arguments: 'x', settings: { antivenom: 7 }, event: null },
      { command: 'antivenom.checkName', arguments: [{ toString: 1 }], token: {} },
      [],
      [[[]]],
    ];
    for (const params of junk) {
      for (const method of methods) await session.rpc.sendRequest(method, params as object).catch(() => {});
      for (const method of notifications) await session.rpc.sendNotification(method, params as object);
    }
    await session.open('other-requirements.txt', 'sklearn\n');
    assert.equal((await session.items('other-requirements.txt')).length, 1);
    assert.ok(session.log.some(line => line.startsWith('textDocument/')));
    assert.equal(await session.shutdown(), 0);
  });

  it('survives messages that are no JSON', async () => {
    await start({ isStrict: false });
    for (const body of [
      '{',
      'null',
      '[]',
      '"x"',
      '{"jsonrpc":"2.0"}',
      '\u0000\u0001',
      '{"id":{},"method":5}',
    ])
      session.process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    await session.open('requirements.txt', 'sklearn\n');
    assert.equal((await session.pushed('requirements.txt')).diagnostics.length, 1);
  });

  it('reads nothing outside of its own folder and the workspace', async () => {
    const outside = new Folder({ 'secret.txt': 'sklearn\n' });
    const reads = join(outside.path, 'reads');
    const files = {
      'requirements.txt': `-r ${outside.path}/secret.txt\n-r ../../../../etc/passwd\nsklearn\n`,
      'a.py': 'import sklearn, yaml\n',
    };
    session = new LspSession({ files, reads });
    symlinkSync(outside.path, join(session.folder.path, 'link'));
    symlinkSync(join(outside.path, 'secret.txt'), join(session.folder.path, 'more-requirements.txt'));
    await session.initialize({});
    await session.open('a.py', files['a.py']);
    await session.open(`file://${outside.path}/secret.txt`, 'x');
    await session.open('requirements.txt', files['requirements.txt']);
    await session.pushed('requirements.txt');
    const summary = await session.command<{ files: number }>('antivenom.scanWorkspace');
    assert.equal(summary.files, 2);
    await session.rpc.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file://${outside.path}/secret.txt`, type: 2 }],
    });
    assert.equal(await session.shutdown(), 0);
    const own = dirname(program);
    // Package data that the user may have fetched.
    const cache = join(devNull, 'cache');
    const strange = readFileSync(reads, 'utf8')
      .split('\n')
      .filter(
        path =>
          path.startsWith('/') && ![own, cache, session.folder.path].some(place => path.startsWith(place)),
      );
    outside.remove();
    assert.deepEqual(strange, []);
  });
});

describe('language server: ways to talk', () => {
  const greet = async (rpc: MessageConnection): Promise<string> => {
    rpc.listen();
    const params = { processId: null, rootUri: null, capabilities: {} };
    const { serverInfo } = await rpc.sendRequest<InitializeResult>('initialize', params);
    await rpc.sendRequest('shutdown');
    await rpc.sendNotification('exit');
    return serverInfo?.name ?? '';
  };

  it('are the channel to a parent process, asked for or found', async () => {
    for (const args of [['--node-ipc'], []]) {
      const server = fork(program, args, { stdio: 'ignore' });
      const ended = once(server, 'exit');
      const rpc = createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
      assert.equal(await greet(rpc), 'antivenom');
      assert.deepEqual(await ended, [0, null]);
    }
  });

  it('are standard input and output where nothing else is said', async () => {
    const server = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(server, 'exit');
    const rpc = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    assert.equal(await greet(rpc), 'antivenom');
    assert.deepEqual(await ended, [0, null]);
  });
});
