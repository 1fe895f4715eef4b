/** Diagnostics of open documents, pushed and pulled. */
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { Diagnostic, FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const start = async (options: SessionOptions = {}): Promise<LspSession> => {
  session = await startSession(options);
  return session;
};
const file = 'requirements.txt';
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});
const places = (diagnostics: readonly Diagnostic[]) => diagnostics.map(each => each.range);

describe('language server: pushed diagnostics', () => {
  afterEach(() => session.dispose());

  it('say everything the contract promises', async () => {
    await start();
    await session.open(file, 'numpy\nsklearn>=1\n');
    const { diagnostics, version } = await session.pushed(file);
    assert.equal(version, 1);
    const [diagnostic] = diagnostics;
    assert.deepEqual(diagnostic?.range, range(1, 0, 7));
    assert.equal(diagnostic?.severity, 2);
    assert.equal(diagnostic?.source, 'antivenom');
    assert.equal(diagnostic?.code, 'unofficial-name');
    assert.match(diagnostic?.codeDescription?.href ?? '', /^file:.*\/docs\/rules\/unofficial-name\.md$/);
    assert.match(String(diagnostic?.message), /^'sklearn' .*'scikit-learn'/);
    assert.deepEqual(diagnostic?.data, {
      name: 'sklearn',
      canonical: 'sklearn',
      target: 'scikit-learn',
      targetModule: null,
      confidence: 'high',
    });
  });

  it('point from a lock to the line that brings the project in', async () => {
    await start({ files: { 'pyproject.toml': '[project]\ndependencies = ["flask"]\n' } });
    await session.open(
      'uv.lock',
      '[[package]]\nname = "flask"\ndependencies = [{ name = "colourama" }]\n[[package]]\nname = "colourama"\n',
    );
    const [diagnostic] = (await session.pushed('uv.lock')).diagnostics;
    assert.deepEqual(diagnostic?.relatedInformation, [
      {
        location: { uri: session.uri('pyproject.toml'), range: range(1, 17, 22) },
        message: "'flask' brings it in: flask → colourama",
      },
    ]);
  });

  it('underline the slip that gives the product its first example', async () => {
    await start();
    await session.open(file, 'colourama==0.4.6\n');
    const [diagnostic] = (await session.pushed(file)).diagnostics;
    assert.equal(diagnostic?.code, 'typosquat');
    assert.deepEqual(diagnostic?.range, range(0, 0, 9));
    assert.equal((diagnostic?.data as { target?: string } | undefined)?.target, 'colorama');
  });

  it('follow edits, whatever their order and however wrong their ranges', async () => {
    await start();
    await session.open(file, 'sklearn\nnumpy\n');
    await session.change(
      file,
      { range: range(1, 0, 5), text: 'sklearn' },
      { range: range(0, 0, 7), text: 'flask' },
      { range: range(99, 0, 5), text: '\nPIL' },
      { range: { start: { line: 0, character: 5 }, end: { line: 0, character: 0 } }, text: 'django' },
      { range: range(0, 6, 9999), text: '' },
    );
    const { diagnostics } = await session.pushed(file, 2);
    assert.deepEqual(places(diagnostics), [range(1, 0, 7), range(3, 0, 3)]);
  });

  it('come for the last of many changes, and carry its version', async () => {
    await start();
    await session.open(file, 'n\n');
    for (let index = 0; index < 300; index++)
      await session.change(file, { range: range(0, 0, 1 + index), text: 'n'.repeat(2 + index) });
    await session.change(file, { text: 'sklearn\n' });
    const { diagnostics } = await session.pushed(file, 302);
    assert.equal(diagnostics.length, 1);
    const versions = session.published.map(each => each.version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
  });

  it('count as editors do, with any line ends and beside any characters', async () => {
    await start();
    await session.open(file, '# 🐍🐍\r\nsklearn # ä\rPIL\n');
    assert.deepEqual(places((await session.pushed(file)).diagnostics), [range(1, 0, 7), range(2, 0, 3)]);
    await session.open('a.py', 's = "🐍"; import sklearn\nx = "🐍🐍"; import yaml as y; import os\n');
    const imports = await session.rpc.sendRequest('textDocument/hover', {
      textDocument: { uri: session.uri('a.py') },
      position: { line: 1, character: 19 },
    });
    assert.deepEqual((imports as { range: unknown } | null)?.range, range(1, 19, 23));
  });

  it('are withdrawn when the document closes, and do not come for what is not ours', async () => {
    await start();
    await session.open(file, 'sklearn\n');
    await session.pushed(file);
    await session.close(file);
    await session.until('the withdrawal', () => session.published.at(-1)?.diagnostics.length === 0);
    await session.open('notes.csv', 'sklearn\n');
    await session.open('untitled:requirements.txt', 'sklearn\n');
    await session.pushed('untitled:requirements.txt');
    assert.ok(session.published.every(({ uri }) => !uri.endsWith('notes.csv')));
  });

  it('never keep a server from ending that judges a huge document', async () => {
    await start();
    await session.open(file, `${'numpy>=1 # a comment\n'.repeat(50_000)}sklearn\n`);
    const { diagnostics } = await session.pushed(file);
    assert.deepEqual(places(diagnostics), [range(50_000, 0, 7)]);
    await session.open('big-requirements.txt', 'x'.repeat(11 * 1024 * 1024));
    await session.open('dev-requirements.txt', 'sklearn\n');
    await session.pushed('dev-requirements.txt');
    assert.equal(await session.shutdown(), 0);
  }).timeout(30_000);
});

describe('language server: pulled diagnostics', () => {
  afterEach(() => session.dispose());

  it('are never pushed as well', async () => {
    await start({ capabilities: pulling });
    await session.open(file, 'sklearn\n');
    assert.equal((await session.items(file)).length, 1);
    await session.change(file, { text: 'numpy\n' });
    assert.equal((await session.items(file)).length, 0);
    await session.close(file);
    assert.equal(await session.shutdown(), 0);
    assert.deepEqual(session.published, []);
  });

  it('are unchanged until something changes', async () => {
    await start({ capabilities: pulling });
    await session.open(file, 'sklearn\n');
    const first = (await session.pull(file)) as FullDocumentDiagnosticReport;
    assert.deepEqual(await session.pull(file, first.resultId), {
      kind: 'unchanged',
      resultId: first.resultId,
    });
    assert.equal((await session.pull(file, 'of another life')).kind, 'full');
    await session.change(file, { text: 'PIL\n' });
    const second = (await session.pull(file, first.resultId)) as FullDocumentDiagnosticReport;
    assert.equal(second.kind, 'full');
    assert.notEqual(second.resultId, first.resultId);
    await session.close(file);
    await session.open(file, 'sklearn\n', 1);
    assert.equal((await session.pull(file, first.resultId)).kind, 'full');
  });

  it('are empty for a document that nobody has opened', async () => {
    await start({ capabilities: pulling });
    assert.deepEqual(await session.pull('file:///etc/requirements.txt'), { kind: 'full', items: [] });
  });

  it('answer a cancelled request as such, or with its result', async () => {
    await start({ capabilities: pulling });
    await session.open(file, 'sklearn\n'.repeat(2000));
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: session.uri(file) } };
    const answer = session.rpc.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    await answer.catch(error => assert.equal(error.code, -32800));
    assert.equal((await session.items(file)).length, 2000);
  });

  it('point to pages inside VS Code there', async () => {
    const initializationOptions = { client: 'vscode', uriScheme: 'vscode-insiders' };
    await start({ capabilities: pulling, initializationOptions });
    await session.open(file, 'sklearn\n');
    const [diagnostic] = await session.items(file);
    assert.equal(
      diagnostic?.codeDescription?.href,
      'vscode-insiders://antivenom.antivenom/rule/unofficial-name',
    );
  });

  it('take a module that the workspace supplies for its own', async () => {
    const files = { 'lib/deep/sklearn/__init__.py': '', 'cv2.py': '' };
    const capabilities = { ...pulling, workspace: { diagnostics: { refreshSupport: true } } };
    await start({ capabilities, files });
    await session.open('app.py', 'import cv2\n');
    assert.deepEqual(await session.items('app.py'), []);
    await session.until('the walk over the workspace', () => session.refreshes.length > 0);
    assert.deepEqual(await session.items('app.py'), []);
  });
});
