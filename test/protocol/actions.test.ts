/** Quick fixes, fix-all, hovers and the smaller commands. */
import assert from 'node:assert/strict';
import type { CodeAction, Hover, MarkupContent, WorkspaceEdit } from 'vscode-languageserver';
import type { FixAllResult } from '../../server/lsp/protocol.ts';
import { bundledKnowledge } from '../support/bundled.ts';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';

let session: LspSession;
const file = 'requirements.txt';
const { names } = bundledKnowledge();
const showing = { ...pulling, window: { showDocument: { support: true } } };
const start = async (text: string, options: SessionOptions = {}): Promise<LspSession> => {
  session = await startSession({ capabilities: showing, ...options });
  await session.open(file, text);
  return session;
};
const newTexts = (edit: WorkspaceEdit | undefined) =>
  edit?.changes?.[session.uri(file)]?.map(each => each.newText);
const hoverAt = async (line: number, character: number, document = file): Promise<string | null> => {
  const position = { line, character };
  const params = { textDocument: { uri: session.uri(document) }, position };
  const hover: Hover | null = await session.rpc.sendRequest('textDocument/hover', params);
  return hover && (hover.contents as MarkupContent).value;
};

describe('language server: code actions', () => {
  afterEach(() => session.dispose());

  it('replace, remove, ignore, and show the rule’s page, under the promised titles', async () => {
    await start('sklearn\npathlib\n');
    const diagnostics = await session.items(file);
    const [replace, ignore, show, ...rest] = await session.codeActions(file, diagnostics.slice(0, 1), [
      'quickfix',
    ]);
    assert.deepEqual(rest, []);
    assert.equal(ignore?.title, "Ignore 'unofficial-name' on this line");
    assert.equal(ignore?.isPreferred, undefined);
    assert.deepEqual(newTexts(ignore?.edit), ['  # antivenom: ignore[unofficial-name]']);
    assert.equal(replace?.title, "Replace 'sklearn' with 'scikit-learn'");
    assert.equal(replace?.kind, 'quickfix');
    assert.equal(replace?.isPreferred, true);
    assert.deepEqual(replace?.diagnostics, diagnostics.slice(0, 1));
    assert.deepEqual(newTexts(replace?.edit), ['scikit-learn']);
    assert.equal(show?.title, "Show documentation for 'unofficial-name'");
    const [remove] = await session.codeActions(file, diagnostics.slice(1), ['quickfix']);
    assert.equal(remove?.title, "Remove 'pathlib'");
    assert.equal(remove?.isPreferred, undefined);
  });

  it('fix the slip that gives the product its first example', async () => {
    await start('colourama\n');
    const [replace] = await session.codeActions(file, await session.items(file));
    assert.equal(replace?.title, "Replace 'colourama' with 'colorama'");
    assert.deepEqual(newTexts(replace?.edit), ['colorama']);
  });

  it('are offered for the first findings of a long selection, and take their time for no more', async () => {
    await start('sklearn\n'.repeat(5000));
    const diagnostics = await session.items(file);
    const all = { start: { line: 0, character: 0 }, end: { line: 5000, character: 0 } };
    const asked = {
      textDocument: { uri: session.uri(file) },
      range: all,
      context: { diagnostics, only: ['quickfix'] },
    };
    const actions = await session.rpc.sendRequest<CodeAction[]>('textDocument/codeAction', asked);
    assert.equal(actions.filter(({ isPreferred }) => isPreferred).length, 50);
  }).timeout(20_000);

  it('name the version they are for, where the client takes one', async () => {
    const capabilities = { ...showing, workspace: { workspaceEdit: { documentChanges: true } } };
    await start('sklearn\n', { capabilities });
    await session.change(file, { text: 'PIL\n' });
    const [replace] = await session.codeActions(file, await session.items(file));
    assert.deepEqual(replace?.edit?.documentChanges?.[0], {
      textDocument: { uri: session.uri(file), version: 2 },
      edits: [{ range: (await session.items(file))[0]?.range, newText: 'pillow' }],
    });
  });

  it('are made from the text as it is, not from diagnostics that have grown old', async () => {
    await start('sklearn\n');
    const old = await session.items(file);
    await session.change(file, { text: 'numpy\n\n\nPIL\n' });
    assert.deepEqual(await session.codeActions(file, old, ['quickfix']), []);
  });

  it('offer all safe fixes together, and only those', async () => {
    await start('sklearn\nreqeusts\nnumpy\ndjagno>=4 # x\ncolourama==0.4.6\n');
    for (const only of ['source', 'source.fixAll', 'source.fixAll.antivenom']) {
      const [action, ...rest] = await session.codeActions(file, [], [only]);
      assert.deepEqual(rest, []);
      assert.equal(action?.kind, 'source.fixAll.antivenom');
      assert.deepEqual(newTexts(action?.edit), ['requests', 'django']);
    }
    assert.deepEqual(await session.codeActions(file, [], ['refactor', 'source.organizeImports']), []);
  });

  it('fix all by command too', async () => {
    await start('reqeusts\n');
    const result = await session.command<FixAllResult>('antivenom.fixAll', session.uri(file));
    assert.deepEqual(result, { edits: 1, applied: true });
    assert.deepEqual(newTexts(session.appliedEdits[0] as WorkspaceEdit), ['requests']);
  });

  it('change nothing unasked in an untrusted workspace', async () => {
    await start('reqeusts\n', { initializationOptions: { trusted: false } });
    const fixAll = () => session.command<FixAllResult>('antivenom.fixAll', session.uri(file));
    assert.deepEqual(await session.codeActions(file, [], ['source.fixAll']), []);
    assert.deepEqual(await fixAll(), { edits: 0, applied: false });
    assert.equal((await session.codeActions(file, await session.items(file), ['quickfix'])).length, 3);
    await session.rpc.sendNotification('antivenom/trustGranted');
    assert.deepEqual(await fixAll(), { edits: 1, applied: true });
  });

  it('show only pages that there are', async () => {
    await start('');
    assert.equal(await session.command('antivenom.showDocumentation', 'typosquat'), true);
    assert.match(JSON.stringify(session.shown), /file:.*\/docs\/rules\/typosquat\.md/);
    await assert.rejects(session.command('antivenom.showDocumentation', '../../etc/passwd'));
    await assert.rejects(session.command('no.such.command'));
    assert.equal(session.shown.length, 1);
  });
});

describe('language server: names', () => {
  afterEach(() => session.dispose());
  const reading = {
    ...pulling,
    textDocument: { ...pulling.textDocument, hover: { contentFormat: ['markdown', 'plaintext'] } },
  };

  it('are checked by command, as on the command line', async () => {
    await start('');
    const check = (name: unknown) => session.command<Record<string, unknown>>('antivenom.checkName', name);
    const { findings: _, ...sklearn } = await check('sklearn');
    assert.deepEqual(sklearn, {
      name: 'sklearn',
      canonical: 'sklearn',
      exists: true,
      rank: names.rank('sklearn'),
      verdict: 'suspicious',
    });
    assert.deepEqual(await check('Django'), {
      name: 'Django',
      canonical: 'django',
      exists: true,
      rank: names.rank('django'),
      verdict: 'ok',
      findings: [],
    });
    for (const name of [undefined, 5, '', ' ', 'x'.repeat(501)]) await assert.rejects(check(name));
  });

  it('lead to the pages of projects that there are', async () => {
    await start('');
    assert.equal(await session.command('antivenom.showProject', 'Django'), true);
    assert.deepEqual(session.shown, [{ uri: 'https://pypi.org/project/django/', external: true }]);
    for (const name of [undefined, 5, '', '../x', 'no-such-project-at-all'])
      await assert.rejects(session.command('antivenom.showProject', name));
  });

  it('show their standing in a hover', async () => {
    await start('numpy>=1\nno-such-project-at-all\ngit+https://h/x.git#egg=y\n-e .\n', {
      capabilities: reading,
    });
    assert.equal(
      await hoverAt(0, 2),
      [
        '[**numpy**](https://pypi.org/project/numpy/)',
        `number ${names.rank('numpy')} of the 14,985 most used`,
        'could not be checked\\: offline',
      ].join('\n\n'),
    );
    const absent = (await hoverAt(1, 0)) ?? '';
    assert.ok(absent.startsWith('**Information: unknown\\-project**  \n'));
    assert.deepEqual(absent.split('\n\n').slice(1), [
      '**no\\-such\\-project\\-at\\-all**',
      'not in the list of 2026\\-11\\-01',
      'could not be checked\\: offline',
    ]);
    assert.equal(await hoverAt(0, 7), null);
    assert.equal(await hoverAt(99, 99), null);
  });

  it('stand beside the project that they imitate', async () => {
    await start('sklearn\n', { capabilities: reading });
    const lines = (await hoverAt(0, 0))?.split('\n') ?? [];
    assert.equal(lines[0], '**Warning: unofficial\\-name**  ');
    assert.match(lines[1] ?? '', /^'sklearn' is the import name of 'scikit\\-learn' \\\(rank \d+\\\)/);
    assert.deepEqual(lines.slice(-6, -2), [
      '|  | [sklearn](https://pypi.org/project/sklearn/) | [scikit\\-learn](https://pypi.org/project/scikit-learn/) |',
      '|---|---|---|',
      `| Rank | ${names.rank('sklearn')?.toLocaleString('en-US')} | ${names.rank('scikit-learn')} |`,
      '| In the list of 2026\\-11\\-01 | yes | yes |',
    ]);
  });

  it('leave the sentence to an editor that shows it beside the card', async () => {
    await start('colourama\nimport-that-is-free\n', {
      capabilities: reading,
      initializationOptions: { client: 'vscode' },
    });
    const lines = (await hoverAt(0, 0))?.split('\n') ?? [];
    assert.equal(
      lines[0],
      '**Warning: typosquat** · probably meant: [colorama](https://pypi.org/project/colorama/)',
    );
    assert.equal(lines[2], '**colourama**');
    assert.equal(lines[4], 'not in the list of 2026\\-11\\-01');
    assert.equal(lines[6], '|  | colourama | [colorama](https://pypi.org/project/colorama/) |');
    assert.equal((await hoverAt(1, 0))?.split('\n')[0], '**Information: unknown\\-project**');
  });

  it('are plain text where the client reads no Markdown, and nothing where hovers are off', async () => {
    await start('numpy\n');
    assert.equal(
      await hoverAt(0, 0),
      [
        'numpy',
        `number ${names.rank('numpy')} of the 14,985 most used`,
        'https://pypi.org/project/numpy/',
        'could not be checked: offline',
      ].join('\n'),
    );
    session.dispose();
    await start('numpy\n', { initializationOptions: { hover: { enabled: false } } });
    assert.equal(await hoverAt(0, 0), null);
  });

  it('cannot smuggle Markdown into a hover', async () => {
    await start('![a](http://x/y.png)<img>**b** @ https://x/y\n', { capabilities: reading });
    for (let column = 0; column < 30; column++)
      assert.doesNotMatch((await hoverAt(0, column)) ?? '', /(^|[^\\])(!\[|<img|\]\(http:)/);
  });
});
