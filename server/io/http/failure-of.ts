/** What Node and undici throw, as one of the kinds of failure that the product tells apart. */
import { HttpFailure, type HttpFailureKind, type HttpRequest } from '../../online/transport.ts';

/** Codes of Node's system errors and of undici's own. Whatever is not here, and no certificate's fault, is `reset`. */
const kinds: { readonly [code: string]: HttpFailureKind } = {
  ENOTFOUND: 'offline',
  EAI_AGAIN: 'offline',
  EAI_NODATA: 'offline',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EHOSTUNREACH: 'offline',
  EHOSTDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  ECONNREFUSED: 'refused',
  EACCES: 'refused',
  EPERM: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_INVALID_ARG: 'malformed',
  UND_ERR_NOT_SUPPORTED: 'malformed',
  EPROTO: 'tls',
};

export function failureOf(error: unknown, { url, signal }: HttpRequest): HttpFailure {
  if (error instanceof HttpFailure) return error;
  if (signal?.aborted) return new HttpFailure('aborted', url);
  return new HttpFailure(kindOf(error, 0), url);
}

function kindOf(error: unknown, depth: number): HttpFailureKind {
  if (!(error instanceof Error) || depth > 4) return 'reset';
  const { code } = error as NodeJS.ErrnoException;
  if (error.name === 'TimeoutError') return 'timeout';
  if (error.name === 'HTTPParserError' && code === undefined) return 'malformed';
  const known = code === undefined ? null : kindOfCode(code);
  if (known) return known;
  // Several addresses of one host were tried.
  if (error instanceof AggregateError && error.errors.length > 0) return kindOf(error.errors[0], depth + 1);
  return error.cause === undefined ? 'reset' : kindOf(error.cause, depth + 1);
}

/** Null for a code that says nothing about the connection. */
export function kindOfCode(code: string): HttpFailureKind | null {
  if (Object.hasOwn(kinds, code)) return kinds[code] ?? null;
  // llhttp: the other side speaks something else, or ends before it has said all that it announced.
  if (code.startsWith('HPE_')) return code === 'HPE_INVALID_EOF_STATE' ? 'reset' : 'malformed';
  // OpenSSL's and Node's names for what can be wrong with a certificate.
  return /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code)
    ? 'tls'
    : null;
}
