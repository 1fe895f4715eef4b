/** All of it together: what is asked twice is sent once, in the next process too. */
import assert from 'node:assert/strict';
import { type Network, type NetworkOptions, openNetwork } from '../../../../server/io/http/network.ts';
import { HttpFailure } from '../../../../server/online/transport.ts';
import { Folder } from '../../../support/cli.ts';
import { FaultyServer, reply } from '../../../support/faulty-server.ts';
import { answer, FakeTransport, request, textOf } from '../../../support/transports.ts';

const freshness = { leastMs: 60_000, mostMs: 60_000, absentMs: 60_000 };
let folder: Folder;
let server: FaultyServer;

async function using<T>(
  work: (network: Network) => Promise<T>,
  more: Partial<NetworkOptions> = {},
): Promise<T> {
  const network = openNetwork({ version: '9.9', env: { ANTIVENOM_CACHE_DIR: folder.path }, ...more });
  try {
    return await work(network);
  } finally {
    await network.close();
  }
}

describe('network', () => {
  beforeEach(async () => {
    folder = new Folder({});
    server = new FaultyServer();
    await server.start();
  });
  afterEach(async () => {
    folder.remove();
    await server.stop();
  });

  it('asks once, says who asks, and remembers for the next process', async () => {
    server.behave = reply(200, 'hello');
    const { url } = server;
    for (let process = 0; process < 2; process++)
      await using(async ({ cached }) => {
        for (let time = 0; time < 2; time++)
          assert.equal(textOf(await cached.get(request(url), freshness)), 'hello');
      });
    assert.equal(server.heads.length, 1);
    assert.match(server.heads[0] ?? '', /user-agent: antivenom\/9\.9/);
  });

  it('has the editor send where there is one', async () => {
    const carrier = new FakeTransport(() => answer(200, 'from the editor'));
    const ask = (network: Network) => network.cached.get(request(server.url), freshness);
    assert.equal(textOf(await using(ask, { carrier })), 'from the editor');
    assert.equal(server.connections, 0);
  });

  it('does not wait for a second try that the budget has no time for', async () => {
    server.behave = reply(503, '', { 'Retry-After': '20' });
    const late = { deadline: () => Date.now() + 1000 };
    const { status } = await using(({ transport }) => transport.send(request(server.url)), late);
    assert.equal(status, 503);
    assert.equal(server.heads.length, 1);
  });

  it('stops waiting when it is called off', async () => {
    const control = new AbortController();
    server.behave = (socket, head) => {
      reply(503, '', { 'Retry-After': '20' })(socket, head);
      setTimeout(() => control.abort(), 20);
    };
    await assert.rejects(
      using(({ transport }) => transport.send(request(server.url, { signal: control.signal }))),
      (error: unknown) => error instanceof HttpFailure && error.kind === 'aborted',
    );
  });
});
