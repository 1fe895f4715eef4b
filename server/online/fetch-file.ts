/** Fetches one file that an index offers, into memory. What it holds is for others to check before they look at it. */
import type { IndexFile } from '../core/facts/index-page.ts';
import type { ServiceAddresses } from '../core/public-services.ts';
import { HttpFailure, hostOf, originOf, type Transport } from './transport.ts';

/** Larger packages are data, and nobody waits for them. */
export const largestFile = 100 * 1024 * 1024;

/** Why there is no file. The message is a sentence for people, without its full stop. */
export class FileFailure extends Error {
  override readonly name = 'FileFailure';
}

/**
 * Asks over https only, but for an index that is itself asked over http, and without anybody's credentials. Rejects
 * with `FileFailure`; what arrives has the size that the index says, where it says one.
 */
export async function fetchFile(
  transport: Transport,
  addresses: ServiceAddresses,
  { url, filename, size }: Pick<IndexFile, 'url' | 'filename' | 'size'>,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (size !== null && size > largestFile) throw tooLarge(filename);
  if (!mayBeAsked(url, addresses))
    throw new FileFailure(`the index gives an address for ${filename} that is not asked`);
  // Compressed once more on its way it could not be held to its hash by every server's habits.
  const headers = { accept: '*/*', 'accept-encoding': 'identity' };
  const request = { url, headers, maxBytes: size ?? largestFile, timeoutMs: patienceMs, signal };
  try {
    const { status, body } = await transport.send(request);
    if (status !== 200)
      throw new FileFailure(`${hostOf(url)} answered with status ${status} for ${filename}`);
    if (size !== null && body.length !== size)
      throw new FileFailure(`${filename} has ${body.length} bytes, and the index says ${size}`);
    return body;
  } catch (failure) {
    if (!(failure instanceof HttpFailure)) throw failure;
    if (failure.kind === 'too-large')
      throw size === null
        ? tooLarge(filename)
        : new FileFailure(`${filename} is larger than the ${size} bytes that the index says`);
    if (failure.kind === 'aborted') throw new FileFailure(`${filename} did not arrive in time`);
    throw new FileFailure(`${filename} could not be fetched: ${failure.message}`);
  }
}

/** The run's own time is shorter. */
const patienceMs = 60_000;

function tooLarge(filename: string): FileFailure {
  return new FileFailure(`${filename} is larger than ${largestFile / 1024 / 1024} MB`);
}

function mayBeAsked(url: string, addresses: ServiceAddresses): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, origin } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && origin === originOf(addresses.indexListing()));
}
