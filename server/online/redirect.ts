/** Where a redirect may lead, and what goes along. */
import { HttpFailure, type HttpRequest, type HttpResponse, originOf } from './transport.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that speak to one origin alone. */
const secretHeaders: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * The request that a redirect asks for; null for any other answer. Throws `HttpFailure` for one that leaves the web
 * or the encryption, or would have sent elsewhere what was posted or is to stay at its origin.
 */
export function redirected(request: HttpRequest, { status, headers }: HttpResponse): HttpRequest | null {
  const location = headers.get('location');
  if (!redirects.has(status) || location === undefined) return null;
  if (!URL.canParse(location, request.url)) throw new HttpFailure('redirects', request.url);
  const target = new URL(location, request.url);
  target.hash = '';
  const from = new URL(request.url);
  const isWeb = target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
  const isSameOrigin = isWeb && originOf(target.href) === from.origin;
  const hasUser = target.username !== '' || target.password !== '';
  const isPost = request.method === 'POST';
  const isKept = request.staysAtOrigin === true && !isSameOrigin;
  if (!isWeb || hasUser || isKept || (isPost && !(isSameOrigin && status >= 307)))
    throw new HttpFailure('redirects', request.url);
  return isSameOrigin
    ? { ...request, url: target.href }
    : { ...request, url: target.href, headers: withoutSecrets(request.headers ?? {}) };
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !secretHeaders.has(name.toLowerCase())),
  );
}
