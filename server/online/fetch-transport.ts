/** The transport where `fetch` is all there is: in a browser, whose rules decide who may be asked at all. */
import { HttpFailure, type HttpRequest, type HttpResponse, originOf, type Transport } from './transport.ts';

export function createFetchTransport(send: typeof fetch): Transport {
  return {
    send: async request => {
      originOf(request.url);
      const { url, method = 'GET', headers, body, timeoutMs, signal } = request;
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        const response = await send(url, {
          method,
          headers: sendable(headers ?? {}),
          ...(body !== undefined && { body }),
          // A browser follows redirects without asking, or hides them.
          redirect: 'manual',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        });
        return await answerOf(response, request);
      } catch (error) {
        if (error instanceof HttpFailure) throw error;
        // Why a browser does not send, or keeps the answer to itself, it tells nobody.
        throw new HttpFailure(signal?.aborted ? 'aborted' : timeout.aborted ? 'timeout' : 'refused', url);
      }
    },
  };
}

/** Browsers name themselves. */
function sendable(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'user-agent'));
}

async function answerOf(response: Response, { url, maxBytes }: HttpRequest): Promise<HttpResponse> {
  if (response.type === 'opaqueredirect') throw new HttpFailure('redirects', url);
  const body = await read(response, maxBytes);
  if (!body) throw new HttpFailure('too-large', url);
  // What is decompressed already says so no more.
  const headers = [...response.headers].filter(([name]) => !/^content-(?:encoding|length)$/.test(name));
  return { status: response.status, headers: new Map(headers), body, url };
}

/** Null where there is more than is allowed. */
async function read({ body }: Response, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    length += step.value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(step.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
