/** A notebook in the editor: its cells are documents of their own, and one fix can change several. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Antivenom in a notebook', () => {
  let notebook: vscode.NotebookDocument;

  before(async () => {
    notebook = await openNotebook('plot.ipynb', [
      '%pip install colourama numpy',
      'y = reqeusts.get("https://example.org")',
      'import numpy\nimport reqeusts',
    ]);
    await findingsOf(2, 1);
  });

  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('underlines names of packages in its cells, each in its place', async () => {
    const cells = notebook.getCells().map(({ document }) => document);
    const found = await Promise.all([findingsOf(0, 1), findingsOf(1, 0), findingsOf(2, 1)]);
    assert.deepEqual(
      found.map((each, index) => each.map(({ range }) => cells[index]?.getText(range))),
      [['colourama'], [], ['reqeusts']],
    );
  });

  it('reports nothing under the address of the file as well', async () => {
    await vscode.commands.executeCommand('antivenom.scanWorkspace');
    assert.deepEqual(vscode.languages.getDiagnostics(notebook.uri), []);
  });

  it('shows the card in a cell', async () => {
    const { document } = notebook.cellAt(2);
    const position = document.positionAt(document.getText().indexOf('numpy') + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const cards = hovers.flatMap(({ contents }) =>
      contents.map(content => (typeof content === 'string' ? content : content.value)),
    );
    assert.ok(cards.some(card => card.includes('numpy')));
  });

  it('renames the import and its use in another cell with one fix', async () => {
    const { document } = notebook.cellAt(2);
    const [finding] = await findingsOf(2, 1);
    assert.ok(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const rename = actions.find(({ title }) => title === "Replace 'reqeusts' with 'requests'");
    assert.ok(rename?.edit);
    assert.ok(await vscode.workspace.applyEdit(rename.edit));
    await findingsOf(2, 0);
    assert.equal(notebook.cellAt(1).document.getText(), 'y = requests.get("https://example.org")');
    assert.equal(document.getText(), 'import numpy\nimport requests');
  });

  function findingsOf(index: number, count: number): Promise<vscode.Diagnostic[]> {
    return new Promise(resolve => {
      const look = () => {
        const found = vscode.languages
          .getDiagnostics(notebook.cellAt(index).document.uri)
          .filter(({ source }) => source === 'antivenom');
        if (found.length !== count) return;
        subscription.dispose();
        resolve(found);
      };
      const subscription = vscode.languages.onDidChangeDiagnostics(look);
      look();
    });
  }
});

async function openNotebook(name: string, cells: readonly string[]): Promise<vscode.NotebookDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder, name);
  const content = {
    cells: cells.map(source => ({ cell_type: 'code', metadata: {}, source, outputs: [] })),
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 4,
  };
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(content)));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}
