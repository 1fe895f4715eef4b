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

  for (const asked of ['python.defaultInterpreterPath', 'antivenom.activeEnvironment'])
    it(`may lie elsewhere, as the client says for ${asked}`, async () => {
      const elsewhere = new Folder({ 'pyvenv.cfg': '', 'bin/python': '', ...widgets });
      try {
        await hoverSays('acme-widgets', {
          files: { 'app.py': text },
          capabilities: { workspace: { configuration: true } },
          settingsOf: section => (section === asked ? `${elsewhere.path}/bin/python` : {}),
        });
      } finally {
        elsewhere.remove();
      }
    });

  it('of other folders count only once the workspace is trusted', async () => {
    const elsewhere = new Folder({ 'pyvenv.cfg': '', 'bin/python': '', ...widgets });
    try {
      session = await startSession({
        files: { 'app.py': text },
        initializationOptions: { trusted: false },
        capabilities: { workspace: { configuration: true } },
        settingsOf: section => (section === 'antivenom.activeEnvironment' ? elsewhere.path : {}),
      });
      await session.open('app.py', text);
      const ask = async () => {
        const params = { textDocument: { uri: session.uri('app.py') }, position: { line: 0, character: 9 } };
        const hover: Hover | null = await session.rpc.sendRequest('textDocument/hover', params);
        return hover ? (hover.contents as MarkupContent).value : '';
      };
      for (let tries = 0; tries < 10; tries++) {
        assert.doesNotMatch(await ask(), /acme-widgets/);
        await new Promise(resolve => setTimeout(resolve, 30));
      }
      await session.rpc.sendNotification('antivenom/trustGranted');
      let shown = '';
      for (let tries = 0; tries < 100 && !shown.includes('acme-widgets'); tries++) {
        shown = await ask();
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      assert.match(shown, /acme-widgets/);
    } finally {
      elsewhere.remove();
    }
  });
});
