/** The test services speak as the real ones do, in every state and with every fault, as the product's readers see it. */
import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { advisoryConcerns } from '../../server/core/facts/advisory-concerns.ts';
import { readAdvisory, readQueryBatch } from '../../server/core/facts/read-advisory.ts';
import { readIndexPage } from '../../server/core/facts/read-index-page.ts';
import { readProjectCard } from '../../server/core/facts/read-project-card.ts';
import { readProvenance } from '../../server/core/facts/read-provenance.ts';
import {
  readPublishedVersion,
  readRepositoryCard,
  readRepositoryPackages,
} from '../../server/core/facts/read-repository.ts';
import { releasesOf } from '../../server/core/facts/releases.ts';
import { repositoryOfLinks } from '../../server/core/facts/repository-claim.ts';
import { type ServiceAddresses, serviceAddresses } from '../../server/core/public-services.ts';
import { bundledKnowledge } from '../support/bundled.ts';
import { caseName } from '../support/services/catalogue.ts';
import type { Fault } from '../support/services/faults.ts';
import { type Services, startServices } from '../support/services/start.ts';
import { type State, states } from '../support/services/states.ts';

const today = '2026-11-10';
const jsonFirst = 'application/vnd.pypi.simple.v1+json, text/html;q=0.01';

describe('test services', () => {
  let services: Services;
  let at: ServiceAddresses;

  before(async () => {
    services = await startServices({
      today,
      states: { flask: 'archived', numpy: 'absent' },
      versions: { requests: ['2.32.3'] },
    });
    at = serviceAddresses(services);
  });
  after(() => services.close());

  const index = async (name: string) => {
    const answer = await fetch(at.indexPage(name), { headers: { accept: jsonFirst } });
    const type = answer.headers.get('content-type') ?? '';
    return answer.ok ? readIndexPage(await answer.text(), type, answer.url, name) : null;
  };
  const releases = async (name: string) => {
    const page = await index(name);
    assert.ok(page, name);
    return releasesOf(page);
  };
  const card = async (name: string, version?: string) => {
    const answer = await fetch(at.projectJson(name, version));
    return answer.ok ? readProjectCard(await answer.text()) : null;
  };
  const batch = async (...queries: object[]) => {
    const answer = await fetch(at.osvQueryBatch(), { method: 'POST', body: JSON.stringify({ queries }) });
    return answer.ok ? readQueryBatch(await answer.text()) : null;
  };
  const query = (name: string, version?: string, token?: string) => ({
    package: { name, ecosystem: 'PyPI' },
    ...(version === undefined ? {} : { version }),
    ...(token === undefined ? {} : { page_token: token }),
  });
  const record = async (id: string, name: string) =>
    readAdvisory(await (await fetch(at.osvRecord(id))).json(), name);
  const daysOld = (time: string | null | undefined): number =>
    Math.floor((Date.parse(`${today}T23:59:59Z`) - Date.parse(time ?? '')) / 86_400_000);

  it('know every name of the name index, and no other', async () => {
    const { rankedNames } = bundledKnowledge().names;
    for (const name of [...rankedNames.slice(0, 3), rankedNames.at(-1) ?? '', 'flask']) {
      const shown = await card(name);
      const all = await releases(name);
      assert.equal(shown?.name, name);
      assert.equal(shown.version, all[0]?.version);
      assert.equal(shown.releases, all.length);
      assert.ok(all.length >= 4 && daysOld(all[0]?.uploaded) > 30);
      assert.ok(all.every(({ files }) => files.every(file => file.url.startsWith(services.pypi))));
    }
    for (const name of ['numpy', 'no-such-project-at-all']) {
      assert.equal(await index(name), null);
      assert.equal(await card(name), null);
    }
    assert.equal((await index('flask'))?.status, 'archived');
    assert.equal((await card('requests', '2.32.3'))?.version, '2.32.3');
    assert.equal(await card('requests', '2.32.4'), null);
  });

  it('answer for every state in a shape that the readers know', async () => {
    for (const state of Object.keys(states) as State[]) {
      const name = caseName(state);
      const page = await index(name);
      assert.ok(page, state);
      assert.equal((await card(name)) === null, page.files.length === 0, state);
    }
    assert.equal(await index(caseName('absent')), null);
  });

  it('tell the states of a project apart', async () => {
    const statusOf = async (state: State) => {
      const page = await index(caseName(state));
      return [page?.status, (page?.files.length ?? 0) > 0];
    };
    assert.deepEqual(await statusOf('quarantined'), ['quarantined', false]);
    assert.deepEqual(await statusOf('archived'), ['archived', true]);
    assert.deepEqual(await statusOf('archived-and-emptied'), ['archived', false]);
    assert.deepEqual(await statusOf('all-releases-deleted'), ['active', false]);
    assert.deepEqual(await statusOf('deprecated'), ['deprecated', true]);
    assert.equal(daysOld((await card('case-newborn-project'))?.firstReleased), 3);
    const [newest, before] = await releases('case-newborn-release');
    assert.ok(daysOld(newest?.uploaded) === 1 && daysOld(before?.uploaded) > 30);
    const yankedOf = async (state: State) => (await releases(caseName(state))).map(({ yanked }) => yanked);
    assert.deepEqual((await yankedOf('yanked')).slice(0, 2), [false, 'Breaks on Python 3.12']);
    assert.deepEqual((await yankedOf('yanked-without-reason')).slice(0, 2), [false, true]);
    assert.ok((await yankedOf('all-yanked')).every(yanked => yanked === true));
    const organized = await card('case-organization');
    assert.deepEqual([organized?.organization, organized?.owners.length], ['acme', 0]);
    const nulls = await card('case-nulls');
    assert.deepEqual([nulls?.summary, nulls?.license, nulls?.links.length], [null, null, 0]);
  });

  it('attest, and stop attesting', async () => {
    const attestedOf = async (state: State) =>
      (await releases(caseName(state))).map(({ attested }) => attested);
    assert.ok((await attestedOf('attested')).every(attested => attested === 'all'));
    assert.deepEqual((await attestedOf('provenance-lost')).slice(0, 2), ['none', 'all']);
    const [changed] = await releases('case-provenance-changed');
    const file = changed?.files[0];
    const answer = await fetch(file?.provenance ?? '');
    const provenance = readProvenance(await answer.text());
    assert.equal(provenance?.publishers[0]?.repository, 'someone-else/case-provenance-changed');
    assert.deepEqual(provenance.subjects, [{ filename: file?.filename, sha256: file?.hashes['sha256'] }]);
    assert.equal((await fetch(at.provenance('case-exists', '1', 'x.zip'))).status, 404);
    const foreign = await fetch(file?.provenance ?? '', { headers: { accept: 'text/plain' } });
    assert.equal(foreign.status, 406);
  });

  it('know whose repository it is', async () => {
    const claimed = async (name: string) => repositoryOfLinks((await card(name))?.links ?? [], null) ?? '';
    const packages = async (key: string) =>
      readRepositoryPackages(await (await fetch(at.depsDevProjectPackages(key))).text());
    const key = await claimed('case-starjacking');
    assert.equal(key, 'github.com/psf/requests');
    assert.equal(readRepositoryCard(await (await fetch(at.depsDevProject(key))).text())?.stars, 52_000);
    assert.deepEqual(await packages(key), { attested: ['requests'], claimedBy: ['case-starjacking'] });
    const reuploaded = await packages(await claimed('case-unofficial-upload'));
    assert.deepEqual(reuploaded, { attested: [], claimedBy: ['case-unofficial-upload'] });
    const own = await claimed('case-attested');
    const [newest] = await releases('case-attested');
    const version = await fetch(at.depsDevVersion('case-attested', newest?.version ?? ''));
    assert.deepEqual(readPublishedVersion(await version.text())?.attesters, [own]);
    assert.equal((await fetch(at.depsDevProject('github.com/no/such'))).status, 404);
    assert.equal((await fetch(at.depsDevPackage('case-attested'))).status, 200);
  });

  it('report malware and vulnerabilities by version, in pages', async () => {
    const idsOf = async (state: State, version?: string) =>
      (await batch(query(caseName(state), version)))?.[0]?.ids.map(({ id }) => id) ?? [];
    const [all = ''] = await idsOf('malicious', '1.0');
    const advisory = await record(all, 'case-malicious');
    assert.ok(advisory?.isMalware && advisory.sources === 1);
    assert.equal(advisoryConcerns(advisory, '1.0'), 'all-versions');
    assert.equal((await idsOf('malicious-versions', '96.0.1')).length, 1);
    assert.deepEqual(await idsOf('malicious-versions', '100.0.0'), []);
    assert.deepEqual(await idsOf('malicious-withdrawn'), []);
    const [vulnerable = ''] = await idsOf('vulnerable', '95.0');
    const found = await record(vulnerable, 'case-vulnerable');
    assert.ok(found && !found.isMalware);
    assert.equal(advisoryConcerns(found, '95.0'), 'this-version');
    assert.equal(advisoryConcerns(found, '100.0.0'), 'not-this-version');
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const [page] = (await batch(query('case-many-advisories', undefined, token))) ?? [];
      seen.push(...(page?.ids.map(({ id }) => id) ?? []));
      token = page?.pageToken ?? undefined;
    } while (token !== undefined);
    assert.equal(new Set(seen).size, 7);
    assert.deepEqual(await batch(query('case-exists'), query('flask')), [
      { ids: [], pageToken: null },
      { ids: [], pageToken: null },
    ]);
    assert.equal(await batch(query('case-exists'), query('no name!')), null);
    assert.equal(await batch(...Array.from({ length: 1001 }, () => query('flask'))), null);
  });

  it('offer copies of all records, withdrawn ones too', async () => {
    const changes = (await (await fetch(at.osvBulkChanges())).text()).trim().split('\n');
    assert.ok(changes.length > 10 && changes.every(line => /^2026-\S+Z,[A-Z]+-2026-\d+$/.test(line)));
    assert.deepEqual(changes, [...changes].sort().reverse());
    const archive = Buffer.from(await (await fetch(at.osvBulkArchive())).arrayBuffer());
    assert.equal(archive.readUInt16LE(archive.length - 12), changes.length);
    const id = changes[0]?.split(',')[1] ?? '';
    assert.ok(archive.includes(`${id}.json`));
    assert.match(await (await fetch(at.osvBulkRecord(id))).text(), new RegExp(`"id":"${id}"`));
  });

  it('speak HTTP as PyPI does', async () => {
    const url = at.indexPage('case-yanked');
    const html = await fetch(url);
    assert.match(html.headers.get('content-type') ?? '', /^text\/html/);
    const fromHtml = readIndexPage(await html.text(), 'text/html', url, 'case-yanked');
    const fromJson = await index('case-yanked');
    const common = (page: typeof fromJson) => page?.files.map(({ uploaded, size, ...file }) => file);
    assert.deepEqual(common(fromHtml), common(fromJson));
    const first = await fetch(url, { headers: { accept: jsonFirst } });
    assert.equal(first.headers.get('cache-control'), 'max-age=600, public');
    assert.ok(Number(first.headers.get('x-pypi-last-serial')) > 0);
    assert.equal(first.headers.get('content-encoding'), 'gzip');
    const again = { accept: jsonFirst, 'if-none-match': first.headers.get('etag') ?? '' };
    assert.equal((await fetch(url, { headers: again })).status, 304);
    const moved = await fetch(`${services.pypi}/simple/Case_Yanked/`, { redirect: 'manual' });
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, '/simple/case-yanked/']);
    assert.equal((await fetch(`${services.pypi}/simple/flask`, { redirect: 'manual' })).status, 301);
    const missing = await fetch(at.projectJson('numpy'));
    assert.deepEqual([missing.status, await missing.json()], [404, { message: 'Not Found' }]);
  });

  it('record what was asked', async () => {
    const before = services.requests.length;
    await batch(query('flask'));
    const [asked] = services.requests.slice(before);
    assert.equal(asked?.service, 'osv');
    assert.equal(`http://${asked.host}`, services.osv);
    assert.deepEqual([asked.method, asked.path], ['POST', '/v1/querybatch']);
    assert.deepEqual(JSON.parse(asked.body), { queries: [query('flask')] });
  });

  /** What a client without any help sees. */
  const raw = (fault: Omit<Fault, 'path'>, path = '/pypi/flask/json') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer; whole: boolean }>(
      (resolve, reject) => {
        const heal = services.fault({ ...fault, path } as Fault);
        const asked = httpRequest(services.pypi + path, response => {
          const chunks: Buffer[] = [];
          const end = (): void => {
            const { statusCode: status = 0, headers, complete: whole } = response;
            resolve({ status, headers, body: Buffer.concat(chunks), whole });
          };
          response.on('data', chunk => chunks.push(chunk)).on('error', () => {});
          response.on('close', end);
        });
        asked.setTimeout(400, () => asked.destroy(new Error('timeout')));
        asked.on('error', reject).on('close', heal).end();
      },
    );

  it('fail on demand, and only where asked to', async () => {
    assert.equal((await raw({ kind: 'server-error' })).status, 500);
    assert.equal((await raw({ kind: 'forbidden' })).status, 403);
    const limited = await raw({ kind: 'rate-limited', retryAfter: '7' });
    assert.deepEqual([limited.status, limited.headers['retry-after']], [429, '7']);
    const cut = await raw({ kind: 'truncated' });
    assert.ok(cut.whole && cut.status === 200 && readProjectCard(cut.body.toString()) === null);
    assert.match(String((await raw({ kind: 'wrong-type' })).headers['content-type']), /html/);
    assert.equal((await raw({ kind: 'redirect-loop' })).headers['location'], '/pypi/flask/json');
    const bomb = await raw({ kind: 'gzip-bomb' });
    assert.ok(bomb.body.length < 1 << 20);
    assert.throws(() => gunzipSync(bomb.body, { maxOutputLength: 1 << 26 }));
    assert.equal((await raw({ kind: 'lying-length' })).whole, false);
    await assert.rejects(raw({ kind: 'reset' }));
    await assert.rejects(raw({ kind: 'stall' }), /timeout/);
    assert.equal((await raw({ kind: 'stall-in-body' }).catch(() => ({ whole: false }))).whole, false);
    assert.ok((await raw({ kind: 'slow', delayMs: 100 })).whole);
    services.fault({ kind: 'server-error', service: 'osv', times: 1 });
    assert.ok(await card('flask'));
    assert.equal(await batch(query('flask')), null);
    assert.ok(await batch(query('flask')));
  });

  it('send hostile text in every field, which the readers cut', async () => {
    const hostile = await card('case-hostile');
    assert.ok(hostile);
    const texts = [hostile.summary, hostile.author, hostile.organization, ...hostile.owners, hostile.license];
    assert.ok(texts.every(text => (text?.length ?? 0) <= 2000));
    assert.ok(hostile.links.every(({ label, url }) => label.length <= 100 && /^https?:/.test(url)));
    assert.ok(!hostile.links.some(({ url }) => url.includes('@')));
    const page = await index('case-hostile');
    assert.ok(page && page.files.length >= 4);
    assert.ok(page.files.every(({ yanked }) => String(yanked).length <= 1000));
    assert.ok(page.files.every(({ filename }) => /^[\w.-]+$/.test(filename)));
  });
});
