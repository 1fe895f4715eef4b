/** The user's own package data: written whole by any process, read where they are intact, and none where they are not. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packAdvisories } from '../../../server/core/facts/advisory-copy.ts';
import { readMalwareRecord } from '../../../server/core/facts/malware-record.ts';
import { buildNameIndex } from '../../../server/core/names/build-name-index.ts';
import { loadBundledKnowledge } from '../../../server/io/bundled-knowledge.ts';
import { openPackageData } from '../../../server/io/package-data.ts';
import { Folder } from '../../support/cli.ts';

let folder: Folder;
const inFolder = (file: string) => join(folder.path, 'package-data-1', file);

function copyOf(name: string, day = '10'): Uint8Array {
  const affected = [{ package: { ecosystem: 'PyPI', name }, versions: ['1.0'] }];
  const entries = readMalwareRecord({ id: 'MAL-2026-1', affected })?.about ?? [];
  const time = `2026-11-${day}T00:00:00.000Z`;
  return packAdvisories(entries, { asOf: time, lastChange: time });
}

function names(date: string, ...more: readonly string[]): Uint8Array {
  const entries = ['requests', ...more].map((name, place) => ({ name, rank: place === 0 ? 1 : null }));
  return buildNameIndex(entries, date);
}

describe('package data', () => {
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('knows what the copy says, that it says nothing, and that there is none', async () => {
    const data = openPackageData(folder.path);
    assert.deepEqual(data.advisoriesOf('evil'), { state: 'unchecked', reason: 'offline' });
    assert.deepEqual(readdirSync(folder.path), []);
    await data.storeAdvisories(copyOf('evil'));
    data.forget();
    const evil = data.advisoriesOf('evil');
    assert.ok(evil.state === 'known');
    assert.deepEqual(
      evil.value.map(({ id }) => id),
      ['MAL-2026-1'],
    );
    assert.deepEqual(data.advisoriesOf('requests'), {
      state: 'known',
      value: [],
      asOf: '2026-11-10T00:00:00.000Z',
    });
  });

  it('counts a damaged file as none', async () => {
    await openPackageData(folder.path).storeAdvisories(copyOf('evil'));
    const file = inFolder('advisories.bin');
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((whole[at] ?? 0) ^ 1, at);
      writeFileSync(file, damaged);
      assert.equal(openPackageData(folder.path).advisories(), null, String(at));
    }
    truncateSync(file, 2);
    assert.equal(openPackageData(folder.path).advisories(), null);
  });

  it('keeps a copy that goes further', async () => {
    const data = openPackageData(folder.path);
    await data.storeAdvisories(copyOf('later', '12'));
    await data.storeAdvisories(copyOf('earlier', '11'));
    assert.equal(data.advisories()?.find('later').length, 1);
    data.forget();
    await data.storeAdvisories(copyOf('newest', '13'));
    data.forget();
    assert.equal(data.advisories()?.find('newest').length, 1);
  });

  it('rejects where the folder cannot be written, and leaves nothing', async () => {
    writeFileSync(join(folder.path, 'package-data-1'), 'in the way');
    const data = openPackageData(folder.path);
    await assert.rejects(data.storeAdvisories(copyOf('evil')));
    await assert.rejects(data.storeNames(names('2026-11-24')));
    assert.deepEqual(readdirSync(folder.path), ['package-data-1']);
  });

  it('is whole for every reader while several processes write', async () => {
    const writer = fileURLToPath(new URL('../../support/write-package-data.js', import.meta.url));
    const writers = ['one', 'two'].map(name => fork(writer, [folder.path, name]));
    const ends = writers.map(each => once(each, 'exit'));
    let isDone = false;
    const done = Promise.all(ends).then(codes => {
      isDone = true;
      return codes.map(([code]) => code);
    });
    const seen = new Set<number | undefined>();
    while (!isDone) {
      const copy = openPackageData(folder.path).advisories();
      seen.add(copy?.names);
      await new Promise(resolve => setImmediate(resolve));
    }
    assert.deepEqual(await done, [0, 0]);
    // Nothing at first, then always all of one writer's copy.
    assert.deepEqual(
      [...seen].filter(count => count !== undefined && count !== 3000),
      [],
    );
    assert.equal(openPackageData(folder.path).advisories()?.names, 3000);
    assert.deepEqual(readdirSync(join(folder.path, 'package-data-1')), ['advisories.bin']);
  }).timeout(20_000);
});

describe('newer list of names', () => {
  let bundle: string;
  beforeEach(() => {
    folder = new Folder({ 'data/import-map.tsv': '# none\n', 'data/letter-counts.bin': '' });
    bundle = join(folder.path, 'data');
    writeFileSync(join(bundle, 'pypi-names.bin'), names('2026-11-01'));
  });
  afterEach(() => folder.remove());
  const loaded = () => loadBundledKnowledge(bundle, openPackageData(folder.path).namesAfter).names;

  it('is used in place of the bundled one', async () => {
    assert.equal(loaded().date, '2026-11-01');
    await openPackageData(folder.path).storeNames(names('2026-11-24', 'new-project'));
    assert.equal(loaded().date, '2026-11-24');
    assert.ok(loaded().has('new-project'));
  });

  it('is not used where a newer one ships', async () => {
    await openPackageData(folder.path).storeNames(names('2026-10-31', 'new-project'));
    assert.equal(loaded().date, '2026-11-01');
    await openPackageData(folder.path).storeNames(names('2026-11-01', 'new-project'));
    assert.ok(!loaded().has('new-project'));
  });

  it('is not used where it is damaged, foreign, or of another version', async () => {
    await openPackageData(folder.path).storeNames(names('2026-11-24', 'new-project'));
    const file = inFolder('pypi-names.bin');
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((whole[at] ?? 0) ^ 0x20, at);
      writeFileSync(file, damaged);
      assert.equal(loaded().date, '2026-11-01', String(at));
    }
    const other = names('2026-11-24');
    other[7] = 2;
    for (const bytes of [other, new Uint8Array(), new TextEncoder().encode('<html>')]) {
      await openPackageData(folder.path).storeNames(bytes);
      assert.equal(loaded().date, '2026-11-01');
    }
    folder.remove();
    mkdirSync(file, { recursive: true });
    assert.equal(openPackageData(folder.path).namesAfter('2026-11-01'), null);
  });
});
