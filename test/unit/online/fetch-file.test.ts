/** Fetching a file that an index names: only from where it may, never more than it says, and in time. */
import assert from 'node:assert/strict';
import { serviceAddresses } from '../../../server/core/public-services.ts';
import { createUndiciTransport } from '../../../server/io/http/undici-transport.ts';
import { FileFailure, fetchFile, largestFile } from '../../../server/online/fetch-file.ts';
import { HttpFailure, type HttpRequest, type Transport } from '../../../server/online/transport.ts';
import { startServices } from '../../support/services/start.ts';

const here = serviceAddresses({ pypi: 'http://127.0.0.1:9' });
const signal = new AbortController().signal;

function carrying(body: Uint8Array, status = 200): Transport & { readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  return {
    sent,
    send: async request => {
      sent.push(request);
      if (body.length > request.maxBytes) throw new HttpFailure('too-large', request.url);
      return { status, headers: new Map(), body, url: request.url };
    },
  };
}

const bytes = new Uint8Array(10);
const file = { url: 'https://files.invalid/a.whl', filename: 'a.whl', size: 10 };

async function failure(
  transport: Transport,
  wanted: typeof file | (Omit<typeof file, 'size'> & { size: null }),
) {
  try {
    await fetchFile(transport, here, wanted, signal);
  } catch (error) {
    assert.ok(error instanceof FileFailure);
    return error.message;
  }
  return 'none';
}

describe('fetching a file', () => {
  it('asks for as many bytes as the index says, uncompressed', async () => {
    const transport = carrying(bytes);
    assert.equal(await fetchFile(transport, here, file, signal), bytes);
    const [request] = transport.sent;
    assert.equal(request?.maxBytes, 10);
    assert.equal(request?.headers?.['accept-encoding'], 'identity');
    await fetchFile(transport, here, { ...file, size: null }, signal);
    assert.equal(transport.sent[1]?.maxBytes, largestFile);
  });

  it('refuses what is larger or smaller, and does not ask for what is too large', async () => {
    assert.match(await failure(carrying(bytes), { ...file, size: 9 }), /larger than the 9 bytes/);
    assert.match(
      await failure(carrying(bytes), { ...file, size: 11 }),
      /has 10 bytes, and the index says 11/,
    );
    const transport = carrying(bytes);
    assert.match(await failure(transport, { ...file, size: largestFile + 1 }), /larger than 100 MB/);
    assert.deepEqual(transport.sent, []);
    assert.match(
      await failure(carrying(new Uint8Array(largestFile + 1)), { ...file, size: null }),
      /larger than 100 MB/,
    );
    assert.match(await failure(carrying(bytes, 404), file), /files\.invalid answered with status 404/);
  });

  it('asks over https alone, but where the index itself is on http', async () => {
    const transport = carrying(bytes);
    for (const url of [
      'http://files.invalid/a',
      'file:///etc/passwd',
      'ftp://a/b',
      'https://u:p@files.invalid/a',
      'a',
      'http://127.0.0.1:8/a',
    ])
      assert.match(await failure(transport, { ...file, url }), /not asked/, url);
    assert.deepEqual(transport.sent, []);
    assert.equal(await failure(transport, { ...file, url: 'http://127.0.0.1:9/a' }), 'none');
  });

  it('waits no longer than it may for a file that stalls', async () => {
    const services = await startServices({ today: '2026-11-10' });
    const transport = createUndiciTransport({ noProxy: '*' });
    const addresses = serviceAddresses(services);
    for (const kind of ['stall', 'stall-in-body'] as const) {
      const end = services.fault({ kind });
      const url = `${services.pypi}/packages/a.whl`;
      const started = performance.now();
      await assert.rejects(
        fetchFile(transport, addresses, { ...file, url }, AbortSignal.timeout(200)),
        /a\.whl did not arrive in time/,
      );
      assert.ok(performance.now() - started < 10_000);
      end();
    }
    await transport.close();
    await services.close();
  });
});
