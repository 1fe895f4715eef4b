/** The language server and indexes other than PyPI: whom it trusts, whose password it asks the editor for, and when. */
import assert from 'node:assert/strict';
import { Folder } from '../support/cli.ts';
import { type LspSession, type SessionOptions, startSession } from '../support/lsp-session.ts';
import { onlineVariables, today } from '../support/online.ts';
import { basic, type PrivateIndex, startPrivateIndex } from '../support/services/private-index.ts';
import { type Services, startServices } from '../support/services/start.ts';

describe('the language server and private indexes', () => {
  let services: Services;
  let index: PrivateIndex;
  let cache: Folder;
  let session: LspSession;
  const file = 'requirements.txt';
  beforeEach(async () => {
    services = await startServices({ today });
    index = await startPrivateIndex({ projects: ['acme-core'], login: 'me:mine' });
    cache = new Folder();
  });
  afterEach(async () => {
    session.dispose();
    cache.remove();
    await index.close();
    await services.close();
  });

  const start = async (options: SessionOptions) => {
    const addresses = {
      ANTIVENOM_PYPI_URL: services.pypi,
      ANTIVENOM_OSV_URL: services.osv,
      ANTIVENOM_DEPSDEV_URL: services.depsdev,
    };
    const env = { ...onlineVariables, ...addresses, ANTIVENOM_CACHE_DIR: cache.path, ...options.env };
    session = await startSession({ ...options, env });
  };
  const codes = () =>
    session.published.findLast(({ uri }) => uri === session.uri(file))?.diagnostics.map(({ code }) => code);
  const atPublic = () => services.requests.filter(({ path, body }) => /acme|zoo/.test(path + body));
  const authorizations = () => index.requests.map(({ headers }) => headers.authorization);
  const phrases = () => {
    const said: string[] = [];
    session.rpc.onNotification('antivenom/unchecked', ({ phrase }) => void said.push(phrase));
    return said;
  };

  it('asks once the text is saved, with what the editor keeps for that origin', async () => {
    const initializationOptions = { client: 'vscode', clientLogins: true, index: { url: index.url } };
    await start({ initializationOptions });
    const said = phrases();
    const origins: string[] = [];
    let login: object | null = null;
    session.rpc.onRequest('antivenom/login', ({ origin }) => {
      origins.push(origin);
      return login;
    });
    await session.open(file, 'acme-core\nzoo-of-nobody\n');
    await session.save(file);
    await session.until('a refusal', () =>
      said.some(each => each.includes(`'${index.host}' wants a sign-in`)),
    );
    assert.deepEqual(codes(), []);
    login = { login: 'me', password: 'mine' };
    await session.rpc.sendNotification('antivenom/loginsChanged');
    await session.until('an answer', () => codes()?.includes('unknown-project'));
    assert.deepEqual(codes(), ['unknown-project'], 'the index has the other one');
    assert.deepEqual([...new Set(origins)], [`http://${index.host}`]);
    assert.deepEqual([...new Set(authorizations())], [undefined, basic('me:mine')]);
    assert.deepEqual(atPublic(), []);
    assert.ok(!session.log.join('\n').includes('mine'));
  });

  it('sends by the editor where it offers to, and tells it of that index alone', async () => {
    const initializationOptions = { clientFetch: true, index: { url: index.urlFor('me:mine') } };
    await start({ initializationOptions });
    const told: string[][] = [];
    const asked: { url: string; authorization: string }[] = [];
    session.rpc.onNotification('antivenom/fetchOrigins', ({ origins }) => void told.push(origins));
    session.rpc.onRequest('antivenom/fetch', ({ url, headers }) => {
      asked.push({ url, authorization: headers.authorization });
      return { status: 404, headers: {}, bodyBase64: '' };
    });
    await session.open(file, 'acme-core\n');
    await session.save(file);
    await session.until('a request', () => asked.length > 0);
    assert.deepEqual(asked, [{ url: `${index.url}/acme-core/`, authorization: basic('me:mine') }]);
    assert.deepEqual(told.at(-1)?.at(-1), `http://${index.host}`);
  });

  it('contacts no index that only an untrusted workspace names', async () => {
    const initializationOptions = { trusted: false, clientLogins: true };
    const files = {
      'pyproject.toml': `[tool.antivenom]\nindex-url = "${index.url}"\n`,
      'uv.toml': `index-url = "${index.url}"\n`,
      'pip.conf': `[global]\nindex-url = ${index.url}\n`,
    };
    await start({ initializationOptions, files });
    let isAsked = false;
    session.rpc.onRequest('antivenom/login', () => {
      isAsked = true;
      return { login: 'me', password: 'mine' };
    });
    await session.open(file, `-i ${index.url}\nacme-core\nflask\n`);
    await session.save(file);
    await session.until('an answer about flask', () =>
      services.requests.some(({ service }) => service === 'osv'),
    );
    await new Promise(resolve => setTimeout(resolve, 300));
    assert.deepEqual([index.requests, isAsked], [[], false]);
    assert.deepEqual(atPublic(), []);
  });

  it('says in cards which index has answered, and links no name of its own to PyPI', async () => {
    await start({ env: { PIP_INDEX_URL: index.urlFor('me:mine') } });
    await session.open(file, 'acme-core\nzoo-of-nobody\n');
    await session.save(file);
    await session.until('an answer', () => codes()?.includes('unknown-project'));
    const cardAt = async (line: number) => {
      const place = { textDocument: { uri: session.uri(file) }, position: { line, character: 2 } };
      return JSON.stringify(await session.rpc.sendRequest('textDocument/hover', place));
    };
    assert.match(await cardAt(1), new RegExp(`does not exist on the index at '${index.host}'`));
    assert.doesNotMatch(await cardAt(0), /does not exist|could not be checked|pypi\.org/);
    const textDocument = { uri: session.uri(file) };
    assert.deepEqual(await session.rpc.sendRequest('textDocument/documentLink', { textDocument }), []);
  });
});
