/** Completion and links over the wire. */
import assert from 'node:assert/strict';
import type { CompletionList, DocumentLink, TextEdit } from 'vscode-languageserver';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const complete = async (file: string, marked: string, options: SessionOptions = {}) => {
  session = await startSession({ capabilities: pulling, ...options });
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  await session.open(file, marked.replace('|', ''));
  return await session.rpc.sendRequest<CompletionList | null>('textDocument/completion', {
    textDocument: { uri: session.uri(file) },
    position: { line: before.length - 1, character: before.at(-1)?.length },
    context: { triggerKind: 1 },
  });
};

describe('language server: completion', () => {
  afterEach(() => session.dispose());

  it('offers projects in manifests', async () => {
    const list = await complete('pyproject.toml', '[project]\ndependencies = ["requ|"]\n');
    assert.equal(list?.items[0]?.label, 'requests');
    assert.equal((list?.items[0]?.textEdit as TextEdit | undefined)?.newText, 'requests');
    assert.ok(list?.items.every(({ label }) => label.startsWith('requ')));
  });

  it('offers the most used projects where a string has just begun', async () => {
    const text = '[project]\ndependencies = [""]\n';
    session = await startSession({ capabilities: pulling });
    await session.open('pyproject.toml', text);
    const list: CompletionList | null = await session.rpc.sendRequest('textDocument/completion', {
      textDocument: { uri: session.uri('pyproject.toml') },
      position: { line: 1, character: 17 },
      context: { triggerKind: 2, triggerCharacter: '"' },
    });
    assert.equal(list?.items.length, 50);
  });

  it('offers projects in install commands', async () => {
    assert.equal(
      (await complete('Dockerfile', 'FROM x\nRUN pip install djan|\n'))?.items[0]?.label,
      'django',
    );
  });

  it('offers Antivenom’s own settings', async () => {
    const list = await complete('pyproject.toml', '[tool.antivenom]\nsensitivity = "|"\n');
    assert.deepEqual(
      list?.items.map(({ label }) => label),
      ['quiet', 'normal', 'audit'],
    );
  });

  it('offers nothing in imports, in other texts, and where it is switched off', async () => {
    assert.equal(await complete('app.py', 'import requ|'), null);
    session.dispose();
    assert.equal(await complete('notes.txt', 'requ|'), null);
    session.dispose();
    const off = { initializationOptions: { completion: { enabled: false } } };
    assert.equal(await complete('requirements.txt', 'requ|', off), null);
  });
});

describe('language server: document links', () => {
  afterEach(() => session.dispose());

  it('lead to pages of projects that there are, and to repositories', async () => {
    const text = [
      'Flask>=2',
      'no-such-project-at-all',
      'x @ git+https://github.com/acme/x.git@main',
      'y @ git+https://git.acme.example/acme/y',
      '',
    ].join('\n');
    session = await startSession({ capabilities: pulling });
    await session.open('requirements.txt', text);
    await session.open('app.py', 'import flask\n');
    const linksOf = (file: string) =>
      session.rpc.sendRequest<DocumentLink[]>('textDocument/documentLink', {
        textDocument: { uri: session.uri(file) },
      });
    const links = (await linksOf('requirements.txt')).map(({ range: { start, end }, target }) => [
      text.split('\n')[start.line]?.slice(start.character, end.character),
      target,
    ]);
    assert.deepEqual(links, [
      ['Flask', 'https://pypi.org/project/flask/'],
      ['https://github.com/acme/x.git', 'https://github.com/acme/x'],
    ]);
    assert.deepEqual(await linksOf('app.py'), []);
  });
});
