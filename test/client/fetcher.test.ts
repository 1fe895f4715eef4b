/** The editor sends for the server: both ends together, over a server on this machine. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { createFetcher, type Fetcher } from '../../client/fetcher.ts';
import { createClientTransport } from '../../server/lsp/client-transport.ts';
import { type FetchParams, fetchOrigins, fetchRequest } from '../../server/lsp/protocol.ts';
import { HttpFailure, type HttpFailureKind, type Transport } from '../../server/online/transport.ts';
import { FaultyServer, reply } from '../support/faulty-server.ts';
import { request, textOf } from '../support/transports.ts';

type Connection = Parameters<typeof createClientTransport>[0];

/** What the two programs say to each other, without the programs. */
function connectionTo(fetcher: Fetcher): Connection {
  return {
    sendNotification: async (method: string, { origins }: { origins: string[] }) => {
      assert.equal(method, fetchOrigins);
      fetcher.allow(origins);
    },
    sendRequest: async (
      method: string,
      params: FetchParams,
      token: { onCancellationRequested(act: () => void): void },
    ) => {
      assert.equal(method, fetchRequest);
      const control = new AbortController();
      token.onCancellationRequested(() => control.abort());
      return JSON.parse(JSON.stringify(await fetcher.fetch(params, control.signal)));
    },
  } as unknown as Connection;
}

function failure(kind: HttpFailureKind) {
  return (error: unknown) => error instanceof HttpFailure && error.kind === kind;
}

let server: FaultyServer;
let transport: Transport;

describe('fetching by the editor', () => {
  beforeEach(async () => {
    server = new FaultyServer();
    await server.start();
    transport = await createClientTransport(connectionTo(createFetcher(fetch)), [new URL(server.url).origin]);
  });
  afterEach(() => server.stop());

  it('brings the answer, decompressed, and redirects as they are', async () => {
    server.behave = reply(200, gzipSync('hello'), { 'content-encoding': 'gzip', ETag: '"1"' });
    const response = await transport.send(request(server.url, { headers: { accept: 'text/html' } }));
    assert.equal(textOf(response), 'hello');
    assert.equal(response.headers.get('etag'), '"1"');
    assert.equal(response.headers.get('content-encoding'), undefined);
    assert.match(server.heads[0] ?? '', /accept: text\/html/);
    server.behave = reply(302, '', { Location: '/elsewhere' });
    const moved = await transport.send(request(server.url, { method: 'POST', body: '{}' }));
    assert.deepEqual([moved.status, moved.headers.get('location')], [302, '/elsewhere']);
  });

  it('goes to no origin that the server has not named', async () => {
    const other = new FaultyServer();
    await other.start();
    await assert.rejects(transport.send(request(other.url)), failure('refused'));
    assert.equal(other.connections, 0);
    await other.stop();
    const odd = ['file:///etc/passwd', 'data:text/plain,x', 'no address'];
    for (const url of odd) await assert.rejects(transport.send(request(url)), failure('malformed'));
  });

  it('ends at the limits of size and time, and when it is called off', async () => {
    server.behave = reply(200, gzipSync(Buffer.alloc(5_000_000)), { 'content-encoding': 'gzip' });
    await assert.rejects(transport.send(request(server.url)), failure('too-large'));
    server.behave = () => {};
    await assert.rejects(transport.send(request(server.url, { timeoutMs: 50 })), failure('timeout'));
    const control = new AbortController();
    server.behave = () => control.abort();
    await assert.rejects(transport.send(request(server.url, { signal: control.signal })), failure('aborted'));
  });

  it('says why there is no answer', async () => {
    server.behave = socket => socket.destroy();
    await assert.rejects(transport.send(request(server.url)), failure('reset'));
    const closed = createFetcher(async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) });
    });
    const offline = await createClientTransport(connectionTo(closed), ['https://index.example']);
    await assert.rejects(offline.send(request('https://index.example/')), failure('offline'));
  });

  it('believes no client that answers nonsense', async () => {
    const answers = [
      null,
      'x',
      {},
      { status: '200', headers: {}, bodyBase64: '' },
      { status: 200, headers: [] },
    ];
    for (const answer of answers) {
      const connection = { sendNotification: async () => {}, sendRequest: async () => answer };
      const odd = await createClientTransport(connection as unknown as Connection, []);
      await assert.rejects(odd.send(request('https://index.example/')), failure('malformed'));
    }
  });
});
