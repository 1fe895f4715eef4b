/**
 * Reads one file of unknown origin as text: decides the encoding, refuses what is too large or no regular file,
 * and says in one sentence why a file could not be read. Never throws.
 */
import { isAscii } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { declaredEncoding } from '../core/python/declared-encoding.ts';

/** What to write a text back with, so that a fix changes nothing else. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'latin-1' | 'other';

export type Reading =
  /** The byte-order mark is not part of `text`, so places count as editors count them. */
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  /** Holds NUL bytes and no byte-order mark: no text. */
  | { readonly kind: 'binary' }
  /** `message` is a predicate to put behind the file's name: "is larger than 10 MB". */
  | { readonly kind: 'unreadable'; readonly message: string };

/** No manifest or source file written by hand comes near; a larger one would only stall the run. */
export const largestFile = 10 * 1024 * 1024;

/** Reads with plain calls, not promises: several times faster on many small files, and callers take breaks. */
export function readText(path: string, limit: number = largestFile): Reading {
  let descriptor: number;
  try {
    // Without O_NONBLOCK a named pipe that nobody writes to would hang the run before it can be refused.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { kind: 'unreadable', message: reasonOf(error) };
  }
  try {
    const status = fstatSync(descriptor);
    if (status.isDirectory()) return { kind: 'unreadable', message: 'is a folder' };
    if (!status.isFile()) return { kind: 'unreadable', message: 'is no regular file' };
    if (status.size > limit) return { kind: 'unreadable', message: `is larger than ${sizeOf(limit)}` };
    return decodeText(readAll(descriptor, status.size));
  } catch (error) {
    return { kind: 'unreadable', message: reasonOf(error) };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * UTF-8, or what a byte-order mark says, or what a Python source declares (PEP 263) where the bytes are no UTF-8,
 * or Latin-1, in which every byte means something: a stray byte in a comment must not hide the names below it.
 */
export function decodeText(bytes: Uint8Array): Reading {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return text(buffer.toString('utf16le', 2), 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return text(bigEndian(buffer), 'utf-16be');
  if (buffer.includes(0)) return { kind: 'binary' };
  // Nearly all files; several times faster than decoding, and a string of one byte a character.
  if (isAscii(buffer)) return text(buffer.toString('latin1'), 'utf-8');
  try {
    const marked = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
    return text(utf8.decode(buffer), marked ? 'utf-8-bom' : 'utf-8');
  } catch {
    const declared = declaredDecoder(buffer);
    if (declared) return text(declared.decode(buffer), 'other');
    return text(buffer.toString('latin1'), 'latin-1');
  }
}

/** The bytes to write; null where that encoding cannot be written, or not this text in it. */
export function encodeText(content: string, encoding: Encoding): Uint8Array | null {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(content, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${content}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\uFEFF${content}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${content}`, 'utf16le').swap16();
    case 'latin-1': {
      const encoded = Buffer.from(content, 'latin1');
      return encoded.toString('latin1') === content ? encoded : null;
    }
    case 'other':
      return null;
  }
}

/** Memory for files of the usual sizes: a new one for each file of a large tree is much work for the collector. */
const shared = Buffer.allocUnsafeSlow(256 * 1024);
const utf8 = new TextDecoder('utf-8', { fatal: true });

function text(content: string, encoding: Encoding): Reading {
  return { kind: 'text', text: content, encoding };
}

/**
 * `size` is only what the file system said when asked: a file that grows meanwhile is cut, one that shrinks too.
 * What is returned is good until the next call.
 */
function readAll(descriptor: number, size: number): Buffer {
  const buffer = size <= shared.length ? shared : Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const count = readSync(descriptor, buffer, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}

function bigEndian(buffer: Buffer): string {
  // A lone last byte is no character; `swap16` refuses an odd length.
  const even = Buffer.from(buffer.subarray(2, buffer.length - (buffer.length % 2)));
  return even.swap16().toString('utf16le');
}

function declaredDecoder(buffer: Buffer): TextDecoder | null {
  const label = declaredEncoding(buffer.toString('latin1', 0, 400));
  try {
    return label === null ? null : new TextDecoder(label);
  } catch {
    return null;
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / (1024 * 1024))} MB`;
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  if (code === 'ELOOP') return 'is a link that leads nowhere';
  return `could not be read (${code ?? 'unknown error'})`;
}
