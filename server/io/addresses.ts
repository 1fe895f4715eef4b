/** Addresses of files on disk. In a browser, where there are none, `server/browser/addresses.ts` takes its place. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Null for every scheme but `file:`, and for an address that names no path. */
export function uriToPath(uri: string, windows: boolean): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    const path = fileURLToPath(uri, { windows });
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

export function pathToUri(path: string, windows: boolean): string {
  return pathToFileURL(path, { windows }).href;
}
