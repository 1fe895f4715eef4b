/** What environments on the disk tell the language server about imports. */
import assert from 'node:assert/strict';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { Folder } from '../support/cli.ts';
import { type LspSession, type SessionOptions, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const site = 'lib/python3.12/site-packages';
const widgets = { [`${site}/acme_widgets-1.0.dist-info/top_level.txt`]: 'widgets\n' };
const text = 'import widgets\n';

/** Environments are read in the background, so the answer comes a little later. */
async function hoverSays(name: string, options: SessionOptions): Promise<void> {
  session = await startSession(options);
  await session.open('app.py', text);
  let shown = '';
  for (
    const end = Date.now() + 5000;
    Date.now() < end;
    await new Promise(resolve => setTimeout(resolve, 20))
  ) {
    const params = { textDocument: { uri: session.uri('app.py') }, position: { line: 0, character: 9 } };
    const hover: Hover | null = await session.rpc.sendRequest('textDocument/hover', params);
    shown = hover ? (hover.contents as MarkupContent).value : '';
    if (shown.includes(name)) return;
  }
  assert.fail(`the hover says '${shown}'`);
}

describe('language server: environments', () => {
  afterEach(() => session.dispose());

  it('tell the project of an import', async () => {
    const inside = Object.entries(widgets).map(([name, content]) => [`.venv/${name}`, content]);
    await hoverSays('acme-widgets', {
      files: { '.venv/pyvenv.cfg': '', 'app.py': text, ...Object.fromEntries(inside) },
    });
  });

  it('may lie elsewhere, where the user has set the Python of a folder', async () => {
    const elsewhere = new Folder({ 'pyvenv.cfg': '', 'bin/python': '', ...widgets });
    try {
      await hoverSays('acme-widgets', {
        files: { 'app.py': text },
        capabilities: { workspace: { configuration: true } },
        settingsOf: section => (section.startsWith('python.') ? `${elsewhere.path}/bin/python` : {}),
      });
    } finally {
      elsewhere.remove();
    }
  });
});
