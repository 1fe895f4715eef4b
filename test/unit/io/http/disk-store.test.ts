/** Answers on disk: shared, damaged, too many, and where nothing can be written. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDiskStore } from '../../../../server/io/http/disk-store.ts';
import { packEntry, unpackEntry } from '../../../../server/io/http/entry-file.ts';
import { Folder } from '../../../support/cli.ts';

const entry = {
  asOf: 1_800_000_000_000,
  status: 200,
  url: 'https://index.example/ä',
  headers: new Map([['etag', '"ü"']]),
  body: Uint8Array.from({ length: 300 }, (_, index) => index),
};
let folder: Folder;

function files(): string[] {
  return readdirSync(join(folder.path, 'answers-1'));
}

describe('disk store', () => {
  beforeEach(() => {
    folder = new Folder({});
  });
  afterEach(() => folder.remove());

  it('remembers from one process to the next', async () => {
    await createDiskStore({ folder: folder.path }).set('a', entry);
    const later = createDiskStore({ folder: folder.path });
    assert.deepEqual(await later.get('a'), entry);
    assert.equal(await later.get('b'), null);
    assert.match(files().join(), /^[0-9a-f]{64}$/);
  });

  it('is shared by stores that write the same at once', async () => {
    const stores = [1, 2, 3].map(() => createDiskStore({ folder: folder.path }));
    await Promise.all(
      stores.flatMap((store, number) =>
        ['a', 'b'].map(key => store.set(key, { ...entry, status: 200 + number })),
      ),
    );
    const fresh = createDiskStore({ folder: folder.path });
    assert.ok([200, 201, 202].includes((await fresh.get('a'))?.status ?? 0));
    assert.equal(files().length, 2);
  });

  it('drops what is damaged, cut short, or the answer to something else', async () => {
    const good = packEntry('a', entry);
    const flipped = Uint8Array.from(good);
    flipped[good.length - 1] = 1;
    const damages = [
      new Uint8Array(),
      good.subarray(0, 40),
      good.subarray(0, -1),
      flipped,
      packEntry('b', entry),
      Buffer.concat([good, Buffer.from('x')]),
      Buffer.from('<html>'),
    ];
    for (const damaged of damages) {
      await createDiskStore({ folder: folder.path }).set('a', entry);
      const [name = ''] = files();
      writeFileSync(join(folder.path, 'answers-1', name), damaged);
      assert.equal(await createDiskStore({ folder: folder.path }).get('a'), null);
      assert.deepEqual(files(), []);
    }
    assert.deepEqual(unpackEntry('a', good), entry);
  });

  it('keeps in memory what cannot be written', async () => {
    folder.write('file', 'in the way');
    for (const path of [join(folder.path, 'file'), join(folder.path, 'file', 'below'), '\0']) {
      const store = createDiskStore({ folder: path });
      await store.set('a', entry);
      assert.deepEqual(await store.get('a'), entry);
      assert.equal(await createDiskStore({ folder: path }).get('a'), null);
    }
    assert.equal(readFileSync(join(folder.path, 'file'), 'utf8'), 'in the way');
  });

  it('removes the oldest when there are too many, and nobody else’s files', async () => {
    const store = createDiskStore({ folder: folder.path, mostBytes: 4000 });
    await store.set('old', entry);
    const [old = ''] = files();
    utimesSync(join(folder.path, 'answers-1', old), 1, 1);
    folder.write('answers-1/notes.txt', 'x'.repeat(9000));
    folder.write(`answers-1/${old}.00000000-0000-0000-0000-000000000000.tmp`, 'half');
    utimesSync(join(folder.path, 'answers-1', `${old}.00000000-0000-0000-0000-000000000000.tmp`), 1, 1);
    for (let index = 0; index < 9; index++) await store.set(`new ${index}`, entry);
    const left = files();
    assert.ok(left.includes('notes.txt'));
    assert.ok(!left.some(name => name.startsWith(old)));
    assert.ok(left.length >= 6 && left.length <= 9, String(left.length));
    await store.set('too large', { ...entry, body: new Uint8Array(5000) });
    assert.equal(await createDiskStore({ folder: folder.path }).get('too large'), null);
  });
});
