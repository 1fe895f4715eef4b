/** Indexes other than PyPI: which names they are told, with whose password, and what their answers are good for. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../server/core/report.ts';
import { Folder } from '../support/cli.ts';
import { antivenomOnline, today } from '../support/online.ts';
import {
  basic,
  type PrivateIndex,
  type PrivateIndexOptions,
  startPrivateIndex,
} from '../support/services/private-index.ts';
import { type Services, startServices } from '../support/services/start.ts';

const requirements = { 'requirements.txt': 'flask\nacme-core\nzoo-of-nobody\n' };
const login = 'robot:s3cret-word';
const projects = ['acme-core', 'flask'];

describe('indexes other than PyPI', () => {
  let services: Services;
  let index: PrivateIndex | undefined;
  let folder: Folder | undefined;
  before(async () => {
    services = await startServices({ today });
  });
  after(() => services.close());
  afterEach(async () => {
    folder?.remove();
    await index?.close();
    index = undefined;
  });

  const open = async (options: Partial<PrivateIndexOptions> = {}) => {
    index = await startPrivateIndex({ projects, ...options });
    return index;
  };
  /** What is found and what could not be checked, in words; nothing that is printed or kept holds the password. */
  const scanned = async (files: Record<string, string>, env: NodeJS.ProcessEnv, format = 'json') => {
    folder = new Folder({ ...files, 'cache/x': '' });
    const cacheDir = join(folder.path, 'cache');
    const before = services.requests.length;
    const args = ['scan', folder.path, '--format', format, '--sensitivity', 'audit'];
    const { stdout, stderr } = await antivenomOnline(args, services, { env, cacheDir });
    assert.equal(stderr, '');
    const kept = readdirSync(cacheDir, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    for (const text of [stdout, ...kept])
      for (const secret of ['s3cret-word', basic(login).slice(6)]) assert.ok(!text.includes(secret));
    const requests = services.requests.slice(before);
    const isSecretTold = requests.some(({ headers }) => headers.authorization !== undefined);
    assert.ok(!isSecretTold, 'a public service was told who is asking');
    const atPublic = requests.map(({ path, body }) => path + body).filter(each => /acme|zoo/.test(each));
    assert.deepEqual(atPublic, [], 'a private name left for a public service');
    if (format !== 'json') return { words: [], stdout, requests };
    const { findings, unchecked } = JSON.parse(stdout) as Report;
    const words = [
      ...findings.map(({ rule, name, severity, confidence }) => `${name} ${rule} ${severity} ${confidence}`),
      ...unchecked.map(({ name, reason, index: at }) => `${name} unchecked ${reason}${at ? ` ${at}` : ''}`),
    ];
    return { words, stdout, requests };
  };
  const denied = ['zoo-of-nobody unknown-project information medium'];
  const unknown = (reason: string) => [
    'acme-core unknown-project information low',
    'zoo-of-nobody unknown-project information low',
    `acme-core unchecked ${reason}`,
    `zoo-of-nobody unchecked ${reason}`,
  ];
  const asked = () => (index?.requests ?? []).map(({ path }) => path).sort();
  const authorizations = () => [...new Set(index?.requests.map(({ headers }) => headers.authorization))];

  it('one that stands in for PyPI is asked, and what it has is explained', async () => {
    const { url } = await open();
    const { words, stdout, requests } = await scanned(requirements, { PIP_INDEX_URL: url });
    assert.deepEqual(words, denied);
    assert.match(stdout, new RegExp(`'zoo-of-nobody' is not on the index at '${index?.host}'`));
    assert.deepEqual(asked(), ['/simple/acme-core/', '/simple/flask/', '/simple/zoo-of-nobody/']);
    assert.deepEqual(authorizations(), [undefined]);
    // A mirror answers for PyPI; what is reported of public names is asked of OSV all the same.
    assert.deepEqual(
      requests.filter(({ service }) => service === 'pypi').map(({ path }) => path),
      [],
    );
    assert.ok(requests.some(({ service, body }) => service === 'osv' && body.includes('flask')));
  });

  it('it may be named by uv, by pip’s file, or by a trusted project’s own settings', async () => {
    for (const how of ['uv', 'file', 'setting'] as const) {
      const { url } = await open();
      const files = {
        ...requirements,
        ...(how === 'file' && { 'own.conf': `[global]\nindex-url = ${url}\n` }),
        ...(how === 'setting' && { 'antivenom.toml': `index-url = "${url}"\n` }),
      };
      folder = new Folder(files);
      const env = how === 'file' ? { PIP_CONFIG_FILE: join(folder.path, 'own.conf') } : {};
      const kept = folder;
      const { words } = await scanned(files, how === 'uv' ? { UV_DEFAULT_INDEX: url } : env);
      kept.remove();
      assert.deepEqual(words, denied, how);
      await index?.close();
    }
  });

  it('what a mirror lacks of PyPI’s own names, PyPI is asked about', async () => {
    const { url } = await open({ projects: ['acme-core'] });
    const { words, requests } = await scanned(requirements, { PIP_INDEX_URL: url });
    assert.deepEqual(words, denied);
    assert.ok(requests.some(({ path }) => path === '/simple/flask/'));
  });

  it('one with pages in HTML alone will do', async () => {
    const { urlFor } = await open({ login, isHtmlOnly: true });
    const { words } = await scanned(requirements, { PIP_INDEX_URL: urlFor(login) });
    assert.deepEqual(words, denied);
    assert.deepEqual(authorizations(), [basic(login)]);
  });

  it('passwords come from the address, variables and netrc, and go to their own origin', async () => {
    const [user = '', password = ''] = login.split(':');
    const { url, urlFor } = await open({ login });
    const netrc = new Folder({ netrc: `machine 127.0.0.1 login ${user} password ${password}\n` });
    const other = new Folder({ netrc: `machine other.example login ${user} password ${password}\n` });
    const named = { UV_DEFAULT_INDEX: `corp=${url}` };
    for (const [env, expected] of [
      [{ PIP_INDEX_URL: urlFor(login) }, denied],
      [{ ...named, UV_INDEX_CORP_USERNAME: user, UV_INDEX_CORP_PASSWORD: password }, denied],
      [{ PIP_INDEX_URL: url, NETRC: join(netrc.path, 'netrc') }, denied],
      [{ PIP_INDEX_URL: url, NETRC: join(other.path, 'netrc') }, unknown(`blocked ${index?.host}`)],
      [{ ...named, UV_INDEX_OTHER_PASSWORD: password }, unknown(`blocked ${index?.host}`)],
    ] as const) {
      const before = index?.requests.length ?? 0;
      const { words } = await scanned(requirements, env);
      folder?.remove();
      assert.deepEqual(words, expected, JSON.stringify(env));
      const sent = index?.requests.slice(before).map(({ headers }) => headers.authorization);
      const isKnown = expected === denied;
      assert.deepEqual([...new Set(sent)], [isKnown ? basic(login) : undefined], JSON.stringify(env));
    }
    netrc.remove();
    other.remove();
  });

  it('one that refuses is no reason for silence, and says how to sign in', async () => {
    for (const status of [401, 403]) {
      const { url, host } = await open({ status });
      const { words, stdout } = await scanned(requirements, { PIP_INDEX_URL: url });
      assert.deepEqual(words, unknown(`blocked ${host}`));
      assert.doesNotMatch(stdout, /is not on the index/);
      const text = (await scanned(requirements, { PIP_INDEX_URL: url }, 'text')).stdout;
      const sentences = text.match(/^The index at '.*' wants a sign-in: .*netrc.*Sign In to an Index\.$/gm);
      assert.equal(sentences?.length, 1, text);
      assert.match(text, /2 not checked \(blocked\) .*s\n$/);
      await index?.close();
    }
  });

  it('a redirect to another origin is not followed: neither name nor password leaves', async () => {
    const elsewhere = await startPrivateIndex({ projects });
    const { urlFor } = await open({ redirectsTo: `http://${elsewhere.host}` });
    const { words } = await scanned(requirements, { PIP_INDEX_URL: urlFor(login) });
    assert.deepEqual(words, unknown('unreachable'));
    assert.deepEqual(elsewhere.requests, []);
    await elsewhere.close();
  });

  it('uv’s indexes are asked in turn, and PyPI is told nothing of what they lack', async () => {
    const { url } = await open({ projects: [] });
    const second = await startPrivateIndex({ projects });
    const { words, requests } = await scanned(requirements, { UV_INDEX: `${url} ${second.url}` });
    assert.deepEqual(words, [
      'zoo-of-nobody unknown-project information low',
      'zoo-of-nobody unchecked private-index',
    ]);
    assert.deepEqual(asked(), ['/simple/acme-core/', '/simple/zoo-of-nobody/']);
    assert.deepEqual(second.requests.map(({ path }) => path).sort(), asked());
    assert.ok(requests.some(({ path }) => path === '/simple/flask/'));
    await second.close();
  });

  it('a name that is bound to one is told that one alone', async () => {
    const { url } = await open();
    const files = {
      'pyproject.toml':
        '[project]\nname = "x"\nversion = "1"\ndependencies = ["acme-core", "flask", "zoo-of-nobody"]\n' +
        '[tool.uv.sources]\nacme-core = { index = "corp" }\nzoo-of-nobody = { index = "corp" }\n',
    };
    const { words } = await scanned(files, { UV_INDEX: `corp=${url}` });
    assert.deepEqual(words, ['zoo-of-nobody unchecked private-index']);
    assert.deepEqual(asked(), ['/simple/acme-core/', '/simple/zoo-of-nobody/']);
  });

  it('of several that are mixed none is asked', async () => {
    const { url } = await open();
    for (const env of [
      { PIP_EXTRA_INDEX_URL: url },
      { PIP_INDEX_URL: url, PIP_EXTRA_INDEX_URL: 'https://pypi.org/simple' },
      { PIP_INDEX_URL: url, UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple' },
      { PIP_INDEX_URL: url, PIP_FIND_LINKS: url },
    ]) {
      const { words } = await scanned({ 'requirements.txt': 'acme-core\n' }, env);
      folder?.remove();
      assert.ok(words.includes('acme-core unchecked private-index'), JSON.stringify(env));
    }
    assert.deepEqual(asked(), []);
  });

  it('an address inside a network is not knocked at because a file of the project names it', async () => {
    const { url } = await open();
    const { words } = await scanned({ 'requirements.txt': `-i ${url}\nacme-core\n` }, {});
    assert.ok(words.includes('acme-core unchecked private-index'));
    assert.deepEqual(asked(), []);
  });
});
