/**
 * Reads one file of the copy as text, in place of `server/io/read-text.ts` and as that does: the same encodings, the
 * same sentences. A file that has not been brought yet is asked for, and whoever reads it is told so. Never throws.
 */
import { declaredEncoding } from '../core/python/declared-encoding.ts';
import type { Encoding, Reading } from '../io/read-text.ts';
import { fileTree } from './file-tree.ts';

/** As on a disk. */
export const largestFile = 10 * 1024 * 1024;

export function readText(path: string, limit: number = largestFile): Reading {
  const entry = fileTree.entryAt(path);
  if (!entry) return { kind: 'unreadable', message: 'does not exist' };
  if (entry.kind === 'folder') return { kind: 'unreadable', message: 'is a folder' };
  if (entry.failure !== null) return { kind: 'unreadable', message: entry.failure };
  if (!entry.bytes) {
    fileTree.miss(path);
    return { kind: 'unreadable', message: 'has not been read yet' };
  }
  if (entry.bytes.length > limit) return { kind: 'unreadable', message: `is larger than ${sizeOf(limit)}` };
  return decodeText(entry.bytes);
}

export function decodeText(bytes: Uint8Array): Reading {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return text(decoded(bytes, 'utf-16le'), 'utf-16le');
  if (first === 0xfe && second === 0xff) return text(decoded(bytes, 'utf-16be'), 'utf-16be');
  if (bytes.includes(0)) return { kind: 'binary' };
  try {
    const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
    return text(utf8.decode(bytes), isMarked ? 'utf-8-bom' : 'utf-8');
  } catch {
    const label = declaredEncoding(latin1(bytes.subarray(0, 400)));
    const declared = label === null ? null : decoderFor(label);
    return declared ? text(declared.decode(bytes), 'other') : text(latin1(bytes), 'latin-1');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function text(content: string, encoding: Encoding): Reading {
  return { kind: 'text', text: content, encoding };
}

/** A lone last byte is no character. */
function decoded(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): string {
  return new TextDecoder(label).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** `TextDecoder` takes Latin-1 for Windows-1252, which lacks some bytes. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / (1024 * 1024))} MB`;
}
