/** Reads a body to its end, decompressed, and never more of it than is allowed. */
import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { HttpFailure } from '../../online/transport.ts';

/** `encoding` is the header `Content-Encoding`. Throws `HttpFailure`, or whatever the stream fails with. */
export async function readBody(
  stream: Readable,
  encoding: string | undefined,
  maxBytes: number,
  url: string,
): Promise<Uint8Array> {
  // A stream that is left for good must not bring the process down with what it says later.
  stream.on('error', () => {});
  try {
    const names = (encoding ?? '').split(',').map(name => name.trim().toLowerCase());
    const [name = '', ...more] = names.filter(name => name !== '' && name !== 'identity');
    if (more.length > 0) throw new HttpFailure('bad-encoding', url);
    if (name === '') return await collect(stream, maxBytes, url);
    // An answer without a body (304, HEAD) may still name how it would have been compressed.
    const { first, rest } = await split(stream);
    if (!first) return new Uint8Array();
    const decompressor = decompressorFor(name, first);
    if (!decompressor) throw new HttpFailure('bad-encoding', url);
    return await decompressed(rest, decompressor, maxBytes, url);
  } finally {
    stream.destroy();
  }
}

/** Takes the first bytes, to look at them, and gives a stream that still begins with them. */
async function split(stream: Readable): Promise<{ first: Uint8Array | null; rest: Readable }> {
  const chunks = stream[Symbol.asyncIterator]();
  let first: Uint8Array | null = null;
  for (let next = await chunks.next(); !next.done && !first; ) {
    if (next.value.length > 0) first = next.value;
    else next = await chunks.next();
  }
  const rest = async function* () {
    if (first) yield first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  return { first, rest: Readable.from(rest()) };
}

function decompressorFor(name: string, first: Uint8Array): Transform | null {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      // Some servers leave the wrapper off; one with it begins with the nibble 8.
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

async function decompressed(
  stream: Readable,
  decompressor: Transform,
  maxBytes: number,
  url: string,
): Promise<Uint8Array> {
  let broken: unknown;
  stream.on('error', error => {
    // The decompressor alone would only see a body that ends too soon.
    broken = error;
    decompressor.destroy(error);
  });
  try {
    return await collect(stream.pipe(decompressor), maxBytes, url);
  } catch (error) {
    if (broken !== undefined) throw broken;
    throw error instanceof HttpFailure ? error : new HttpFailure('bad-encoding', url);
  } finally {
    stream.destroy();
    decompressor.destroy();
  }
}

async function collect(stream: Readable, maxBytes: number, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) throw new HttpFailure('too-large', url);
    chunks.push(chunk);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
