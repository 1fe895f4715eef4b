/** From the bytes of a distribution to its members: picks the kind by the content and unpacks in memory, within limits. */
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { type Archive, type Inflate, limits } from '../../core/archive/archive.ts';
import { readTar } from '../../core/archive/tar.ts';
import { readZip } from '../../core/archive/zip.ts';

/** `.whl`, `.egg`, `.zip`, `.tar.gz`, `.tar`; the file's name plays no part. */
export function openArchive(bytes: Uint8Array): Archive {
  if (startsWith(bytes, 0x50, 0x4b)) return readZip(bytes, inflate);
  if (!startsWith(bytes, 0x1f, 0x8b)) return readTar(bytes);
  try {
    return readTar(gunzipSync(bytes, { maxOutputLength: limits.totalBytes }));
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return {
      members: [],
      problems: [
        isTooLarge
          ? { kind: 'too-large', path: null, message: 'The archive unpacks to more than 512 MB' }
          : { kind: 'unreadable', path: null, message: 'The archive is damaged or cut off' },
      ],
    };
  }
}

/** Within the size that the archive claims. */
export const inflate: Inflate = (data, size) => {
  try {
    const content = inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    return content.length === size ? content : null;
  } catch {
    return null;
  }
};

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}
