/** What is remembered, for how long, and what is said about its age. */
import assert from 'node:assert/strict';
import { createMemoryStore } from '../../../server/online/byte-store.ts';
import { createCachedTransport, type Freshness } from '../../../server/online/cached-transport.ts';
import { HttpFailure, type HttpResponse } from '../../../server/online/transport.ts';
import { answer, FakeClock, FakeTransport, MapStore, request, textOf } from '../../support/transports.ts';

const url = 'https://index.example/a';
const freshness: Freshness = { leastMs: 1000, mostMs: 600_000, absentMs: 5000 };

function world(...replies: (HttpResponse | HttpFailure)[]) {
  const clock = new FakeClock();
  const transport = new FakeTransport((_, index) => {
    const reply = replies[index];
    if (!reply || reply instanceof HttpFailure) throw reply ?? new Error('asked too often');
    return reply;
  });
  const store = new MapStore();
  const cached = createCachedTransport({ transport, store, now: clock.now });
  return { clock, transport, store, cached, get: () => cached.get(request(url), freshness) };
}

const offline = new HttpFailure('offline', url);

describe('cached transport', () => {
  it('gives a fresh answer without asking, within the bounds of the caller', async () => {
    const ages: [string, number][] = [
      ['max-age=60', 60_000],
      ['public, max-age=0', 1000],
      ['', 1000],
      ['max-age=99999999', 600_000],
      ['max-age=soon', 1000],
    ];
    for (const [control, fresh] of ages) {
      const { clock, transport, get } = world(
        answer(200, 'one', { 'cache-control': control }),
        answer(200, 'two'),
      );
      const { asOf } = await get();
      clock.time += fresh - 1;
      const held = await get();
      assert.deepEqual(
        [textOf(held), held.asOf, held.stale, transport.asked.length],
        ['one', asOf, false, 1],
      );
      clock.time += 1;
      assert.equal(textOf(await get()), 'two', control);
    }
  });

  it('asks about an older one by its tag', async () => {
    const { clock, transport, get } = world(
      answer(200, 'one', { etag: '"1"' }),
      answer(304, '', { etag: '"1"' }),
      answer(200, 'two', { etag: '"2"' }),
    );
    await get();
    clock.time += 1000;
    const renewed = await get();
    assert.deepEqual([textOf(renewed), renewed.status, renewed.asOf], ['one', 200, clock.time]);
    assert.equal(transport.asked[1]?.headers?.['if-none-match'], '"1"');
    await get();
    assert.equal(transport.asked.length, 2);
    clock.time += 1000;
    assert.equal(textOf(await get()), 'two');
  });

  it('serves an old answer where nobody can be reached, and says so', async () => {
    const { clock, get } = world(answer(200, 'one'), offline, answer(503), answer(429));
    const { asOf } = await get();
    clock.time += 1_000_000_000;
    for (let round = 0; round < 3; round++) {
      const held = await get();
      assert.deepEqual([textOf(held), held.asOf, held.stale], ['one', asOf, true]);
    }
  });

  it('remembers no nonsense, and gives what it has in place of it', async () => {
    const signIn = answer(200, 'Sign in');
    const { clock, store, cached } = world(answer(200, 'one'), signIn, signIn);
    const isSound = (response: HttpResponse) => textOf(response) !== 'Sign in';
    const get = (address: string) => cached.get(request(address), freshness, isSound);
    assert.equal(textOf(await get(url)), 'one');
    clock.time += 1_000_000_000;
    const held = await get(url);
    assert.deepEqual([textOf(held), held.stale], ['one', true]);
    assert.equal(textOf(await get(`${url}b`)), 'Sign in');
    assert.equal(store.entries.size, 1);
  });

  it('fails where nothing is remembered, and where it was called off', async () => {
    await assert.rejects(world(offline).get(), offline);
    assert.equal((await world(answer(503)).get()).status, 503);
    const aborted = new HttpFailure('aborted', url);
    const { clock, get } = world(answer(200), aborted);
    await get();
    clock.time += 1000;
    await assert.rejects(get(), aborted);
  });

  it('remembers for a while that something is not there', async () => {
    const { clock, transport, get } = world(
      answer(404, 'no', { 'cache-control': 'max-age=600' }),
      answer(200, 'yes'),
    );
    await get();
    clock.time += 4999;
    assert.equal((await get()).status, 404);
    clock.time += 1;
    assert.equal(textOf(await get()), 'yes');
    assert.equal(transport.asked.length, 2);
  });

  it('keeps nothing that credentials opened, that is forbidden to keep, or that is no answer', async () => {
    const secret = world(answer(200, 'one'), answer(200, 'two'));
    const headers = { Authorization: 'Basic c2VjcmV0' };
    await secret.cached.get(request(url, { headers }), freshness);
    assert.equal(textOf(await secret.cached.get(request(url, { headers }), freshness)), 'two');
    assert.equal(await secret.cached.remembered(request(url, { headers })), null);
    for (const reply of [
      answer(200, 'x', { 'cache-control': 'private, no-store' }),
      answer(401),
      answer(500),
    ]) {
      const { store, get } = world(reply);
      await get();
      assert.equal(store.entries.size, 0);
    }
    assert.equal(secret.store.entries.size, 0);
  });

  it('tells answers of different kinds apart', async () => {
    const { cached } = world(answer(200, 'html'), answer(200, 'json'));
    const get = async (accept: string) =>
      textOf(await cached.get(request(url, { headers: { Accept: accept } }), freshness));
    assert.deepEqual(await Promise.all([get('text/html'), get('application/json')]), ['html', 'json']);
    assert.equal(await get('text/html'), 'html');
  });

  it('distrusts what is from the future or larger than is wanted', async () => {
    const { clock, cached, get } = world(answer(200, 'one'), answer(200, 'two'), answer(200, '3'));
    await get();
    clock.time -= 10;
    assert.equal(textOf(await get()), 'two');
    assert.equal(textOf(await cached.get(request(url, { maxBytes: 2 }), freshness)), '3');
  });

  it('gives what is remembered without asking', async () => {
    const { clock, cached, get } = world(answer(200, 'one'));
    assert.equal(await cached.remembered(request(url)), null);
    await get();
    clock.time += 1_000_000;
    const held = await cached.remembered(request(url));
    assert.equal(held && textOf(held), 'one');
  });

  it('holds in memory the newest answers that fit', async () => {
    const store = createMemoryStore(10);
    const entry = { ...answer(200, '12345'), asOf: 1 };
    for (const key of ['a', 'b', 'c', 'c']) await store.set(key, entry);
    assert.equal(await store.get('a'), null);
    assert.deepEqual([await store.get('b'), await store.get('c')], [entry, entry]);
    await store.set('large', { ...entry, body: new Uint8Array(11) });
    assert.equal(await store.get('large'), null);
  });
});
