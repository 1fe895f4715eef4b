/** "Scan Project": summary, progress, cancel, and findings of files that are not open. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { antivenom } from '../support/cli.ts';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';

interface ScanResult {
  readonly files: number;
  readonly findings: { readonly warning: number };
  readonly cancelled?: boolean;
}

let session: LspSession;
const start = async (files: SessionOptions['files'], options: SessionOptions = {}): Promise<LspSession> => {
  session = await startSession({ files: files ?? {}, capabilities: pulling, ...options });
  return session;
};
const scan = () => session.command<ScanResult>('antivenom.scanWorkspace');
/** Codes of the diagnostics that a client shows for a file that is not open. */
const shown = (name: string) =>
  session.published.findLast(each => each.uri === session.uri(name))?.diagnostics.map(({ code }) => code);
const many = Object.fromEntries(
  Array.from({ length: 3000 }, (_, index) => [
    `p${index % 50}/m${index}.py`,
    'import os\nimport json\n'.repeat(10),
  ]),
);

describe('language server: scan', () => {
  afterEach(() => session.dispose());

  it('finds what the command line finds, and returns its summary', async () => {
    await start({
      'requirements.txt': '-r more.list\nsklearn\n',
      'more.list': 'PIL\n',
      'a/b.py': 'import os\n',
    });
    const summary = await scan();
    const { summary: expected } = JSON.parse(session.folder.antivenom('scan', '--format', 'json').stdout);
    assert.deepEqual({ ...summary, durationMs: 0 }, { ...expected, durationMs: 0 });
    assert.equal(summary.findings.warning, 2);
    assert.deepEqual(shown('requirements.txt'), ['unofficial-name']);
    assert.deepEqual(shown('more.list'), ['unofficial-name']);
    assert.equal(antivenom(['--version']).code, 0);
  });

  it('pushes findings of closed files, and withdraws them while a file is open', async () => {
    await start({ 'requirements.txt': 'sklearn\n', 'dev-requirements.txt': 'sklearn\n' });
    await session.open('requirements.txt', 'numpy\n');
    await scan();
    assert.equal(shown('requirements.txt'), undefined);
    assert.deepEqual(shown('dev-requirements.txt'), ['unofficial-name']);
    await session.open('dev-requirements.txt', 'sklearn\n');
    await session.until('the withdrawal', () => shown('dev-requirements.txt')?.length === 0);
    await session.close('dev-requirements.txt');
    await session.until('the finding again', () => shown('dev-requirements.txt')?.length === 1);
    await session.close('requirements.txt');
    await session.until('what is on disk', () => shown('requirements.txt')?.length === 1);
  });

  it('withdraws what a later scan does not find', async () => {
    await start({ 'requirements.txt': 'sklearn\n', 'dev-requirements.txt': 'sklearn\n' });
    await scan();
    session.folder.write('requirements.txt', 'numpy\n');
    rmSync(join(session.folder.path, 'dev-requirements.txt'));
    await scan();
    assert.deepEqual(shown('requirements.txt'), []);
    assert.deepEqual(shown('dev-requirements.txt'), []);
  });

  it('looks again at files with findings when they change on disk', async () => {
    await start({ 'requirements.txt': 'sklearn\n', 'dev-requirements.txt': 'sklearn\n' });
    await scan();
    session.folder.write('requirements.txt', 'sklearn\nPIL\n');
    rmSync(join(session.folder.path, 'dev-requirements.txt'));
    await session.rpc.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: session.uri('requirements.txt'), type: 2 },
        { uri: session.uri('dev-requirements.txt'), type: 3 },
      ],
    });
    await session.until(
      'both',
      () => shown('requirements.txt')?.length === 2 && shown('dev-requirements.txt')?.length === 0,
    );
  });

  it('leaves out what the settings say, and folders that have left', async () => {
    const initializationOptions = { exclude: ['tests/'] };
    const capabilities = { ...pulling, workspace: { workspaceFolders: true } };
    await start(
      { 'requirements.txt': 'sklearn\n', 'tests/requirements.txt': 'sklearn\n' },
      { initializationOptions, capabilities },
    );
    assert.equal((await scan()).files, 1);
    await session.rpc.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: session.uri('').replace(/\/$/, ''), name: 'workspace' }] },
    });
    await session.until('the withdrawal', () => shown('requirements.txt')?.length === 0);
    assert.equal((await scan()).files, 0);
  });

  it('knows of whole projects what the last scan has seen, in open files too', async () => {
    await start({
      'pyproject.toml':
        '[project]\nname = "acme"\ndependencies = ["requests"]\n[tool.antivenom]\nrules = { undeclared-dependency = "hint", unused-dependency = "hint" }\n',
      'acme/open.py': 'import yaml\n',
      'acme/closed.py': 'import yaml\n',
    });
    await session.open('acme/open.py', 'import yaml\n');
    const codes = async () => (await session.items('acme/open.py')).map(({ code }) => code);
    assert.deepEqual(await codes(), []);
    await scan();
    assert.deepEqual(await codes(), ['undeclared-dependency']);
    assert.deepEqual(shown('acme/closed.py'), ['undeclared-dependency']);
    assert.deepEqual(shown('pyproject.toml'), ['unused-dependency']);
    session.folder.write('acme/closed.py', 'import yaml, requests\n');
    await scan();
    assert.deepEqual(shown('pyproject.toml'), []);
  });

  it('reports its progress under the token that came with it', async () => {
    await start(many);
    const workDoneToken = 'mine';
    const params = { command: 'antivenom.scanWorkspace', workDoneToken };
    const summary = await session.rpc.sendRequest<ScanResult>('workspace/executeCommand', params);
    assert.equal(summary.files, 3000);
    const kinds = session.progress.map(({ token, value }) => `${token} ${value.kind}`);
    assert.equal(kinds[0], 'mine begin');
    assert.equal(kinds.at(-1), 'mine end');
    assert.ok(kinds.slice(1, -1).every(kind => kind === 'mine report'));
    const percentages = session.progress.map(({ value }) => value.percentage ?? 100);
    assert.deepEqual(
      percentages,
      [...percentages].sort((a, b) => a - b),
    );
  }).timeout(30_000);

  it('asks for a token where none came, and stops when it is cancelled', async () => {
    await start(many, { capabilities: { ...pulling, window: { workDoneProgress: true } } });
    const scanning = scan();
    const { token } = await session.until('the start', () => session.progress[0]);
    await session.rpc.sendNotification('window/workDoneProgress/cancel', { token });
    const summary = await scanning;
    assert.equal(summary.cancelled, true);
    assert.ok(summary.files < 3000);
    assert.equal(session.progress.at(-1)?.value.kind, 'end');
  }).timeout(30_000);

  it('stops when its request is cancelled, and answers others meanwhile', async () => {
    await start(many);
    const source = new CancellationTokenSource();
    const params = { command: 'antivenom.scanWorkspace', workDoneToken: 1 };
    const scanning = session.rpc.sendRequest('workspace/executeCommand', params, source.token);
    await session.until('the start', () => session.progress[0]);
    await session.open('requirements.txt', 'sklearn\n');
    assert.equal((await session.items('requirements.txt')).length, 1);
    assert.equal(session.progress.at(-1)?.value.kind === 'end', false);
    source.cancel();
    await assert.rejects(scanning, { code: -32800 });
  }).timeout(30_000);
});
