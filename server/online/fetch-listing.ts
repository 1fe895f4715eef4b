/** Fetches the list of all projects that PyPI has, as it stands. */
import type { ServiceAddresses } from '../core/public-services.ts';
import { fetchBody, unusable } from './refresh-failure.ts';
import type { Transport } from './transport.ts';

/** Some 44 MB in 2026. */
const mostBytes = 128 * 2 ** 20;
const downloadMs = 300_000;
const json = 'application/vnd.pypi.simple.v1+json';

/** JSON, unread. Rejects with `RefreshFailure`. */
export async function fetchListing(
  transport: Transport,
  addresses: ServiceAddresses,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = addresses.indexListing();
  const request = { url, headers: { accept: json }, maxBytes: mostBytes, timeoutMs: downloadMs, signal };
  const { body, headers } = await fetchBody(transport, request);
  if (!/^application\/(?:vnd\.pypi\.simple\.v1\+)?json\b/i.test(headers.get('content-type') ?? ''))
    throw unusable(url);
  return body;
}
