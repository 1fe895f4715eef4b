/** The transport of a browser, over a `fetch` of the tests' own. */
import assert from 'node:assert/strict';
import { createFetchTransport } from '../../../server/online/fetch-transport.ts';
import { HttpFailure, type HttpFailureKind, type HttpRequest } from '../../../server/online/transport.ts';

const request: HttpRequest = { url: 'https://pypi.example/simple/flask/', maxBytes: 1000, timeoutMs: 5000 };

function failsWith(kind: HttpFailureKind) {
  return (error: unknown) => error instanceof HttpFailure && error.kind === kind;
}

describe('requests of a browser', () => {
  it('carry method, headers and body, and nothing that tells of the user', async () => {
    const sent: RequestInit[] = [];
    const transport = createFetchTransport(async (_url, init) => {
      sent.push(init ?? {});
      return new Response('{"a":1}', { status: 404, headers: { ETag: 'x', 'content-encoding': 'gzip' } });
    });
    const headers = { accept: 'text/html', 'user-agent': 'antivenom/1' };
    const answer = await transport.send({ ...request, method: 'POST', headers, body: '{}' });
    assert.equal(answer.status, 404);
    assert.equal(new TextDecoder().decode(answer.body), '{"a":1}');
    assert.equal(answer.headers.get('etag'), 'x');
    assert.equal(answer.headers.has('content-encoding'), false);
    const [{ method, body, credentials, redirect, referrerPolicy, headers: kept } = {}] = sent;
    assert.deepEqual(
      { method, body, credentials, redirect, referrerPolicy, kept },
      {
        method: 'POST',
        body: '{}',
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        kept: { accept: 'text/html' },
      },
    );
  });

  it('that the browser blocks are failures, so that the name counts as unreachable', async () => {
    const transport = createFetchTransport(() => Promise.reject(new TypeError('Failed to fetch')));
    await assert.rejects(transport.send(request), failsWith('refused'));
    await assert.rejects(transport.send({ ...request, url: 'ftp://a/' }), failsWith('malformed'));
  });

  it('end at a redirect that the browser hides, and at too much', async () => {
    const hidden = { type: 'opaqueredirect', headers: new Headers(), body: null } as unknown as Response;
    await assert.rejects(createFetchTransport(async () => hidden).send(request), failsWith('redirects'));
    const large = createFetchTransport(async () => new Response('a'.repeat(1001)));
    await assert.rejects(large.send(request), failsWith('too-large'));
    assert.equal((await large.send({ ...request, maxBytes: 1001 })).body.length, 1001);
  });

  it('end with the signal, and in time', async () => {
    const never = createFetchTransport(
      (_url, init) =>
        new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
        }),
    );
    const control = new AbortController();
    const sent = never.send({ ...request, signal: control.signal });
    control.abort();
    await assert.rejects(sent, failsWith('aborted'));
    await assert.rejects(never.send({ ...request, timeoutMs: 10 }), failsWith('timeout'));
  });
});
