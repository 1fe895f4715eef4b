/** What agents inside the editor use: the tool, through the editor's own interface; and text that nobody has typed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const tool = 'check_python_packages';

describe('Antivenom for agents in the editor', () => {
  before(() => vscode.extensions.getExtension('antivenom.antivenom')?.activate());

  it('lists its tool with a description and a schema', () => {
    const listed = vscode.lm.tools.find(({ name }) => name === tool);
    assert.match(listed?.description ?? '', /before installing Python packages/);
    const { properties = {} } = (listed?.inputSchema ?? {}) as { properties?: object };
    assert.deepEqual(Object.keys(properties), ['names', 'text', 'filename']);
  });

  it('says of names what was meant', async () => {
    const answer = await invoke({ names: ['reqeusts', 'numpy'] });
    assert.match(answer, /^2 checked offline .*: 1 not in order; do not install them/);
    assert.match(answer, /^reqeusts: suspicious\. .*Meant: requests\.$/m);
    assert.match(answer, /^numpy: ok$/m);
    assert.match(answer, /^<data-[0-9a-f]{12}>$/m);
  });

  it('judges a manifest that is not written yet', async () => {
    const answer = await invoke({ text: 'requests\ncolourama\n', filename: 'requirements.txt' });
    assert.match(answer, /^requirements\.txt:2: warning \[typosquat\] .*'colorama'/m);
  });

  it('answers a question that makes no sense with what is wrong with it', async () => {
    assert.match(await invoke({}), /^Nothing was checked: give 'names'/);
  });
});

describe('Antivenom and text that nobody has typed', () => {
  let document: vscode.TextDocument;

  before(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder, 'requirements-pasted.txt');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('numpy\n'));
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await underlined();
  });

  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('judges what an agent writes into an open file', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'reqeusts>=2\nflask\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await underlined('reqeusts');
  });

  it('judges what is pasted', async () => {
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, document);
    await vscode.env.clipboard.writeText('colourama\nsklearn\n');
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await underlined('reqeusts', 'colourama', 'sklearn');
  });

  it('judges what an agent writes into a closed file that is then opened', async () => {
    const uri = vscode.Uri.joinPath(document.uri, '../generated/requirements.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode('colourama\n') });
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await underlinedIn(uri, 'colourama');
  });

  /** Waits until exactly these names are underlined; the test's own time limit ends the wait. */
  function underlined(...names: string[]): Promise<void> {
    return underlinedIn(document.uri, ...names);
  }
});

async function invoke(input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

function underlinedIn(uri: vscode.Uri, ...names: string[]): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
      const found = vscode.languages
        .getDiagnostics(uri)
        .filter(({ source }) => source === 'antivenom')
        .map(({ range }) => document?.getText(range));
      if (JSON.stringify(found.sort()) !== JSON.stringify([...names].sort())) return;
      subscription.dispose();
      resolve();
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}
