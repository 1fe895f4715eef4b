/** Writes a user's file so that a full disk or a kill leaves the old one, never a part of the new one. */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';

/** Links are followed, and mode, owner and other names of the file are kept. Throws where it cannot be written. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const mode = replaceableMode(path);
  if (mode === null) {
    writeFileSync(path, content);
    return;
  }
  const file = realpathSync(path);
  // Taking the place of a file that may not be written would be allowed, and is not what its owner wants.
  accessSync(file, constants.W_OK);
  const unfinished = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(unfinished, content, { flag: 'wx' });
    chmodSync(unfinished, mode);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    // The file may be written, but not its folder.
    if (!isForbidden(error)) throw error;
    writeFileSync(file, content);
  }
}

/** Null for what is no file yet, a device or a pipe, and where another file in its place would not be the same. */
function replaceableMode(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.nlink !== 1) return null;
  return found.uid === (process.getuid?.() ?? found.uid) ? found.mode & 0o7777 : null;
}

function isForbidden(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
}
