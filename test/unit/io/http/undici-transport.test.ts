/** The real transport against a server on this machine that does all that servers should not. */
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { trustedCertificates } from '../../../../server/io/http/certificates.ts';
import { failureOf } from '../../../../server/io/http/failure-of.ts';
import { createUndiciTransport, type UndiciTransport } from '../../../../server/io/http/undici-transport.ts';
import { createPoliteTransport } from '../../../../server/online/polite-transport.ts';
import { HttpFailure, type HttpFailureKind } from '../../../../server/online/transport.ts';
import { FaultyServer, reply } from '../../../support/faulty-server.ts';
import { FakeClock, request, textOf } from '../../../support/transports.ts';

const proxyVariables = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
let server: FaultyServer;
let transport: UndiciTransport;
let environment: NodeJS.ProcessEnv;

function send(more: Parameters<typeof request>[1] = {}) {
  return transport.send(request(server.url, more));
}

function failure(kind: HttpFailureKind) {
  return (error: unknown) => error instanceof HttpFailure && error.kind === kind;
}

describe('undici transport', () => {
  beforeEach(async () => {
    environment = { ...process.env };
    for (const name of proxyVariables) delete process.env[name];
    server = new FaultyServer();
    transport = createUndiciTransport();
    await server.start();
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
    process.env = environment;
  });

  it('asks, and keeps the connection', async () => {
    server.behave = reply(200, 'hello', { 'X-Two': 'a', 'x-two': 'b', ETag: '"1"' });
    const response = await send({ headers: { accept: 'text/html' } });
    assert.equal(textOf(response), 'hello');
    assert.deepEqual([response.status, response.url, response.headers.get('etag')], [200, server.url, '"1"']);
    assert.match(server.heads[0] ?? '', /^GET \/ HTTP\/1\.1\r\n[\s\S]*accept: text\/html/);
    // A connection is free once undici has seen the end of the answer that the body has told us of already.
    await setTimeout(20);
    await send();
    assert.equal(server.connections, 1);
  });

  it('posts', async () => {
    server.behave = reply(200, '{}');
    await send({ method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } });
    assert.match(server.heads[0] ?? '', /^POST [\s\S]*content-length: 7/i);
  });

  it('hands on any status, and redirects as they are', async () => {
    for (const status of [301, 404, 429, 503]) {
      server.behave = reply(status, 'x', { location: '/elsewhere' });
      assert.equal((await send()).status, status);
    }
  });

  it('decompresses', async () => {
    const kinds: [string, (text: string) => Uint8Array][] = [
      ['gzip', gzipSync],
      ['x-gzip', gzipSync],
      ['deflate', deflateSync],
      ['deflate', deflateRawSync],
      ['br', brotliCompressSync],
      ['identity', text => Buffer.from(text)],
    ];
    for (const [name, compress] of kinds) {
      server.behave = reply(200, compress('hello '.repeat(500)), { 'content-encoding': name });
      assert.equal(textOf(await send()), 'hello '.repeat(500), name);
    }
    server.behave = reply(304, '', { 'content-encoding': 'gzip' });
    assert.equal((await send()).body.length, 0);
  });

  it('stops at the size that is allowed, while it decompresses too', async () => {
    server.behave = reply(200, 'x'.repeat(10_001));
    await assert.rejects(send(), failure('too-large'));
    server.behave = reply(200, 'x'.repeat(10_000));
    assert.equal((await send()).body.length, 10_000);
    for (const compress of [gzipSync, brotliCompressSync]) {
      const bomb = compress(Buffer.alloc(20_000_000));
      server.behave = reply(200, bomb, { 'content-encoding': compress === gzipSync ? 'gzip' : 'br' });
      await assert.rejects(send(), failure('too-large'));
    }
  });

  it('takes no broken or unknown compression for an answer', async () => {
    const bytes = gzipSync('hello '.repeat(500));
    const broken: [string, string | Uint8Array][] = [
      ['gzip', 'not gzip at all'],
      ['gzip', bytes.subarray(0, -9)],
      ['br', 'hello'],
      ['zstd', 'hello'],
      ['gzip, br', bytes],
    ];
    for (const [name, body] of broken) {
      server.behave = reply(200, body, { 'content-encoding': name });
      await assert.rejects(send(), failure('bad-encoding'), name);
    }
  });

  it('takes no answer that ends too soon for a whole one', async () => {
    const lying: [string | Uint8Array, Record<string, string>][] = [
      ['hello', { 'Content-Length': '50' }],
      [gzipSync('hello'), { 'Content-Length': '500', 'content-encoding': 'gzip' }],
      ['5\r\nhello\r\n', { 'Content-Length': '', 'Transfer-Encoding': 'chunked' }],
    ];
    for (const [body, { 'Content-Length': length, ...headers }] of lying) {
      server.behave = socket => {
        const lines = Object.entries({ ...(length && { 'Content-Length': length }), ...headers });
        socket.write(`HTTP/1.1 200 OK\r\n${lines.map(line => `${line.join(': ')}\r\n`).join('')}\r\n`);
        socket.end(body);
      };
      await assert.rejects(send(), failure('reset'));
    }
    server.behave = socket => socket.destroy();
    await assert.rejects(send(), failure('reset'));
  });

  it('waits no longer than it may for a server that is slow or drips', async () => {
    server.behave = () => {};
    await assert.rejects(send({ timeoutMs: 60 }), failure('timeout'));
    server.behave = socket => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe');
    await assert.rejects(send({ timeoutMs: 60 }), failure('timeout'));
    server.behave = socket => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(drip));
    };
    await assert.rejects(send({ timeoutMs: 100 }), failure('timeout'));
  });

  it('can be called off before and while it asks', async () => {
    await assert.rejects(send({ signal: AbortSignal.abort() }), failure('aborted'));
    const control = new AbortController();
    server.behave = () => control.abort();
    await assert.rejects(send({ signal: control.signal }), failure('aborted'));
  });

  it('is not drowned in headers, and takes only HTTP', async () => {
    server.behave = reply(200, 'x', { 'X-Long': 'x'.repeat(40_000) });
    await assert.rejects(send(), failure('too-large'));
    server.behave = socket => socket.end('SSH-2.0-OpenSSH_9.9\r\n');
    await assert.rejects(send(), failure('malformed'));
    await assert.rejects(transport.send(request('ftp://127.0.0.1/')), failure('malformed'));
    await assert.rejects(send({ headers: { 'x-y': 'a\r\nb: c' } }), failure('malformed'));
  });

  it('tells a closed port and a server without encryption apart', async () => {
    const closed = new FaultyServer();
    await closed.start();
    const { url } = closed;
    await closed.stop();
    await assert.rejects(transport.send(request(url)), failure('refused'));
    server.behave = reply(200);
    await assert.rejects(
      transport.send(request(`https://${server.host}/`, { timeoutMs: 300 })),
      (error: unknown) => ['tls', 'timeout', 'reset'].some(kind => failure(kind as HttpFailureKind)(error)),
    );
    const kindOf = (code: string) => failureOf(Object.assign(new Error(), { code }), request(url)).kind;
    assert.deepEqual(['ENOTFOUND', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'odd'].map(kindOf), [
      'offline',
      'tls',
      'tls',
      'reset',
    ]);
  });

  it('goes through a proxy that settings or the environment name, and past it where they say so', async () => {
    server.behave = (socket, head) => {
      if (head.startsWith('CONNECT ')) socket.write('HTTP/1.1 200 OK\r\n\r\n');
      else reply(200, 'through')(socket, head);
    };
    const ask = async (settings: Parameters<typeof createUndiciTransport>[0]) => {
      const through = createUndiciTransport(settings);
      try {
        return textOf(await through.send(request('http://index.invalid/a', { timeoutMs: 2000 })));
      } catch (error) {
        return (error as HttpFailure).kind;
      } finally {
        await through.close();
      }
    };
    assert.equal(await ask({ proxy: server.url.replace('//', '//me:secret@') }), 'through');
    assert.match(server.heads[0] ?? '', /proxy-authorization: Basic bWU6c2VjcmV0/i);
    process.env['HTTP_PROXY'] = server.url;
    assert.equal(await ask({}), 'through');
    assert.notEqual(await ask({ noProxy: 'index.invalid' }), 'through');
    process.env['NO_PROXY'] = '.invalid';
    assert.notEqual(await ask({}), 'through');
  });

  it('behaves as a guest over the wire', async () => {
    const clock = new FakeClock();
    const guest = createPoliteTransport({
      transport,
      userAgent: 'antivenom/0',
      random: () => 0,
      now: clock.now,
      sleep: clock.sleep,
    });
    let round = 0;
    server.behave = (socket, head) => {
      const answers = [
        reply(429, '', { 'Retry-After': '2' }),
        reply(302, '', { Location: '/next' }),
        reply(500),
        reply(200, 'done'),
      ];
      answers[round++]?.(socket, head);
    };
    assert.equal(textOf(await guest.send(request(server.url))), 'done');
    assert.deepEqual(clock.slept, [2000, 200]);
    assert.match(server.heads.at(-1) ?? '', /^GET \/next [\s\S]*user-agent: antivenom\/0/);
  });

  it('adds certificates to those that are trusted anyway', () => {
    assert.equal(trustedCertificates([], undefined), null);
    assert.equal(trustedCertificates(['own'], undefined)?.at(-1), 'own');
    assert.ok((trustedCertificates(['own'], undefined)?.length ?? 0) > 10);
    const read = (kind: string) => {
      if (kind === 'system') throw new Error('no store');
      return ['a'];
    };
    assert.deepEqual(trustedCertificates(['own', 'a'], read), ['a', 'own']);
  });
});
