/** "Refresh Package Data": what is asked, what is kept, what is said, and that nobody who works has to wait. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { openPackageData } from '../../server/io/package-data.ts';
import type { RefreshSummary } from '../../server/io/refresh-package-data.ts';
import { bundledKnowledge } from '../support/bundled.ts';
import { Folder } from '../support/cli.ts';
import { type LspSession, pulling, type SessionOptions, startSession } from '../support/lsp-session.ts';
import { type Services, startServices } from '../support/services/start.ts';

describe('language server: refresh of package data', function () {
  this.timeout(60_000);
  let services: Services;
  let cache: Folder;
  let session: LspSession;
  before(async () => {
    services = await startServices({ today: '2026-11-10', states: { 'brand-new-flask': 'exists' } });
  });
  after(() => services.close());
  beforeEach(() => {
    cache = new Folder();
  });
  afterEach(() => {
    session.dispose();
    cache.remove();
  });

  const start = async (options: SessionOptions = {}): Promise<LspSession> => {
    const env = {
      ANTIVENOM_NETWORK: 'online',
      ANTIVENOM_PYPI_URL: services.pypi,
      ANTIVENOM_OSV_URL: services.osv,
      ANTIVENOM_DEPSDEV_URL: services.depsdev,
      ANTIVENOM_CACHE_DIR: cache.path,
    };
    session = await startSession({ capabilities: pulling, ...options, env: { ...env, ...options.env } });
    return session;
  };
  const refresh = () => session.command<RefreshSummary>('antivenom.refreshData');
  const kept = () => readdirSync(cache.path, { recursive: true });

  it('fetches records and names, uses them at once, and answers meanwhile', async () => {
    await start({ capabilities: { ...pulling, window: { workDoneProgress: true } } });
    await session.open('requirements.txt', 'colourama\n');
    assert.equal((await session.items('requirements.txt')).length, 1);
    const asked = services.requests.length;
    const refreshing = refresh();
    let isDone = false;
    void refreshing.finally(() => {
      isDone = true;
    });
    let longest = 0;
    while (!isDone) {
      const started = performance.now();
      await session.rpc.sendRequest('textDocument/hover', {
        textDocument: { uri: session.uri('requirements.txt') },
        position: { line: 0, character: 1 },
      });
      longest = Math.max(longest, performance.now() - started);
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    const { advisories, names } = await refreshing;
    assert.ok(advisories.state === 'renewed' && names.state === 'renewed');
    assert.ok(advisories.projects >= 2);
    assert.ok(names.projects > bundledKnowledge().names.projects);
    assert.ok(longest < 2000, `an answer took ${longest} ms`);
    assert.deepEqual(
      services.requests
        .slice(asked)
        .map(({ path }) => path)
        .filter(path => /^\/(?:osv-vulnerabilities\/|simple\/$)/.test(path)),
      ['/osv-vulnerabilities/PyPI/all.zip', '/simple/'],
    );
    const data = openPackageData(cache.path);
    assert.equal(data.advisories()?.find('case-malicious').length, 1);
    const list = data.namesAfter('2000-01-01');
    assert.equal(list?.ranked, bundledKnowledge().names.ranked);
    assert.ok(list.has('brand-new-flask'));
    // Days of the machine that lie before the bundled list's leave that in use.
    const date = [names.date, bundledKnowledge().names.date].sort().at(-1);
    assert.deepEqual(await session.rpc.sendRequest('antivenom/snapshot'), { date });
    const shown = session.progress.map(({ value }) => value.kind);
    assert.deepEqual([shown[0], shown.at(-1)], ['begin', 'end']);
    assert.equal((await session.items('requirements.txt')).length, 1);
  });

  it('has open documents judged again', async () => {
    const end = services.fault({ kind: 'forbidden' });
    await start({ capabilities: { ...pulling, workspace: { diagnostics: { refreshSupport: true } } } });
    await session.open('requirements.txt', 'colourama\n');
    const before = session.refreshes.length;
    await refresh();
    await session.until('the refresh', () => session.refreshes.length > before);
    end();
  });

  it('says what could not be done, and keeps nothing of it', async () => {
    const ends = [
      services.fault({ kind: 'truncated', service: 'osv' }),
      services.fault({ kind: 'wrong-type', service: 'pypi' }),
    ];
    await start();
    const { advisories, names } = await refresh();
    for (const end of ends) end();
    assert.ok(advisories.state === 'failed' && names.state === 'failed');
    assert.deepEqual([advisories.reason, names.reason], ['unusable', 'unusable']);
    assert.match(advisories.message, /^127\.0\.0\.1:\d+ sent what cannot be used$/);
    assert.deepEqual(kept(), []);
  });

  it('asks nobody where the editor or the project works offline', async () => {
    const asked = services.requests.length;
    const offline = /The setting 'network' is 'offline', so nothing was asked\./;
    await start({ initializationOptions: { network: 'offline' } });
    await assert.rejects(refresh(), offline);
    session.dispose();
    await start({ files: { 'pyproject.toml': '[tool.antivenom]\nnetwork = "offline"\n' } });
    await assert.rejects(refresh(), offline);
    assert.equal(services.requests.length, asked);
    assert.deepEqual(kept(), []);
  });

  it('has the editor send where it offers to, to these two services alone', async () => {
    const asked = services.requests.length;
    await start({ initializationOptions: { clientFetch: true } });
    const origins: unknown[] = [];
    const urls: string[] = [];
    session.rpc.onNotification('antivenom/fetchOrigins', params => void origins.push(params.origins));
    session.rpc.onRequest('antivenom/fetch', ({ url }) => {
      urls.push(url);
      return { status: 403, headers: {}, bodyBase64: '' };
    });
    const { advisories, names } = await refresh();
    // A client that is told of origins forgets those it knew, and looking up goes on after a refresh.
    assert.deepEqual(origins, [[services.pypi, services.osv, services.depsdev]]);
    assert.deepEqual(urls, [`${services.osv}/osv-vulnerabilities/PyPI/all.zip`, `${services.pypi}/simple/`]);
    assert.ok(advisories.state === 'failed' && names.state === 'failed');
    assert.deepEqual([advisories.reason, names.reason], ['refused', 'refused']);
    assert.equal(services.requests.length, asked);
  });

  it('runs once, however often it is asked for at a time', async () => {
    const asked = services.requests.length;
    const end = services.fault({ kind: 'forbidden' });
    await start();
    const [first, second] = await Promise.all([refresh(), refresh()]);
    end();
    assert.deepEqual(first, second);
    assert.equal(services.requests.length - asked, 2);
  });

  it('can be cancelled, by the request and by the progress', async () => {
    const end = services.fault({ kind: 'stall-in-body' });
    await start({ capabilities: { ...pulling, window: { workDoneProgress: true } } });
    const source = new CancellationTokenSource();
    const first = session.rpc.sendRequest(
      'workspace/executeCommand',
      { command: 'antivenom.refreshData' },
      source.token,
    );
    const begun = await session.until('the progress', () => session.progress.at(-1));
    source.cancel();
    await assert.rejects(first, /cancelled/);
    await session.until('its end', () => session.progress.at(-1)?.value.kind === 'end');
    const second = refresh();
    const token = await session.until('another progress', () => {
      const last = session.progress.at(-1);
      return last?.value.kind === 'begin' && last.token !== begun.token ? last.token : undefined;
    });
    await session.rpc.sendNotification('window/workDoneProgress/cancel', { token });
    const summary = await second;
    end();
    assert.equal(summary.cancelled, true);
    assert.ok(summary.advisories.state === 'failed' && summary.advisories.reason === 'aborted');
    assert.deepEqual(kept(), []);
  });

  it('says that the cache folder cannot be written', async () => {
    cache.write('package-data-1', 'in the way');
    const end = services.fault({ kind: 'forbidden', service: 'pypi' });
    await start();
    const { advisories, names } = await refresh();
    end();
    assert.ok(advisories.state === 'failed' && names.state === 'failed');
    assert.deepEqual([advisories.reason, names.reason], ['unwritable', 'refused']);
    assert.deepEqual(kept(), [join('package-data-1')]);
  });
});
