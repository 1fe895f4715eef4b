/** "Allow … in this project": which file it writes to, and that what it writes counts at once. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const file = 'app/requirements.txt';
const creating = {
  ...pulling,
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    diagnostics: { refreshSupport: true },
  },
};
const start = async (
  files: { readonly [name: string]: string },
  text = 'sklearn\n',
  capabilities: object = creating,
): Promise<void> => {
  session = await startSession({ capabilities, files: { [file]: text, ...files } });
  await session.open(file, text);
};
const actions = async (title: RegExp): Promise<CodeAction[]> => {
  const all = await session.codeActions(file, (await session.items(file)).slice(0, 1), ['quickfix']);
  return all.filter(action => title.test(action.title));
};
/** `FILE@VERSION: new text` for each edit, `create FILE` for a new file. */
const said = (action: CodeAction | undefined): string[] =>
  (action?.edit?.documentChanges ?? []).flatMap(change => {
    const name = (uri: string) => uri.slice(pathToFileURL(session.folder.path).href.length + 1);
    if ('kind' in change) return change.kind === 'create' ? `create ${name(change.uri)}` : [];
    const { textDocument, edits } = change as TextDocumentEdit;
    return edits.map(
      edit => `${name(textDocument.uri)}@${textDocument.version}: ${'newText' in edit && edit.newText}`,
    );
  });

describe('language server: allow in this project', () => {
  afterEach(() => session.dispose());

  it('makes a file where the project has none', async () => {
    await start({});
    const [allow, ...rest] = await actions(/^Allow/);
    assert.deepEqual(rest, []);
    assert.equal(allow?.title, "Allow 'sklearn' in this project");
    assert.equal(allow?.isPreferred, undefined);
    assert.deepEqual(said(allow), ['create antivenom.toml', 'antivenom.toml@null: allow = ["sklearn"]\n']);
  });

  it('is not offered where it would take a new file and the client makes none', async () => {
    await start({}, 'sklearn\n', pulling);
    assert.deepEqual(await actions(/^Allow/), []);
  });

  it('takes the root’s pyproject.toml, or the nearest file with settings', async () => {
    await start({ 'pyproject.toml': '[project]\nname = "x"\n', 'app/pyproject.toml': '[tool.x]\n' });
    assert.deepEqual(said((await actions(/^Allow/))[0]), [
      'pyproject.toml@null: \n[tool.antivenom]\nallow = ["sklearn"]\n',
    ]);
    session.dispose();
    await start({ 'pyproject.toml': '[tool.antivenom]\n', 'app/antivenom.toml': 'allow = ["b"]\n' });
    assert.deepEqual(said((await actions(/^Allow/))[0]), ['app/antivenom.toml@null: , "sklearn"']);
    session.dispose();
    await start({
      'app/pyproject.toml': "[tool.antivenom]\nallow = ['b']\n",
      'app/antivenom.toml': 'sensitivity = "audit"\n',
    });
    assert.deepEqual(said((await actions(/^Allow/))[0]), ["app/pyproject.toml@null: , 'sklearn'"]);
  });

  it('reads settings as they are on the screen, and what it writes counts unsaved', async () => {
    await start({ 'pyproject.toml': '[tool.antivenom]\n' });
    await session.open('pyproject.toml', '[tool.antivenom]\nallow = ["b"]\n', 7);
    assert.deepEqual(said((await actions(/^Allow/))[0]), ['pyproject.toml@7: , "sklearn"']);
    await session.change('pyproject.toml', { text: '[tool.antivenom]\nallow = ["b", "sklearn"]\n' });
    await session.until('a refresh', () => session.refreshes.length > 0);
    assert.deepEqual(await session.items(file), []);
    await session.close('pyproject.toml');
    await session.until('another refresh', () => session.refreshes.length > 1);
    assert.equal((await session.items(file)).length, 1);
  });

  it('does not look again for a change that says nothing new', async () => {
    await start({ 'pyproject.toml': '' });
    await session.open('pyproject.toml', '[tool.antivenom]\nallow = ["b"]\n');
    await session.change('pyproject.toml', { text: '# x\n\n[tool.antivenom]\nallow = ["b"]\n' });
    await new Promise(resolve => setTimeout(resolve, 500));
    assert.deepEqual(session.refreshes, []);
  });

  it('offers a pattern for names that share a beginning', async () => {
    await start({ 'antivenom.toml': '' }, 'acmecorp-utils\nacmecorp-core\n');
    const found = await actions(/^Allow/);
    assert.deepEqual(
      found.map(({ title }) => title),
      ["Allow 'acmecorp-utils' in this project", "Allow 'acmecorp-*' in this project"],
    );
    assert.deepEqual(said(found[1]), ['antivenom.toml@null: allow = ["acmecorp-*"]\n']);
  });

  it('never offers to allow what the team denies', async () => {
    await start({ 'antivenom.toml': 'deny = ["sklearn"]\n' });
    assert.deepEqual(await actions(/^Allow/), []);
    assert.equal((await actions(/^Ignore 'denied' on this line$/)).length, 1);
  });

  it('edits without versions for clients that take none', async () => {
    await start({ 'antivenom.toml': 'allow = []\n' }, 'sklearn\n', pulling);
    const [allow] = await actions(/^Allow/);
    assert.deepEqual(
      allow?.edit?.changes?.[session.uri('antivenom.toml')]?.map(each => each.newText),
      ['"sklearn"'],
    );
  });
});

describe('language server: requires-python', () => {
  afterEach(() => session.dispose());

  it('is taken from the project around a requirements file, saved or not', async () => {
    await start({ 'pyproject.toml': '[project]\nrequires-python = ">=3.7"\n' }, 'graphlib\n');
    const codes = async () => (await session.items(file)).map(({ code }) => code);
    assert.deepEqual(await codes(), []);
    await session.open('pyproject.toml', '[project]\nrequires-python = ">=3.7"\n');
    await session.change('pyproject.toml', { text: '[project]\nrequires-python = ">=3.12"\n' });
    await session.until('a refresh', () => session.refreshes.length > 0);
    assert.deepEqual(await codes(), ['stdlib-name']);
  });
});
