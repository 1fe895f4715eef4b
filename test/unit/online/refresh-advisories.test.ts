/** Renewing the copy of the malware records: the archive first, then what has changed, and never half of anything. */
import assert from 'node:assert/strict';
import { copyOfArchive } from '../../../server/core/facts/advisory-archive.ts';
import { type AdvisoryCopy, openAdvisoryCopy } from '../../../server/core/facts/advisory-copy.ts';
import { serviceAddresses } from '../../../server/core/public-services.ts';
import { inflate } from '../../../server/io/archive/open-archive.ts';
import { createUndiciTransport } from '../../../server/io/http/undici-transport.ts';
import { fetchListing } from '../../../server/online/fetch-listing.ts';
import { type AdvisoryRefresh, renewAdvisories } from '../../../server/online/refresh-advisories.ts';
import { RefreshFailure } from '../../../server/online/refresh-failure.ts';
import type { HttpResponse, Transport } from '../../../server/online/transport.ts';
import type { Fault } from '../../support/services/faults.ts';
import { type Services, startServices } from '../../support/services/start.ts';
import { storedZip } from '../../support/services/stored-zip.ts';
import { answer, FakeTransport } from '../../support/transports.ts';

const now = () => Date.parse('2026-11-10T12:00:00Z');

function refresh(transport: Transport, osv: string, more: Partial<AdvisoryRefresh> = {}): AdvisoryRefresh {
  return {
    ...{ transport, now },
    addresses: serviceAddresses({ osv, pypi: osv }),
    readArchive: async (bytes, asOf) => copyOfArchive(bytes, inflate, asOf),
    signal: new AbortController().signal,
    ...more,
  };
}

async function renewed(before: AdvisoryCopy | null, how: AdvisoryRefresh) {
  const { copy, changed } = await renewAdvisories(before, how);
  const opened = openAdvisoryCopy(copy);
  assert.ok(opened);
  return { copy: opened, changed };
}

function failsWith(kind: string, work: Promise<unknown>): Promise<void> {
  return assert.rejects(work, (error: unknown) => error instanceof RefreshFailure && error.kind === kind);
}

describe('refresh of the malware records', () => {
  const transport = createUndiciTransport();
  let services: Services;
  let ended: (() => void) | undefined;
  before(async () => {
    services = await startServices({ today: '2026-11-10', states: { flask: 'malicious-withdrawn' } });
  });
  after(async () => {
    await transport.close();
    await services.close();
  });
  afterEach(() => {
    ended?.();
    ended = undefined;
  });
  const fault = (kind: Fault['kind']) => {
    ended = services.fault({ kind, path: '/osv-vulnerabilities/' });
  };

  it('takes the archive the first time: malware alone, nothing withdrawn', async () => {
    const { copy, changed } = await renewed(null, refresh(transport, services.osv));
    assert.equal(changed, null);
    assert.equal(copy.find('case-malicious').length, 1);
    assert.deepEqual(copy.find('case-malicious-versions')[0]?.versions, ['96.0.1']);
    assert.deepEqual([copy.find('flask'), copy.find('case-vulnerable')], [[], []]);
    assert.deepEqual(
      services.requests.map(({ path }) => path),
      ['/osv-vulnerabilities/PyPI/all.zip'],
    );
  });

  it('then asks for what has changed, and tells nobody a name', async () => {
    const { copy } = await renewed(null, refresh(transport, services.osv));
    const already = services.requests.length;
    const next = await renewed(copy, refresh(transport, services.osv));
    assert.deepEqual(next.copy.find('case-malicious'), copy.find('case-malicious'));
    assert.equal(next.copy.names, copy.names);
    for (const { path, body } of services.requests.slice(already)) {
      assert.match(path, /^\/osv-vulnerabilities\/PyPI\/(?:modified_id\.csv|MAL-\d+-\d+\.json)$/);
      assert.equal(body, '');
    }
  });

  const kinds: readonly (readonly [Fault['kind'], string])[] = [
    ['truncated', 'unusable'],
    ['wrong-type', 'unusable'],
    ['reset', 'unreachable'],
    ['lying-length', 'unreachable'],
    ['gzip-bomb', 'unusable'],
    ['forbidden', 'refused'],
    ['server-error', 'refused'],
    ['redirect-loop', 'refused'],
  ];
  for (const [kind, reason] of kinds)
    it(`fails with '${reason}' where the service answers with a ${kind}`, async () => {
      fault(kind);
      await failsWith(reason, renewAdvisories(null, refresh(transport, services.osv)));
    });

  it('ends when it is called off, in the midst of the answer or of the reading', async () => {
    fault('stall-in-body');
    const control = new AbortController();
    setTimeout(() => control.abort(), 50);
    const how = refresh(transport, services.osv, { signal: control.signal });
    await failsWith('aborted', renewAdvisories(null, how));
    ended?.();
    const late = new AbortController();
    const readArchive = async () => {
      late.abort();
      return null;
    };
    await failsWith(
      'aborted',
      renewAdvisories(null, refresh(transport, services.osv, { signal: late.signal, readArchive })),
    );
  });

  it('asks for the listing as JSON, and takes nothing else for it', async () => {
    const addresses = serviceAddresses({ pypi: services.pypi });
    const { signal } = new AbortController();
    const fake = (type: string) =>
      new FakeTransport(() => answer(200, '{"projects":[]}', { 'content-type': type }));
    const json = fake('application/vnd.pypi.simple.v1+json');
    assert.equal((await fetchListing(json, addresses, signal)).length, 15);
    assert.match(json.asked[0]?.headers?.['accept'] ?? '', /^application\/vnd\.pypi\.simple\.v1\+json$/);
    await failsWith('unusable', fetchListing(fake('text/html'), addresses, signal));
  });
});

describe('changes of the malware records', () => {
  const first = [record(1, 'evil'), record(2, 'worse'), record(3, 'fastapi')];
  let copy: AdvisoryCopy;

  before(async () => {
    copy = (await renewed(null, refresh(serving({}), 'http://osv.invalid', archiveOf(first)))).copy;
  });

  it('are new records, changed ones, and those that are withdrawn or gone', async () => {
    const told: string[] = [];
    const transport = serving({
      'modified_id.csv': csv([5, '11-09'], [3, '11-08'], [2, '11-08'], [1, '11-08'], [9, '10-01']),
      'MAL-2026-5.json': record(5, 'newest', { modified: '2026-11-09T00:00:00Z' }),
      'MAL-2026-3.json': record(3, 'fastapi', { withdrawn: '2026-11-08T00:00:00Z' }),
      'MAL-2026-2.json': record(2, 'worse', { summary: 'Changed' }),
    });
    const onRecord = (done: number, of: number) => void told.push(`${done}/${of}`);
    const next = await renewed(copy, refresh(transport, 'http://osv.invalid', { onRecord }));
    assert.equal(next.changed, 4);
    assert.deepEqual(
      ['evil', 'fastapi'].map(name => next.copy.find(name)),
      [[], []],
    );
    assert.equal(next.copy.find('newest').length, 1);
    assert.equal(next.copy.find('worse')[0]?.summary, 'Changed');
    assert.equal(next.copy.lastChange, '2026-11-09T00:00:00.000Z');
    assert.deepEqual(told, ['0/4', '1/4', '2/4', '3/4', '4/4']);
  });

  it('are nothing where nothing has changed, but the copy is of today', async () => {
    const transport = serving({ 'modified_id.csv': csv([9, '10-01']) });
    const next = await renewed(copy, { ...refresh(transport, 'http://osv.invalid'), now: () => now() + 5 });
    assert.deepEqual([next.changed, next.copy.names], [0, 3]);
    assert.equal(next.copy.asOf, '2026-11-10T12:00:00.005Z');
    assert.equal(transport.asked.length, 1);
  });

  it('are not counted where they are too many, or the list is damaged: the archive is taken', async () => {
    const many = Array.from({ length: 301 }, (_, place) => [place + 10, '11-09'] as const);
    for (const list of [csv(...many, [1, '10-01']), 'not,a list', '']) {
      const transport = serving({ 'modified_id.csv': list, 'all.zip': '' });
      const next = await renewed(copy, refresh(transport, 'http://osv.invalid', archiveOf(first)));
      assert.equal(next.changed, null);
      assert.equal(transport.asked.length, 2);
    }
  });

  it('fail as a whole where one record cannot be had or is another one', async () => {
    const list = csv([2, '11-09'], [1, '11-09'], [9, '10-01']);
    for (const other of [record(7, 'evil'), 'cut {', answer(500)]) {
      const files = {
        'modified_id.csv': list,
        'MAL-2026-1.json': record(1, 'evil'),
        'MAL-2026-2.json': other,
      };
      await failsWith('unusable', renewAdvisories(copy, refresh(serving(files), 'http://osv.invalid')));
    }
  });
});

function record(number: number, name: string, more: object = {}): object {
  const affected = [{ package: { ecosystem: 'PyPI', name }, versions: ['1.0'] }];
  return { id: `MAL-2026-${number}`, modified: '2026-11-08T00:00:00Z', affected, ...more };
}

function csv(...lines: readonly (readonly [number, string])[]): string {
  return lines.map(([number, day]) => `2026-${day}T00:00:00Z,MAL-2026-${number}\n`).join('');
}

/** Stands in for the archive and its reader. */
function archiveOf(records: readonly object[]): Pick<AdvisoryRefresh, 'readArchive'> {
  const members = records.map(each => ({
    name: `${(each as { id: string }).id}.json`,
    data: Buffer.from(JSON.stringify(each)),
  }));
  return { readArchive: async (_, asOf) => copyOfArchive(storedZip(members), inflate, asOf) };
}

/** Answers by the last part of the path: an answer as it is, text, or an object as JSON. */
function serving(files: Readonly<Record<string, string | object>>): FakeTransport {
  return new FakeTransport(({ url }) => {
    const found = files[url.slice(url.lastIndexOf('/') + 1)];
    if (found === undefined) return answer(url.endsWith('.zip') ? 200 : 404);
    if (typeof found === 'object' && 'status' in found) return found as HttpResponse;
    return answer(200, typeof found === 'string' ? found : JSON.stringify(found));
  });
}
