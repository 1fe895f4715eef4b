/**
 * Addresses of files where there is no disk: the workspace may be of any scheme, so a path begins with the scheme and
 * the authority as one folder. `vscode-vfs://github/acme/site/a.txt` is the file `/vscode-vfs:github/acme/site/a.txt`.
 */

/** Documents that are no files: nothing lies beside them. */
const fileless: ReadonlySet<string> = new Set(['untitled', 'vscode-notebook-cell']);

const address = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?(\/[^?#]*)/i;

/** Null for an address that names no file. */
export function uriToPath(uri: string): string | null {
  const [, scheme = '', authority = '', path = ''] = address.exec(uri) ?? [];
  if (scheme === '' || fileless.has(scheme.toLowerCase())) return null;
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : `/${scheme.toLowerCase()}:${authority}${withoutEnd(decoded)}`;
  } catch {
    return null;
  }
}

/** Paths are without a slash at their end. */
function withoutEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

export function pathToUri(path: string): string {
  const [, scheme = 'file', authority = '', rest = ''] = /^\/([^:/]+):([^/]*)(.*)$/s.exec(path) ?? [];
  const written = (rest || '/').split('/').map(encodeURIComponent).join('/');
  return authority === '' && scheme !== 'file'
    ? `${scheme}:${written}`
    : `${scheme}://${authority}${written}`;
}
