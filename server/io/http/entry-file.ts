/**
 * How a remembered answer is written to a file, so that one that is cut short, damaged, of another version or of
 * another question is known for what it is.
 *
 *     antivenom-answer 1 SHA256\n   of all that follows
 *     LENGTH\n                      of the JSON, in bytes
 *     JSON                          the question, and the answer without its body
 *     the body
 */
import { createHash } from 'node:crypto';
import type { StoredEntry } from '../../online/byte-store.ts';

const magic = 'antivenom-answer 1 ';
const headLength = magic.length + 64 + 1;

export function packEntry(key: string, { asOf, status, headers, url, body }: StoredEntry): Uint8Array {
  const json = Buffer.from(JSON.stringify({ key, asOf, status, url, headers: [...headers] }));
  const content = Buffer.concat([Buffer.from(`${json.length}\n`), json, body]);
  return Buffer.concat([Buffer.from(`${magic}${sha256(content)}\n`), content]);
}

/** Null for anything but what `packEntry` has made for this key. */
export function unpackEntry(key: string, file: Uint8Array): StoredEntry | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const content = bytes.subarray(headLength);
  if (bytes.toString('latin1', 0, headLength) !== `${magic}${sha256(content)}\n`) return null;
  const newline = content.indexOf('\n');
  const length = Number(content.toString('latin1', 0, newline));
  try {
    const start = newline + 1;
    const meta = JSON.parse(content.toString('utf8', start, start + length));
    const headers = new Map<unknown, unknown>(meta.headers);
    const isText = [meta.url, ...headers.keys(), ...headers.values()].every(each => typeof each === 'string');
    const isNumber = Number.isSafeInteger(meta.asOf) && meta.asOf >= 0 && Number.isSafeInteger(meta.status);
    if (meta.key !== key || !isText || !isNumber) return null;
    return {
      asOf: meta.asOf,
      status: meta.status,
      url: meta.url,
      headers: headers as Map<string, string>,
      body: new Uint8Array(content.subarray(start + length)),
    };
  } catch {
    // The sum is right and the content is not: somebody else's idea of this format.
    return null;
  }
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
