/** What leaves the machine: offline nothing at all, online no name that could be private, and nothing but names. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../server/core/report.ts';
import { version } from '../../server/version.ts';
import { Folder } from '../support/cli.ts';
import { pulling, startSession } from '../support/lsp-session.ts';
import { antivenomOnline, today } from '../support/online.ts';
import { type RecordedRequest, type Services, startServices } from '../support/services/start.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const noNetwork = ['--require', `${root}test/support/no-network.cjs`];

function cutOff(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [...noNetwork, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ANTIVENOM_NETWORK: '', ...env },
    timeout: 30_000,
  });
}

describe('privacy offline', () => {
  const scan = ['dist/cli.cjs', 'scan', 'examples/bitten'];

  it('the command line reaches for no network', () => {
    const { status, stderr } = cutOff([...scan, '--offline']);
    assert.deepEqual([status, stderr], [1, '']);
    assert.equal(cutOff(scan, { ANTIVENOM_NETWORK: 'offline' }).status, 1);
    assert.equal(cutOff(['dist/cli.cjs', 'check', 'requests', '--offline']).status, 0);
  });

  it('the language server reaches for no network', async () => {
    const session = await startSession({ node: noNetwork, capabilities: pulling });
    await session.open('requirements.txt', 'colourama\n');
    await session.save('requirements.txt');
    const [finding] = await session.items('requirements.txt');
    assert.equal(finding?.code, 'typosquat');
    session.dispose();
  });

  it('would notice if it did', () => {
    assert.equal(cutOff(['-e', "require('node:http').get('http://127.0.0.1:9/')"]).status, 97);
    assert.equal(cutOff(['-e', "fetch('http://127.0.0.1:9/')"]).status, 97);
    assert.equal(cutOff([...scan, '--pypi', 'http://127.0.0.1:9']).status, 97);
  });
});

/** Longer than a label may be, so that no resolver is troubled with it. */
const away = `https://${'a'.repeat(64)}.invalid`;

/** Each folder is a project in which the names with `acme` could be private, each for a reason of its own. */
const privateProjects = {
  'file-index/requirements.txt': `--extra-index-url ${away}/simple\nacme-of-file-index\nflask\n`,
  'default-index/requirements.txt': `-i ${away}/simple\nacme-of-default-index\n`,
  'find-links/requirements.txt': `--find-links ${away}/wheels\nacme-of-find-links\n`,
  'no-index/requirements.txt': '--no-index\nacme-of-no-index\n',
  'pip-conf/pip.conf': `[global]\nextra-index-url = ${away}/simple\n`,
  'pip-conf/requirements.txt': 'acme-of-pip-conf\n',
  'uv/pyproject.toml': `[project]\nname = "acme-of-uv-itself"\ndependencies = ["acme-of-uv"]\n[[tool.uv.index]]\nurl = "${away}/simple"\n`,
  'uv-bound/pyproject.toml': `[project]\ndependencies = ["acme-of-uv-bound", "httpx"]\n[tool.uv.sources]\nacme-of-uv-bound = { index = "own" }\nhttpx = { index = "own" }\n[[tool.uv.index]]\nname = "own"\nurl = "${away}/simple"\nexplicit = true\n`,
  'poetry/pyproject.toml': `[tool.poetry.dependencies]\nacme-of-poetry = "^1"\n[[tool.poetry.source]]\nname = "own"\nurl = "${away}/simple"\n`,
  'allow/antivenom.toml': 'allow = ["acme-*", { name = "acme.ended", until = "2020-01-01" }]\n',
  'allow/requirements.txt': 'acme-of-allow\nacme-ended\n',
  'elsewhere/requirements.txt': `./acme-of-path\nacme-of-url @ ${away}/acme-of-url-1.0.zip\nacme-of-vcs @ git+${away}/acme-of-vcs\n-e git+${away}/x#egg=acme-of-egg\n`,
  'workspace/pyproject.toml':
    '[project]\nname = "acme-of-workspace"\ndependencies = ["acme-of-member", "acme-of-folder"]\n[tool.uv.sources]\nacme-of-member = { workspace = true }\nacme-of-folder = { path = "../folder" }\n',
  'conda/environment.yml': 'channels: [acme-channel]\ndependencies:\n  - acme-of-conda\n',
  'kept-home/antivenom.toml': 'look-up-unknown-names = false\n',
  'kept-home/requirements.txt': 'acme-of-kept-home\n',
  'offline/antivenom.toml': 'network = "offline"\n',
  'offline/requirements.txt': 'acme-of-offline\nrich\n',
  'index-url/antivenom.toml': `index-url = "${away}/simple"\n`,
  'index-url/requirements.txt': 'acme-of-index-url\n',
  'imports/main.py': 'import acme_of_import\nimport sanic\n',
  'invalid/requirements.txt': 'acme_of_invalid-\nаcme-of-look-alike\n',
};

const headersOfOurs = ['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'host'];

describe('privacy online', () => {
  let services: Services;
  before(async () => {
    services = await startServices({ today });
  });
  after(() => services.close());

  const scanned = async (files: { readonly [name: string]: string }, env: NodeJS.ProcessEnv = {}) => {
    const folder = new Folder(files);
    const before = services.requests.length;
    const { stdout } = await antivenomOnline(['scan', folder.path, '--format', 'json'], services, { env });
    folder.remove();
    return {
      report: JSON.parse(stdout) as Report,
      requests: services.requests.slice(before),
      folder: folder.path,
    };
  };
  const wholeOf = ({ method, path, headers, body }: RecordedRequest) =>
    [method, decodeURIComponent(path), JSON.stringify(headers), body].join('\n');
  const namesAt = (requests: readonly RecordedRequest[], start: string) =>
    requests.flatMap(({ path }) => (path.startsWith(start) ? path.split('/')[2] : [])).sort();
  const namesAtOsv = (requests: readonly RecordedRequest[]): readonly string[] =>
    requests
      .filter(({ path }) => path === '/v1/querybatch')
      .flatMap(({ body }) => (JSON.parse(body) as { queries: { package: { name: string } }[] }).queries)
      .map(each => each.package.name)
      .sort();

  it('a name that could be private is in no request', async () => {
    const { report, requests } = await scanned(privateProjects);
    assert.deepEqual(requests.filter(request => /acme/i.test(wholeOf(request))).map(wholeOf), []);
    // The public names beside them were asked about, but for those that are bound to another index or kept offline.
    assert.deepEqual(namesAt(requests, '/simple/'), ['flask']);
    assert.deepEqual(namesAtOsv(requests), ['flask']);
    const reasons = Object.fromEntries(report.unchecked.map(({ name, reason }) => [name, reason]));
    assert.equal(reasons['acme-of-file-index'], 'private-index');
    assert.equal(reasons['acme-of-pip-conf'], 'private-index');
    assert.equal(reasons['acme-of-offline'], 'offline');
    assert.equal(report.network, 'online');
  });

  it('nor where variables name the index', async () => {
    for (const variable of [
      'PIP_EXTRA_INDEX_URL',
      'PIP_INDEX_URL',
      'PIP_FIND_LINKS',
      'UV_INDEX_URL',
      'UV_DEFAULT_INDEX',
    ]) {
      const files = { 'requirements.txt': 'acme-of-variable\nflask\n' };
      const { requests } = await scanned(files, { [variable]: `${away}/simple` });
      assert.deepEqual([...new Set(namesAt(requests, '/simple/'))], ['flask'], variable);
      assert.deepEqual(
        requests.filter(request => wholeOf(request).includes('acme')),
        [],
        variable,
      );
    }
  });

  it('an unlisted name goes to the index alone, and further only once PyPI has it', async () => {
    const { requests } = await scanned({
      'requirements.txt': 'stray-name-of-nobody\ncase-exists\nflask\n',
    });
    assert.deepEqual(namesAt(requests, '/simple/'), ['case-exists', 'flask', 'stray-name-of-nobody']);
    assert.deepEqual(
      requests
        .filter(request => wholeOf(request).includes('stray-name'))
        .map(({ service, path }) => `${service} ${path}`),
      ['pypi /simple/stray-name-of-nobody/'],
    );
    const ofCase = requests.filter(request => wholeOf(request).includes('case-exists'));
    assert.equal(ofCase[0]?.path, '/simple/case-exists/');
    assert.ok(ofCase.some(({ path }) => path === '/pypi/case-exists/json'));
    assert.ok(ofCase.some(({ service }) => service === 'osv'));
    assert.ok(ofCase.some(({ service }) => service === 'depsdev'));
  });

  it('names given to check go the same ways', async () => {
    const folder = new Folder({ 'antivenom.toml': 'allow = ["acme-*"]\n' });
    const before = services.requests.length;
    const names = ['acme-of-check', 'other-stray-name', 'acme_of_invalid-', 'flask'];
    await antivenomOnline(['check', ...names], services, { cwd: folder.path });
    folder.remove();
    const requests = services.requests.slice(before);
    assert.deepEqual(namesAt(requests, '/simple/'), ['flask', 'other-stray-name']);
    assert.deepEqual(namesAtOsv(requests), ['flask']);
    assert.deepEqual(
      requests.filter(request => wholeOf(request).includes('acme')),
      [],
    );
  });

  it('a request says who asks and what about, and nothing of whoever is asked for', async () => {
    const { requests, folder } = await scanned({
      'secret-folder/requirements-secret.txt':
        'case-attested==1.0.0\ncase-provenance-lost==97.0.1\nflask>=1\n',
    });
    assert.deepEqual(new Set(requests.map(({ service }) => service)), new Set(['pypi', 'osv', 'depsdev']));
    for (const request of requests) {
      const { 'user-agent': agent, ...headers } = request.headers;
      assert.equal(agent, `antivenom/${version}`);
      const others = Object.keys(headers).filter(name => !headersOfOurs.includes(name));
      assert.deepEqual(others, [], request.path);
      for (const secret of ['secret', folder, homedir(), '>='])
        assert.ok(!wholeOf(request).includes(secret), `${secret} in ${wholeOf(request)}`);
    }
  });

  it('no index is contacted that would be mixed with PyPI, whoever names it', async () => {
    const other = await startServices({ today });
    const { requests } = await scanned(
      {
        'requirements.txt': `--extra-index-url ${other.pypi}/simple\n--trusted-host 127.0.0.1\nacme-a\nflask\n`,
        'pyproject.toml': `[tool.antivenom]\nextra-index-urls = ["${other.pypi}/simple"]\n`,
      },
      { PIP_EXTRA_INDEX_URL: `${other.pypi}/simple` },
    );
    assert.deepEqual(namesAt(requests, '/simple/'), ['flask']);
    assert.deepEqual(other.requests, []);
    assert.equal(other.mostConnections(), 0);
    await other.close();
  });
});
