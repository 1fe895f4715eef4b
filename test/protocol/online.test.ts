/** The language server beside services: what it learns behind the typist's back, whom it tells what, and when it waits. */
import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver';
import { Folder } from '../support/cli.ts';
import { type LspSession, type SessionOptions, startSession } from '../support/lsp-session.ts';
import { onlineVariables, today } from '../support/online.ts';
import { type Services, startServices } from '../support/services/start.ts';

describe('the language server online', () => {
  let services: Services;
  let cache: Folder;
  let session: LspSession;
  beforeEach(async () => {
    services = await startServices({ today, states: { 'flask-cors': 'malicious', flask: 'archived' } });
    cache = new Folder();
  });
  afterEach(async () => {
    session.dispose();
    cache.remove();
    await services.close();
  });

  const start = async (options: SessionOptions = {}) => {
    session = await startSession({
      ...options,
      env: {
        ...onlineVariables,
        ANTIVENOM_PYPI_URL: services.pypi,
        ANTIVENOM_OSV_URL: services.osv,
        ANTIVENOM_DEPSDEV_URL: services.depsdev,
        ANTIVENOM_CACHE_DIR: cache.path,
        ...options.env,
      },
    });
  };
  const codesOf = (document: string) =>
    session.published
      .findLast(({ uri }) => uri === session.uri(document))
      ?.diagnostics.map(({ code, range }) => `${range.start.line} ${code}`) ?? [];
  const until = (document: string, ...expected: readonly string[]) =>
    session.until(`${expected.join(', ')} in ${document}`, () => {
      const codes = codesOf(document);
      return expected.every(each => codes.includes(each));
    });
  const asked = (word: string) =>
    services.requests
      .filter(({ path, body }) => path.includes(word) || body.includes(word))
      .map(({ path }) => path);
  const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
  const hoverAt = async (document: string, line: number): Promise<string> => {
    const textDocument = { uri: session.uri(document) };
    const answer: Hover = await session.rpc.sendRequest('textDocument/hover', {
      textDocument,
      position: { line, character: 2 },
    });
    return (answer.contents as { value: string }).value;
  };

  it('offers what pip has against what is new, and applies none of it unasked', async () => {
    await start({ files: { 'requirements.txt': 'case-newborn-project\n' } });
    await session.open('requirements.txt', 'case-newborn-project\n');
    await session.save('requirements.txt');
    await until('requirements.txt', '0 newborn');
    const diagnostics = session.published.at(-1)?.diagnostics.filter(({ code }) => code === 'newborn') ?? [];
    const actions = await session.codeActions('requirements.txt', diagnostics);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ["Install wheels only: '--only-binary :all:'", "Ignore 'newborn' on this line"],
    );
    assert.deepEqual(await session.codeActions('requirements.txt', diagnostics, ['source.fixAll']), []);
  });

  it('says what it has learnt of listed names unasked, and of others once they are saved', async () => {
    await start();
    await session.open('requirements.txt', 'flask-cors\ncase-starjacking\nreqeusts\nflask\n');
    await until('requirements.txt', '0 malicious', '2 typosquat', '3 project-status');
    assert.deepEqual(asked('starjacking'), []);
    await session.save('requirements.txt');
    await until('requirements.txt', '0 malicious', '1 starjacking', '2 typosquat', '3 project-status');
  });

  it('looks up a name that its user wants to have checked', async () => {
    await start();
    const check = (name: string) =>
      session.command<{ exists: boolean; verdict: string }>('antivenom.checkName', name);
    const [bad, absent] = [await check('case-malicious'), await check('acme-nowhere')];
    assert.deepEqual([bad.exists, bad.verdict], [true, 'malicious']);
    assert.deepEqual([absent.exists, absent.verdict], [false, 'suspicious']);
  });

  it('a pulling client is told to look again', async () => {
    await start({
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { diagnostics: { refreshSupport: true } },
      },
    });
    await session.open('requirements.txt', 'flask-cors\n');
    assert.deepEqual(await session.items('requirements.txt'), []);
    await session.until('a refresh', () => session.refreshes.length > 0);
    await session.until('malware', () => asked('/v1/vulns/').length > 0);
    for (let turn = 0; turn < 50; turn++) {
      const items = await session.items('requirements.txt');
      if (items.some(({ code }) => code === 'malicious')) return;
      await pause(20);
    }
    assert.fail('no malware was reported');
  });

  it('a scan of the workspace asks too', async () => {
    await start({ files: { 'requirements.txt': 'case-quarantined\nflask-cors\n' } });
    await session.command('antivenom.scanWorkspace');
    assert.deepEqual(codesOf('requirements.txt'), ['0 project-status', '1 malicious']);
  });

  it('never sends half of a name', async () => {
    await start();
    const name = 'qzvx-typed-name';
    await session.open('requirements.txt', 'flask\n');
    for (const [at, text] of [...name].entries()) {
      await session.change('requirements.txt', {
        range: { start: { line: 1, character: at }, end: { line: 1, character: at } },
        text,
      });
      // Longer than the pause after which listed names are asked about, shorter than rest.
      await pause(at % 5 === 4 ? 500 : 5);
    }
    assert.deepEqual(asked('q'), ['/v1/querybatch']);
    assert.deepEqual(asked('qzvx'), []);
    await session.until('the whole name', () => asked('qzvx').length > 0);
    assert.deepEqual(asked('qz'), [`/simple/${name}/`]);
    await until('requirements.txt', '1 unknown-project');
  });

  it('a workspace that is not trusted can keep names back and can name nobody to ask', async () => {
    const other = await startServices({ today });
    await start({
      initializationOptions: { trusted: false },
      files: {
        'pip.conf': `[global]\nextra-index-url = ${other.pypi}/simple\n`,
        'pyproject.toml': `[tool.antivenom]\nindex-url = "${other.pypi}/simple"\nextra-index-urls = ["${other.pypi}/simple"]\n[[tool.uv.index]]\nurl = "${other.pypi}/simple"\n`,
      },
    });
    await session.open('requirements.txt', `--extra-index-url ${other.pypi}/simple\nacme-unlisted\nflask\n`);
    await session.save('requirements.txt');
    await until('requirements.txt', '2 project-status');
    await hoverAt('requirements.txt', 1);
    assert.deepEqual(asked('acme'), []);
    assert.equal(other.mostConnections(), 0);
    await other.close();
  });

  for (const settings of [{ network: 'offline' }, { lookUpUnknownNames: false }])
    it(`asks no more than ${JSON.stringify(settings)} lets it`, async () => {
      await start({ settings, files: { 'requirements.txt': 'acme-unlisted\nflask\n' } });
      await session.open('requirements.txt', 'acme-unlisted\nflask\n');
      await session.save('requirements.txt');
      await session.command('antivenom.scanWorkspace');
      await hoverAt('requirements.txt', 0);
      if (settings.network === undefined) await until('requirements.txt', '1 project-status');
      else assert.deepEqual(services.requests, []);
      assert.deepEqual(asked('acme'), []);
    });

  it('with services that never answer, findings come at once and cards nearly so', async () => {
    services.fault({ kind: 'stall' });
    await start();
    const opened = performance.now();
    await session.open('requirements.txt', 'colourama\nflask\n');
    await session.pushed('requirements.txt');
    assert.deepEqual(codesOf('requirements.txt'), ['0 typosquat']);
    assert.ok(performance.now() - opened < 2000);
    const asking = performance.now();
    const card = await hoverAt('requirements.txt', 1);
    assert.match(card, /flask/);
    assert.ok(performance.now() - asking < 3500, `${performance.now() - asking}`);
    // The text is not held up by what was asked about its last version.
    const changed = performance.now();
    await session.change('requirements.txt', { text: 'colourama\nreqeusts\n' });
    await session.pushed('requirements.txt', 2);
    assert.deepEqual(codesOf('requirements.txt'), ['0 typosquat', '1 typosquat']);
    assert.ok(performance.now() - changed < 2000);
    assert.equal(await session.shutdown(), 0);
  });

  it('hostile text is shown as text', async () => {
    for (const contentFormat of [['markdown'], ['plaintext']]) {
      await start({ capabilities: { textDocument: { hover: { contentFormat } } } });
      await session.open('requirements.txt', 'case-hostile==2.1.0\n');
      await session.save('requirements.txt');
      await until('requirements.txt', '0 yanked');
      const card = await hoverAt('requirements.txt', 0);
      assert.match(card, /Click here|zero|tracker|__proto__|Heading/, 'it shows something of what was sent');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through.
      assert.doesNotMatch(card, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e]/);
      assert.ok(card.length < 10_000);
      if (contentFormat.includes('markdown')) {
        assert.doesNotMatch(card, /(?<!\\)\]\((?!https:\/\/)/);
        assert.doesNotMatch(card, /(?<!\\)!\[|(?<!\\)<[a-z]|(?<!\\)\$\(|(?<!\\)`{4}/i);
      }
      for (const { message } of session.published.flatMap(({ diagnostics }) => diagnostics))
        assert.match(String(message), /^[ -~]+$/);
      session.dispose();
    }
  });
});
