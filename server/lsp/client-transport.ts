/**
 * A transport that has the editor send: it knows the proxy, the certificates and the single sign-on of its user,
 * which a process beside it does not. For clients that announce `clientFetch`.
 */
import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { placesAsked, type ServiceAddresses } from '../core/public-services.ts';
import { kindOfCode } from '../io/http/failure-of.ts';
import {
  HttpFailure,
  type HttpFailureKind,
  type HttpRequest,
  type HttpResponse,
  originOf,
  type Transport,
} from '../online/transport.ts';
import { isObject } from './client-facts.ts';
import { type FetchParams, fetchOrigins, fetchRequest } from './protocol.ts';

/**
 * The client is told of the `origins` with the first request, and sends to no others but those of private indexes,
 * which it is told of as they are met. Where a redirect leads is never among them.
 */
export function createClientTransport(
  connection: Pick<Connection, 'sendRequest' | 'sendNotification'>,
  origins: readonly string[],
): Transport {
  const named = new Set(origins);
  let told: Promise<void> | undefined;
  return {
    send: async request => {
      const origin = originOf(request.url);
      const { signal } = request;
      if (!told || (request.staysAtOrigin && !named.has(origin))) {
        if (request.staysAtOrigin) named.add(origin);
        told = connection.sendNotification(fetchOrigins, { origins: [...named] });
      }
      await told;
      if (signal?.aborted) throw new HttpFailure('aborted', request.url);
      const source = new CancellationTokenSource();
      const cancel = () => source.cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        return responseOf(
          request,
          await connection.sendRequest(fetchRequest, paramsOf(request), source.token),
        );
      } catch (error) {
        if (error instanceof HttpFailure) throw error;
        throw new HttpFailure(signal?.aborted ? 'aborted' : 'reset', request.url);
      } finally {
        signal?.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
  };
}

/** All origins that the program ever asks; a client that is told of some forgets the others. */
export function originsAsked(addresses: ServiceAddresses): readonly string[] {
  return [...new Set(placesAsked(addresses).map(originOf))];
}

function paramsOf({ url, method, headers, body, maxBytes, timeoutMs }: HttpRequest): FetchParams {
  return { url, method: method ?? 'GET', headers: headers ?? {}, body: body ?? null, maxBytes, timeoutMs };
}

/** Reads what the client says with suspicion. */
function responseOf({ url, maxBytes, signal }: HttpRequest, result: unknown): HttpResponse {
  if (!isObject(result)) throw new HttpFailure('malformed', url);
  const { status, headers, bodyBase64, failure } = result;
  if (signal?.aborted) throw new HttpFailure('aborted', url);
  if (typeof failure === 'string') throw new HttpFailure(kindOf(failure), url);
  if (typeof status !== 'number' || !isObject(headers) || typeof bodyBase64 !== 'string')
    throw new HttpFailure('malformed', url);
  const body = new Uint8Array(Buffer.from(bodyBase64, 'base64'));
  if (body.length > maxBytes) throw new HttpFailure('too-large', url);
  const read = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return { status, headers: new Map(read), body, url };
}

function kindOf(failure: string): HttpFailureKind {
  const words: readonly HttpFailureKind[] = ['too-large', 'timeout', 'aborted', 'refused'];
  return words.find(word => word === failure) ?? kindOfCode(failure) ?? 'reset';
}
