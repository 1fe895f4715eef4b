/**
 * The port between all that asks a service and what carries the question: Node, an editor or a browser. What stands
 * on it caches, waits and repeats; what implements it sends one request and answers, or throws an `HttpFailure`.
 */

export interface Transport {
  /** Sends once. Follows no redirect. Rejects with `HttpFailure` and nothing else; any status is an answer. */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export interface HttpRequest {
  /** `http:` or `https:`. Credentials belong into `headers`, never in here. */
  readonly url: string;
  /** Default `GET`. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** True for a POST that only asks, so that it may be sent again. A GET always may. */
  readonly idempotent?: boolean;
  /** The most bytes of a body, decompressed. */
  readonly maxBytes: number;
  /** For one attempt: from connecting to the last byte. */
  readonly timeoutMs: number;
  /** How long to wait for the first word of the answer; as long as for all of it where it is missing. */
  readonly answerMs?: number;
  /** True for what is nobody else's business: a redirect to another origin is not followed. */
  readonly staysAtOrigin?: boolean;
  /** Ends the request, and all waiting for it. */
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; a header that came several times is joined by `, `. */
  readonly headers: ReadonlyMap<string, string>;
  /** Decompressed. */
  readonly body: Uint8Array;
  /** What answered, after redirects. */
  readonly url: string;
}

export type HttpFailureKind =
  /** No such host, or no way to it. */
  | 'offline'
  | 'timeout'
  | 'refused'
  /** The connection ended before the answer did. */
  | 'reset'
  | 'too-large'
  | 'redirects'
  | 'tls'
  | 'aborted'
  /** Compressed in an unknown way, or not as it says. */
  | 'bad-encoding'
  /** No HTTP, or a request that cannot be sent. */
  | 'malformed'
  /** Not asked: the origin has failed too often just now, or wants to be left alone for longer than there is time. */
  | 'unreachable';

/** Why there is no answer. The message is for people: it names the host at most, so that no secret gets into a log. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: HttpFailureKind;

  constructor(kind: HttpFailureKind, url: string) {
    super(`${hostOf(url)}: ${reasons[kind]}`);
    this.kind = kind;
  }
}

const reasons: { readonly [kind in HttpFailureKind]: string } = {
  offline: 'cannot be found',
  timeout: 'took too long to answer',
  refused: 'refused the connection',
  reset: 'broke off its answer',
  'too-large': 'sent more than is allowed',
  redirects: 'redirects to where it must not, or too often',
  tls: 'has no certificate that can be trusted',
  aborted: 'was not waited for',
  'bad-encoding': 'sent what cannot be decompressed',
  malformed: 'sent or was to be sent what is not HTTP',
  unreachable: 'could not be reached just now',
};

/** Host and port. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'a malformed address';
}

/** What credentials belong to: scheme, host and port. Throws `HttpFailure` for what is no web address. */
export function originOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') throw new HttpFailure('malformed', url);
  return parsed.origin;
}

export function headerOf(request: HttpRequest, name: string): string | undefined {
  return Object.entries(request.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}
