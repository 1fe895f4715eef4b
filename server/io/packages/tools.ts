/** What the platform lends to those who look into packages: unpacking within limits, hashes. */
import { createHash } from 'node:crypto';
import { inflateRawSync, unzipSync } from 'node:zlib';
import type { Tools } from '../../core/hidden-code/inspection.ts';
import type { Knowledge } from '../../core/ports.ts';

export function toolsWith(knowledge: Knowledge | null): Tools {
  return { inflate, knowledge };
}

/** As RECORD writes it. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function inflate(data: Uint8Array, limit: number): Uint8Array | null {
  for (const unpack of [unzipSync, inflateRawSync])
    try {
      return unpack(data, { maxOutputLength: limit });
    } catch {
      // Not of this kind, damaged or too large; the other kind is tried, and then there is nothing to show.
    }
  return null;
}
