/** From the bytes of a distribution to its members: picks the kind by the content and unpacks in memory, within limits. */
import { gunzipSync, inflateRawSync } from 'node:zlib';
import {
  type Archive,
  type Inflate,
  limits,
  mostRatio,
  type ProblemKind,
} from '../../core/archive/archive.ts';
import { readTar } from '../../core/archive/tar.ts';
import { readZip } from '../../core/archive/zip.ts';

/** `.whl`, `.egg`, `.zip`, `.tar.gz`, `.tar`; the file's name plays no part. */
export function openArchive(bytes: Uint8Array): Archive {
  if (startsWith(bytes, 0x50, 0x4b)) return readZip(bytes, inflate);
  if (!startsWith(bytes, 0x1f, 0x8b)) return readTar(bytes);
  // Memory is taken as the data grow, so that a small file may not ask for much.
  const most = Math.min(limits.totalBytes, Math.max(smallest, bytes.length * mostRatio));
  try {
    return readTar(gunzipSync(bytes, { maxOutputLength: most }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return nothing('too-large', `The archive unpacks to more than ${Math.round(most / 1024 / 1024)} MB`);
    const first = firstMember(bytes, most);
    if (!first) return nothing('unreadable', 'The archive is damaged or cut off');
    // Installers stop at the end of the tar archive, and do not mind what lies behind it.
    const archive = readTar(first);
    return { ...archive, problems: [...archive.problems, ...nothing('extra-data', behind).problems] };
  }
}

const behind = 'There are bytes behind the compressed data';

function nothing(kind: ProblemKind, message: string): Archive {
  return { members: [], problems: [{ kind, path: null, message }] };
}

/** What the first of several compressed pieces holds, whatever stands behind it; null where it is damaged itself. */
function firstMember(bytes: Uint8Array, most: number): Uint8Array | null {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  // The name of the file, then a comment, each up to a NUL.
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length;
  if (flags & 2) at += 2;
  try {
    return inflateRawSync(bytes.subarray(at), { maxOutputLength: most });
  } catch {
    return null;
  }
}

/** In bytes; honest tar archives of this size may hold little but blanks. */
const smallest = 16 * 1024 * 1024;

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
