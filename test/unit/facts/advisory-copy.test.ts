/** The offline copy of the malicious-package records: what is put in is found, and nothing that is damaged throws. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedSince } from '../../../server/core/facts/advisory-changes.ts';
import { advisoryConcerns } from '../../../server/core/facts/advisory-concerns.ts';
import { openAdvisoryCopy, packAdvisories } from '../../../server/core/facts/advisory-copy.ts';
import { parseJson } from '../../../server/core/facts/json.ts';
import {
  isMalwareId,
  type NamedAdvisory,
  readMalwareRecord,
} from '../../../server/core/facts/malware-record.ts';
import { neverThrows } from '../../support/mutated.ts';

const times = { asOf: '2026-11-10T08:00:00.000Z', lastChange: '2026-11-09T12:00:00.000Z' };

function record(id: string, name: string, more: object = {}) {
  return {
    id,
    modified: '2026-11-09T12:00:00Z',
    published: '2026-11-01T00:00:00Z',
    summary: `Malicious code in ${name} (PyPI)`,
    affected: [{ package: { ecosystem: 'PyPI', name }, versions: ['1.0', '1.0.1'] }],
    database_specific: { 'malicious-packages-origins': [{ source: 'a' }, { source: 'b' }] },
    ...more,
  };
}

function about(id: string, name: string, more?: object): readonly NamedAdvisory[] {
  return readMalwareRecord(record(id, name, more))?.about ?? [];
}

function opened(entries: Iterable<NamedAdvisory>) {
  const copy = openAdvisoryCopy(packAdvisories(entries, times));
  assert.ok(copy);
  return copy;
}

describe('malware record', () => {
  it('is read for every project of PyPI that it names', () => {
    const affected = ['Evil.Name', 'evil_name', 'other', '-no name-'].map(name => ({
      package: { ecosystem: 'PyPI', name },
    }));
    const foreign = { package: { ecosystem: 'npm', name: 'left-pad' } };
    const found = readMalwareRecord(record('MAL-2026-1', '', { affected: [...affected, foreign] }));
    assert.deepEqual(
      found?.about.map(({ name }) => name),
      ['evil-name', 'other'],
    );
    assert.equal(found.modified, '2026-11-09T12:00:00.000Z');
  });

  it('is about nobody once it has been withdrawn, and none where nobody has reviewed it', () => {
    const withdrawn = readMalwareRecord(
      record('MAL-2026-4750', 'fastapi', { withdrawn: '2026-05-05T00:00:00Z' }),
    );
    assert.deepEqual([withdrawn?.id, withdrawn?.about], ['MAL-2026-4750', []]);
    assert.equal(readMalwareRecord(record('MAL-0000-import-1234', 'x')), null);
    assert.equal(readMalwareRecord(record('PYSEC-2026-1', 'x')), null);
    assert.ok(!isMalwareId('MAL-2026-1/../../x'));
  });

  it('may be anything at all', () => {
    neverThrows(record('MAL-2026-1', 'evil'), body => readMalwareRecord(parseJson(body)));
  });
});

describe('advisory copy', () => {
  it('gives back what was put in', () => {
    const ranges = [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }];
    const affected = [{ package: { ecosystem: 'PyPI', name: 'evil' }, ranges }];
    const entries = [
      ...about('MAL-2026-2', 'litellm', { aliases: ['PYSEC-2026-9'] }),
      ...about('MAL-2026-1', 'evil', { affected, summary: null }),
    ];
    const copy = opened(entries);
    assert.deepEqual(copy.find('litellm'), [entries[0]?.advisory]);
    assert.deepEqual(copy.find('evil'), [entries[1]?.advisory]);
    assert.deepEqual({ asOf: copy.asOf, lastChange: copy.lastChange }, times);
    assert.equal(copy.names, 2);
    const [listed, all] = [copy.find('litellm')[0], copy.find('evil')[0]];
    assert.ok(listed && all);
    assert.equal(advisoryConcerns(listed, '1.0.0'), 'this-version');
    assert.equal(advisoryConcerns(listed, '2'), 'not-this-version');
    assert.equal(advisoryConcerns(all, null), 'all-versions');
  });

  it('finds exactly the names that are in it', () => {
    const name = fc.stringMatching(/^[a-c0-9](?:-?[a-c0-9]){0,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.array(name), (names, others) => {
        const copy = opened(names.flatMap((each, place) => about(`MAL-2026-${place + 1}`, each)));
        for (const each of [...names, ...others]) {
          const expected = names.includes(each) ? [`MAL-2026-${names.indexOf(each) + 1}`] : [];
          assert.deepEqual(
            copy.find(each).map(({ id }) => id),
            expected,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same bytes in whatever order the entries come', () => {
    const entries = ['b', 'a', 'a', 'c'].flatMap((name, place) => about(`MAL-2026-${place}`, name));
    assert.deepEqual(packAdvisories(entries, times), packAdvisories(entries.toReversed(), times));
  });

  it('takes changes: records that are new, moved to another project, and gone', () => {
    const copy = opened([
      ...about('MAL-2026-1', 'one'),
      ...about('MAL-2026-2', 'one'),
      ...about('MAL-2026-3', 'three'),
      ...about('MAL-2026-4', 'four'),
    ]);
    const later = { asOf: '2026-11-11T00:00:00.000Z', lastChange: '2026-11-10T00:00:00.000Z' };
    const added = [...about('MAL-2026-3', 'moved'), ...about('MAL-2026-5', 'one')];
    const next = openAdvisoryCopy(copy.replace(new Set(['MAL-2026-1', 'MAL-2026-3']), added, later));
    assert.ok(next);
    const ids = (name: string) => next.find(name).map(({ id }) => id);
    assert.deepEqual(ids('one'), ['MAL-2026-2', 'MAL-2026-5']);
    assert.deepEqual([ids('three'), ids('moved'), ids('four')], [[], ['MAL-2026-3'], ['MAL-2026-4']]);
    assert.deepEqual([next.names, next.asOf, next.lastChange], [3, later.asOf, later.lastChange]);
  });

  it('is none where it is foreign, of another version, or cut short', () => {
    const bytes = packAdvisories(about('MAL-2026-1', 'evil'), times);
    assert.ok(openAdvisoryCopy(bytes));
    for (let end = 0; end < bytes.length; end++)
      assert.equal(openAdvisoryCopy(bytes.slice(0, end)), null, String(end));
    const other = bytes.slice();
    other[21] = 0x32;
    assert.equal(openAdvisoryCopy(other), null);
    assert.equal(openAdvisoryCopy(new TextEncoder().encode('version https://example.invalid/\n')), null);
  });

  it('never throws, whatever has become of its bytes', () => {
    const entries = Array.from({ length: 30 }, (_, place) => about(`MAL-2026-${place}`, `name-${place}`));
    const bytes = packAdvisories(entries.flat(), times);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), changes => {
        const damaged = bytes.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        const copy = openAdvisoryCopy(damaged);
        if (!copy) return;
        for (let place = 0; place < 30; place++) copy.find(`name-${place}`);
        copy.replace(new Set(['MAL-2026-7']), about('MAL-2026-8', 'name-3'), times);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), noise => void openAdvisoryCopy(noise)));
  });
});

describe('list of changed records', () => {
  const list = [
    '2026-11-10T10:00:00.123456Z,MAL-2026-3',
    '2026-11-10T09:00:00Z,GHSA-aaaa',
    '2026-11-09T12:00:00.5Z,MAL-0000-raw-1',
    '2026-11-09T12:00:00Z,MAL-2026-2',
    '2026-11-09T11:59:59Z,MAL-2026-1',
    '2026-11-01T00:00:00Z,MAL-2025-1',
    '',
  ];

  it('is read up to what is known, with what shares its time', () => {
    assert.deepEqual(changedSince(list.join('\n'), times.lastChange), ['MAL-2026-3', 'MAL-2026-2']);
    assert.deepEqual(changedSince(list.join('\r\n'), '2026-11-10T10:00:00.123Z'), ['MAL-2026-3']);
  });

  it('tells nothing where it is damaged, cut off, or in another order', () => {
    const told = (lines: readonly string[]) => changedSince(lines.join('\n'), times.lastChange);
    assert.equal(told(['', ...list]), null);
    assert.equal(told(['<html>Sign in</html>', '']), null);
    assert.equal(told(list.slice(0, 3)), null);
    assert.equal(told([...list.slice(0, 4), '']), null);
    assert.equal(told(list.slice(3, 4).concat(list)), null);
    assert.equal(told([]), null);
  });
});
