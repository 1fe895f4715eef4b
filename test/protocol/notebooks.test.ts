/** Notebooks that are open in the editor: every cell is a document of its own, and all of them are judged together. */
import assert from 'node:assert/strict';
import type { Hover, MarkupContent, TextDocumentEdit } from 'vscode-languageserver';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const name = 'plot.ipynb';
const syncing = { notebookDocument: { synchronization: {} } };
const pushes = { capabilities: syncing };
const pulls = {
  capabilities: { ...syncing, ...pulling, workspace: { diagnostics: { refreshSupport: true } } },
};
const cell = (index: number) => `vscode-notebook-cell:/plot.ipynb#C${index}`;
const textDocument = (index: number, text: string, languageId = 'python') => ({
  uri: cell(index),
  languageId,
  version: 1,
  text,
});

/** Opens a notebook with these code cells; a list gives text and language. */
async function open(options: SessionOptions, ...cells: readonly (string | readonly [string, string])[]) {
  session = await startSession(options);
  await openCells(cells);
}

async function openCells(cells: readonly (string | readonly [string, string])[]): Promise<void> {
  const documents = cells.map((each, index) =>
    typeof each === 'string' ? textDocument(index, each) : textDocument(index, ...each),
  );
  await session.rpc.sendNotification('notebookDocument/didOpen', {
    notebookDocument: {
      uri: session.uri(name),
      notebookType: 'jupyter-notebook',
      version: 1,
      cells: documents.map(({ uri }) => ({ kind: 2, document: uri })),
    },
    cellTextDocuments: documents,
  });
}

async function edit(cells: object): Promise<void> {
  await session.rpc.sendNotification('notebookDocument/didChange', {
    notebookDocument: { uri: session.uri(name), version: 2 },
    change: { cells },
  });
}

const retype = (index: number, text: string, version = 2) =>
  edit({ textContent: [{ document: { uri: cell(index), version }, changes: [{ text }] }] });

async function close(count: number): Promise<void> {
  await session.rpc.sendNotification('notebookDocument/didClose', {
    notebookDocument: { uri: session.uri(name) },
    cellTextDocuments: Array.from({ length: count }, (_, index) => ({ uri: cell(index) })),
  });
}

async function places(index: number): Promise<string[]> {
  return (await session.items(cell(index))).map(({ code, range: { start, end } }) =>
    [code, start.line, start.character, end.character].join(' '),
  );
}

describe('language server: notebooks', () => {
  afterEach(() => session.dispose());

  it('are asked for where the client has them', async () => {
    await open({ capabilities: pulling });
    assert.equal(session.result.capabilities.notebookDocumentSync, undefined);
    session.dispose();
    await open(pushes);
    assert.ok(session.result.capabilities.notebookDocumentSync);
  });

  it('are checked cell by cell: magics, shell lines, whole shell cells and imports', async () => {
    await open(
      pulls,
      '%pip install numpy colourama\n!pip install sklearn\nfiles = !ls',
      'import numpy as np\n%matplotlib inline\nimport reqeusts',
      '%%bash\npip install colourama',
      ['pip install colourama', 'shellscript'],
      ['%conda install colourama', 'python'],
      ['import reqeusts', 'r'],
      '%%html\nimport reqeusts',
    );
    assert.deepEqual(await places(0), ['typosquat 0 19 28', 'unofficial-name 1 13 20']);
    assert.deepEqual(await places(1), ['typosquat 2 7 15']);
    assert.deepEqual(await places(2), ['typosquat 1 12 21']);
    assert.deepEqual(await places(3), ['typosquat 0 12 21']);
    for (const quiet of [4, 6]) assert.deepEqual(await places(quiet), []);
  });

  it('are pushed to clients that do not pull, each cell under its own address', async () => {
    await open(pushes, 'import numpy', 'x = 1\nimport reqeusts');
    assert.equal((await session.pushed(cell(1))).diagnostics[0]?.range.start.line, 1);
    await retype(1, 'import requests');
    assert.deepEqual((await session.pushed(cell(1), 2)).diagnostics, []);
    assert.ok(session.published.every(({ uri }) => uri.startsWith('vscode-notebook-cell:')));
  });

  it('are never pushed to clients that pull', async () => {
    await open(pulls, 'import reqeusts');
    assert.equal((await session.items(cell(0))).length, 1);
    await retype(0, 'import requests');
    assert.deepEqual(await session.items(cell(0)), []);
    await close(1);
    await session.shutdown();
    assert.deepEqual(session.published, []);
  });

  it('know in each cell what the others write, and say so when that changes', async () => {
    await open(pulls, '%%writefile reqeusts.py\nx = 1', 'import reqeusts');
    assert.deepEqual(await places(1), []);
    await retype(0, 'x = 1');
    await session.until('a wish to be asked again', () => session.refreshes.length > 0);
    assert.deepEqual(await places(1), ['typosquat 0 7 15']);
  });

  it('rename a module in all cells that use it', async () => {
    await open(
      pulls,
      '!echo reqeusts\nreqeusts.get("reqeusts")',
      'y = 1\nimport reqeusts',
      'x = [\nreqeusts',
    );
    const [fix] = await session.codeActions(cell(1), await session.items(cell(1)), ['quickfix']);
    assert.equal(fix?.title, "Replace 'reqeusts' with 'requests'");
    const changes = Object.entries(fix?.edit?.changes ?? {}).map(([uri, edits]) => [
      uri,
      edits.map(({ range: { start, end } }) => [start.line, start.character, end.character]),
    ]);
    assert.deepEqual(changes, [
      [cell(0), [[1, 0, 8]]],
      [cell(1), [[1, 7, 15]]],
      [cell(2), [[1, 0, 8]]],
    ]);
  });

  it('rename no more than the import where a cell gives the name another meaning', async () => {
    const versioned = { workspace: { workspaceEdit: { documentChanges: true } } };
    await open(
      { capabilities: { ...pulls.capabilities, ...versioned } },
      'reqeusts = 1',
      'import reqeusts\nreqeusts.get()',
    );
    const [fix] = await session.codeActions(cell(1), await session.items(cell(1)), ['quickfix']);
    const changes = (fix?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(
      changes.map(({ textDocument, edits }) => [textDocument, edits.length]),
      [[{ uri: cell(1), version: 1 }, 1]],
    );
  });

  it('show a card for the name under the pointer', async () => {
    await open(pulls, 'x = 1\n', 'y = 2\nimport numpy');
    const params = { textDocument: { uri: cell(1) }, position: { line: 1, character: 9 } };
    const hover: Hover | null = await session.rpc.sendRequest('textDocument/hover', params);
    assert.match((hover?.contents as MarkupContent | undefined)?.value ?? '', /numpy/);
    assert.deepEqual(hover?.range, {
      start: { line: 1, character: 7 },
      end: { line: 1, character: 12 },
    });
  });

  it('follow cells that come, go and change places', async () => {
    await open(pulls, 'x = 1', 'import reqeusts');
    await edit({
      structure: {
        array: { start: 0, deleteCount: 1, cells: [{ kind: 2, document: cell(2) }] },
        didOpen: [textDocument(2, '# a\n\n\n!pip install colourama')],
        didClose: [{ uri: cell(0) }],
      },
    });
    assert.deepEqual(await places(2), ['typosquat 3 13 22']);
    assert.deepEqual(await places(1), ['typosquat 0 7 15']);
    await edit({ structure: { array: { start: 0, deleteCount: 1 }, didClose: [{ uri: cell(2) }] } });
    assert.deepEqual(await places(1), ['typosquat 0 7 15']);
  });

  it('are not reported as files on disk while they are open', async () => {
    const text = JSON.stringify({ cells: [{ cell_type: 'code', source: 'import reqeusts' }], nbformat: 4 });
    session = await startSession({ ...pushes, files: { [name]: text } });
    await session.command('antivenom.scanWorkspace');
    await session.until('the finding of the closed file', () =>
      session.published.some(({ uri, diagnostics }) => uri === session.uri(name) && diagnostics.length === 1),
    );
    await openCells(['import reqeusts']);
    await session.until('the closed file to be withdrawn', () => {
      const last = session.published.findLast(({ uri }) => uri === session.uri(name));
      return last?.diagnostics.length === 0;
    });
    await session.command('antivenom.scanWorkspace');
    await session.open(name, text);
    await session.pushed(cell(0));
    assert.equal(session.published.findLast(({ uri }) => uri === session.uri(name))?.diagnostics.length, 0);
    await session.close(name);
    await close(1);
    await session.until('the closed file to come back', () => {
      const last = session.published.findLast(({ uri }) => uri === session.uri(name));
      return last?.diagnostics.length === 1;
    });
  });

  it('obey the settings of the folder that the notebook lies in', async () => {
    await open(
      {
        ...pulls,
        files: { 'antivenom.toml': 'allow = ["reqeusts"]\n' },
      },
      'import reqeusts\n!pip install colourama',
    );
    assert.deepEqual(await places(0), ['typosquat 1 13 22']);
    const actions = await session.codeActions(cell(0), await session.items(cell(0)), ['quickfix']);
    assert.ok(actions.some(({ title }) => title === "Allow 'colourama' in this project"));
  });

  it('heed comments in their cells, and offer to write one', async () => {
    await open(
      pulls,
      "import reqeusts  # antivenom: ignore[typosquat]\nprint('don\\'t')",
      '!pip install colourama',
    );
    assert.deepEqual(await places(0), []);
    const actions = await session.codeActions(cell(1), await session.items(cell(1)), ['quickfix']);
    const ignore = actions.find(({ title }) => title === "Ignore 'typosquat' on this line");
    assert.deepEqual(ignore?.edit?.changes, {
      [cell(1)]: [
        {
          range: { start: { line: 0, character: 22 }, end: { line: 0, character: 22 } },
          newText: '  # antivenom: ignore[typosquat]',
        },
      ],
    });
  });

  it('survive messages that make no sense', async () => {
    await open({ ...pulls, isStrict: false }, 'import reqeusts');
    await edit({ data: [{ kind: 2, document: 'nowhere:x' }] });
    await edit({
      structure: { array: { start: 99, deleteCount: 99, cells: [{ kind: 2, document: 'x:y' }] } },
    });
    await session.rpc.sendNotification('notebookDocument/didOpen', { notebookDocument: null });
    await session.rpc.sendNotification('notebookDocument/didChange', {});
    assert.deepEqual(await places(0), ['typosquat 0 7 15']);
  });
});
