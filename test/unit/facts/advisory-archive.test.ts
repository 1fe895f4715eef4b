/** OSV's archive of all records: the malware in it, or nothing where it is not whole. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { copyOfArchive } from '../../../server/core/facts/advisory-archive.ts';
import { openAdvisoryCopy } from '../../../server/core/facts/advisory-copy.ts';
import { inflate } from '../../../server/io/archive/open-archive.ts';
import { storedZip } from '../../support/services/stored-zip.ts';

const asOf = '2026-11-10T00:00:00.000Z';

function member(id: string, content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name: `${id}.json`, data: Buffer.from(text) };
}

function malware(id: string, name: string, more: object = {}) {
  const affected = [{ package: { ecosystem: 'PyPI', name }, versions: ['1.0'] }];
  return member(id, { id, modified: '2026-11-09T00:00:00Z', affected, ...more });
}

function copied(...members: readonly { name: string; data: Buffer }[]) {
  const copy = copyOfArchive(storedZip(members), inflate, asOf);
  return copy && openAdvisoryCopy(copy);
}

describe('archive of all records', () => {
  it('gives its malware, up to the last change of any', () => {
    const copy = copied(
      malware('MAL-2026-1', 'evil'),
      malware('MAL-2026-2', 'gone', { withdrawn: asOf, modified: '2026-11-10T00:00:00Z' }),
      malware('MAL-0000-raw-1', 'raw', { modified: '2026-11-11T00:00:00Z' }),
      malware('GHSA-aaaa', 'vulnerable', { modified: '2026-11-11T00:00:00Z' }),
      member('MAL-2026-4', 'no JSON {'),
      malware('MAL-2026-5', 'other', { id: 'MAL-2026-6' }),
    );
    assert.ok(copy);
    assert.deepEqual([copy.names, copy.find('evil').length], [1, 1]);
    assert.equal(copy.lastChange, '2026-11-10T00:00:00.000Z');
  });

  it('may have more records than any package has files', () => {
    const others = Array.from({ length: 25_000 }, (_, place) => member(`PYSEC-2026-${place}`, '{}'));
    assert.equal(copied(...others, malware('MAL-2026-1', 'evil'))?.names, 1);
  }).timeout(20_000);

  it('gives nothing where it holds no malware', () => {
    assert.equal(copied(), null);
    assert.equal(copied(member('GHSA-aaaa', '{}')), null);
    assert.equal(copied(malware('MAL-2026-2', 'gone', { withdrawn: asOf })), null);
  });

  it('gives nothing where two readers could see different records', () => {
    assert.equal(copied(malware('MAL-2026-1', 'evil'), malware('MAL-2026-1', 'other')), null);
  });

  it('gives nothing where it is cut off, and never throws', () => {
    const whole = storedZip([malware('MAL-2026-1', 'evil'), malware('MAL-2026-2', 'worse')]);
    for (let end = 0; end < whole.length; end++)
      assert.equal(copyOfArchive(whole.subarray(0, end), inflate, asOf), null, String(end));
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
        const damaged = new Uint8Array(whole);
        for (const [at, byte] of changes) damaged[at] = byte;
        copyOfArchive(damaged, inflate, asOf);
      }),
      { numRuns: 500 },
    );
  });
});
