/** What a guest does and does not do: repeating, waiting, resting, redirects. Time is a number. */
import assert from 'node:assert/strict';
import { createPoliteTransport, type PoliteDeps } from '../../../server/online/polite-transport.ts';
import { retryAfterMs } from '../../../server/online/retry-after.ts';
import { HttpFailure, type HttpFailureKind } from '../../../server/online/transport.ts';
import { answer, FakeClock, FakeTransport, request, textOf } from '../../support/transports.ts';

const url = 'https://index.example/simple/a/';
let clock: FakeClock;

function polite(transport: FakeTransport, more: Partial<PoliteDeps> = {}) {
  const { now, sleep } = clock;
  return createPoliteTransport({ transport, userAgent: 'antivenom/0', now, sleep, random: () => 1, ...more });
}

function failure(kind: HttpFailureKind) {
  return (error: unknown) => error instanceof HttpFailure && error.kind === kind;
}

function failing(kind: HttpFailureKind): FakeTransport {
  return new FakeTransport(({ url }) => {
    throw new HttpFailure(kind, url);
  });
}

describe('polite transport', () => {
  beforeEach(() => {
    clock = new FakeClock();
  });

  it('says who is asking', async () => {
    const transport = new FakeTransport(() => answer(200, 'x'));
    await polite(transport).send(request(url, { headers: { accept: 'text/html' } }));
    assert.deepEqual(transport.asked[0]?.headers, { accept: 'text/html', 'user-agent': 'antivenom/0' });
  });

  it('sends equal questions once, and each asker may leave alone', async () => {
    const open: (() => void)[] = [];
    const transport = new FakeTransport(
      () => new Promise(resolve => open.push(() => resolve(answer(200, 'x')))),
    );
    const guest = polite(transport);
    const control = new AbortController();
    const left = guest.send(request(url, { signal: control.signal }));
    const stays = guest.send(request(url));
    const other = guest.send(request(url, { headers: { authorization: 'Basic YTpi' } }));
    await new Promise(setImmediate);
    control.abort();
    await assert.rejects(left, failure('aborted'));
    assert.equal(transport.asked.length, 2);
    for (const release of open) release();
    assert.deepEqual([textOf(await stays), textOf(await other)], ['x', 'x']);
    const later = guest.send(request(url));
    await new Promise(setImmediate);
    open.at(-1)?.();
    await later;
    assert.equal(transport.asked.length, 3);
  });

  it('stops the request when the last asker has left', async () => {
    const transport = new FakeTransport(() => new Promise(() => {}));
    const control = new AbortController();
    const sent = polite(transport).send(request(url, { signal: control.signal }));
    await new Promise(setImmediate);
    control.abort();
    await assert.rejects(sent, failure('aborted'));
    assert.equal(transport.asked[0]?.signal?.aborted, true);
  });

  it('has eight requests under way in all, and six at one origin', async () => {
    const open: (() => void)[] = [];
    const transport = new FakeTransport(() => new Promise(resolve => open.push(() => resolve(answer(200)))));
    const guest = polite(transport);
    const all = Array.from({ length: 10 }, (_, n) => guest.send(request(`https://a.example/${n}`)));
    await new Promise(setImmediate);
    assert.equal(transport.asked.length, 6);
    all.push(...Array.from({ length: 5 }, (_, n) => guest.send(request(`https://b.example/${n}`))));
    await new Promise(setImmediate);
    assert.equal(transport.asked.length, 8);
    while (open.length > 0) {
      open.shift()?.();
      await new Promise(setImmediate);
    }
    await Promise.all(all);
    assert.equal(transport.asked.length, 15);
  });

  it('repeats what may pass, later and later', async () => {
    const transport = new FakeTransport((_, index) => answer([503, 500, 200][index] ?? 404, 'x'));
    assert.equal((await polite(transport).send(request(url))).status, 200);
    assert.deepEqual(clock.slept, [400, 800]);
    assert.equal((await polite(new FakeTransport(() => answer(404))).send(request(url))).status, 404);
    assert.equal(clock.slept.length, 2);
  });

  it('gives up after four times, with the last answer', async () => {
    const transport = new FakeTransport(() => answer(502));
    assert.equal((await polite(transport).send(request(url))).status, 502);
    assert.equal(transport.asked.length, 4);
    const reset = failing('reset');
    await assert.rejects(polite(reset).send(request(url)), failure('reset'));
    assert.equal(reset.asked.length, 4);
    const refused = failing('refused');
    await assert.rejects(polite(refused).send(request(url)), failure('refused'));
    assert.equal(refused.asked.length, 1);
  });

  it('waits for nobody twice who has never said a word, and soon for nobody at all', async () => {
    const silent = failing('timeout');
    const guest = polite(silent);
    await assert.rejects(guest.send(request(url)), failure('timeout'));
    assert.equal(silent.asked.length, 1);
    await assert.rejects(guest.send(request(`${url}b`)), failure('timeout'));
    await assert.rejects(guest.send(request(`${url}c`)), failure('unreachable'));
    assert.equal(silent.asked.length, 2);
    const slow = new FakeTransport(({ url }, index) => {
      if (index === 1) throw new HttpFailure('timeout', url);
      return answer(200, 'x');
    });
    const other = polite(slow);
    await other.send(request(url));
    assert.equal((await other.send(request(url))).status, 200);
    assert.equal(slow.asked.length, 3);
  });

  it('leaves an origin for no other where the question is to stay there', async () => {
    const moved = (location: string) =>
      new FakeTransport((_, index) => answer(index === 0 ? 302 : 200, 'x', { location }));
    for (const [location, staysAtOrigin, isFollowed] of [
      ['/b/', true, true],
      ['https://other.example/a/', false, true],
      ['https://other.example/a/', true, false],
      ['http://index.example/simple/a/', true, false],
      ['https://index.example:444/simple/a/', true, false],
    ] as const) {
      const transport = moved(location);
      const sent = polite(transport).send(request(url, { staysAtOrigin }));
      if (isFollowed) await sent;
      else await assert.rejects(sent, failure('redirects'));
      assert.equal(transport.asked.length, isFollowed ? 2 : 1, location);
    }
  });

  it('sends a POST again only where it says that it may', async () => {
    for (const idempotent of [false, true]) {
      const transport = new FakeTransport((_, index) => answer(index === 0 ? 503 : 200));
      const { status } = await polite(transport).send(
        request(url, { method: 'POST', body: '{}', idempotent }),
      );
      assert.equal(status, idempotent ? 200 : 503);
    }
  });

  it('waits as long as it is told to, and not at all where that is too long', async () => {
    const busy = (wait: string) =>
      new FakeTransport((_, index) => answer(index === 0 ? 429 : 200, '', { 'retry-after': wait }));
    assert.equal((await polite(busy('7')).send(request(url))).status, 200);
    assert.deepEqual(clock.slept, [7000]);
    assert.equal((await polite(busy('3600')).send(request(url))).status, 429);
    const deadline = () => clock.time + 5000;
    assert.equal((await polite(busy('7'), { deadline }).send(request(url))).status, 429);
    assert.deepEqual(clock.slept, [7000]);
  });

  it('reads Retry-After as seconds or as a date, and nothing else', () => {
    const now = Date.parse('2026-11-24T00:00:00Z');
    assert.equal(retryAfterMs('3', now), 3000);
    assert.equal(retryAfterMs('Tue, 24 Nov 2026 00:00:09 GMT', now), 9000);
    assert.equal(retryAfterMs('Tue, 24 Nov 2025 00:00:09 GMT', now), 0);
    for (const odd of ['', '-1', '1.5', 'soon', '2026-11-24', '99999999999', undefined])
      assert.equal(retryAfterMs(odd, now), null);
  });

  it('lets an origin rest that fails, and no other', async () => {
    let isDown = true;
    const transport = new FakeTransport(({ url }) => {
      if (isDown && url.startsWith('https://down.example')) throw new HttpFailure('refused', url);
      return answer(200);
    });
    const guest = polite(transport);
    const send = (n: number) => guest.send(request(`https://down.example/${n}`));
    for (let n = 0; n < 5; n++) await assert.rejects(send(n), failure('refused'));
    await assert.rejects(send(5), failure('unreachable'));
    assert.equal(transport.asked.length, 5);
    assert.equal((await guest.send(request(url))).status, 200);
    isDown = false;
    clock.time += 60_000;
    assert.equal((await send(6)).status, 200);
  });

  it('does not wait for an origin that refuses only because of us', async () => {
    const transport = failing('too-large');
    const guest = polite(transport);
    for (let n = 0; n < 9; n++) await assert.rejects(guest.send(request(`${url}${n}`)), failure('too-large'));
  });

  it('follows redirects, three at most', async () => {
    const to = (location: string, status = 302) => answer(status, '', { location });
    const short = new FakeTransport((_, index) => (index < 3 ? to(`/${index}`) : answer(200, 'x')));
    const response = await polite(short).send(request(url));
    assert.equal(textOf(response), 'x');
    assert.equal(response.url, 'https://index.example/2');
    const loop = new FakeTransport(() => to(url));
    await assert.rejects(polite(loop).send(request(url)), failure('redirects'));
    assert.equal(loop.asked.length, 4);
    const nowhere = [
      'http://index.example/',
      'ftp://index.example/',
      'https://u:p@index.example/',
      'http://[',
    ];
    for (const location of nowhere)
      await assert.rejects(
        polite(new FakeTransport(() => to(location))).send(request(url)),
        failure('redirects'),
      );
  });

  it('takes credentials to no other origin', async () => {
    const headers = { Authorization: 'Basic c2VjcmV0', Accept: 'text/html' };
    const seen = async (location: string) => {
      const transport = new FakeTransport((_, index) =>
        index === 0 ? answer(301, '', { location }) : answer(200),
      );
      await polite(transport).send(request(url, { headers }));
      return transport.asked[1]?.headers;
    };
    assert.equal((await seen('/other'))?.['Authorization'], headers.Authorization);
    for (const elsewhere of ['https://evil.example/', 'https://index.example:444/', '//evil.example/'])
      assert.deepEqual(await seen(elsewhere), { Accept: 'text/html', 'user-agent': 'antivenom/0' });
  });

  it('names no secret when it fails', async () => {
    const secret = 'https://user:word@index.example/a?token=word';
    await assert.rejects(
      polite(failing('refused')).send(request(secret)),
      (error: Error) => error.message === 'index.example: refused the connection',
    );
    await assert.rejects(polite(failing('reset')).send(request('file:///etc/passwd')), failure('malformed'));
  });
});
