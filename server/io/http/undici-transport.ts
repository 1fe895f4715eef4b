/**
 * Node's own transport, on undici: connections that are kept, proxies, certificates, and a body that is cut off at
 * its limit while it is decompressed. undici itself is loaded with the first request.
 */
import type { Dispatcher } from 'undici';
import {
  HttpFailure,
  type HttpRequest,
  type HttpResponse,
  originOf,
  type Transport,
} from '../../online/transport.ts';
import { readBody } from './body.ts';
import { trustedCertificates } from './certificates.ts';
import { failureOf } from './failure-of.ts';

/** What the user's settings say; what is missing is taken from the environment. */
export interface NetworkSettings {
  /** `http://host:port`, for both schemes. Without it `HTTP_PROXY` and `HTTPS_PROXY` count. */
  readonly proxy?: string;
  /** Hosts that are asked directly, comma-separated. Without it `NO_PROXY` counts. */
  readonly noProxy?: string;
  /** False accepts any certificate. */
  readonly strictSSL?: boolean;
  /** Certificates in PEM form, trusted beside those that Node and the system trust. */
  readonly extraCertificates?: readonly string[];
}

export interface UndiciTransport extends Transport {
  /** Ends all connections. Nothing can be sent any more. */
  close(): Promise<void>;
}

/** Every connection is made new after an idle time; no header block may be longer than `maxHeaderSize` bytes. */
const keepAliveMs = 10_000;
const maxHeaderSize = 32 * 1024;
const longestConnectMs = 10_000;
const connectionsOfOrigin = 6;

export function createUndiciTransport(settings: NetworkSettings = {}): UndiciTransport {
  let agent: Promise<Dispatcher> | undefined;
  return {
    send: async request => {
      originOf(request.url);
      if (request.signal?.aborted) throw new HttpFailure('aborted', request.url);
      try {
        agent ??= createAgent(settings);
        return await inTime(request, await agent);
      } catch (error) {
        throw failureOf(error, request);
      }
    },
    close: async () => {
      await (await agent)?.destroy();
    },
  };
}

async function createAgent(settings: NetworkSettings): Promise<Dispatcher> {
  const { EnvHttpProxyAgent } = await import('./undici.ts');
  const ca = trustedCertificates(settings.extraCertificates ?? []);
  const tls = { rejectUnauthorized: settings.strictSSL !== false, ...(ca && { ca }) };
  return new EnvHttpProxyAgent({
    ...(settings.proxy && { httpProxy: settings.proxy, httpsProxy: settings.proxy }),
    ...(settings.noProxy !== undefined && { noProxy: settings.noProxy }),
    connections: connectionsOfOrigin,
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    maxHeaderSize,
    connect: { timeout: longestConnectMs, ...tls },
    requestTls: tls,
    proxyTls: tls,
  });
}

/** One clock for the whole of it: a body that drips must not last longer than one that does not come. */
async function inTime(request: HttpRequest, agent: Dispatcher): Promise<HttpResponse> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  let end = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason);
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    // undici itself listens to no signal as long as it connects.
    return await Promise.race([exchange(request, agent, signal), ended]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

async function exchange(request: HttpRequest, agent: Dispatcher, signal: AbortSignal): Promise<HttpResponse> {
  const { origin, pathname, search } = new URL(request.url);
  const response = await agent.request({
    origin,
    path: pathname + search,
    method: request.method ?? 'GET',
    headers: { 'accept-encoding': 'gzip, deflate, br', ...request.headers },
    body: request.body ?? null,
    signal,
    headersTimeout: Math.min(request.answerMs ?? request.timeoutMs, request.timeoutMs),
    bodyTimeout: request.timeoutMs,
  });
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value);
  const body = await readBody(response.body, headers.get('content-encoding'), request.maxBytes, request.url);
  return { status: response.statusCode, headers, body, url: request.url };
}
