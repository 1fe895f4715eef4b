/**
 * Findings of files that are not open: pushed after a scan, withdrawn while a file is open, and looked at again when
 * the file changes on disk or is closed.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { paths } from '../io/paths.ts';

export interface ClosedFiles {
  /** `path` is absolute. Nothing is shown while the document is open, but it is remembered. */
  show(path: string, diagnostics: Diagnostic[]): void;
  /** What was shown of the file holds for this scan too. */
  keep(path: string): void;
  /** True for a file that the last scan had something to say of. */
  has(path: string): boolean;
  opened(uri: string): void;
  closed(uri: string): void;
  /** Takes back what no scan has shown since `mark` was asked for. */
  withdrawOlderThan(mark: number): void;
  mark(): number;
  /** Takes back all below a folder. */
  withdrawBelow(folder: string): void;
}

export function createClosedFiles(connection: Connection): ClosedFiles {
  /** By key: the path as it was scanned, and the mark under which it was shown. */
  const found = new Map<string, { path: string; mark: number }>();
  const open = new Set<string>();
  let mark = 0;

  const send = (path: string, diagnostics: Diagnostic[]): void => {
    void connection.sendDiagnostics({ uri: paths.pathToUri(path), diagnostics });
  };
  const withdraw = (key: string, path: string): void => {
    found.delete(key);
    if (!open.has(key)) send(path, []);
  };
  const keyOf = (uri: string): string | null => {
    const path = paths.uriToPath(uri);
    return path === null ? null : paths.key(path);
  };
  return {
    show: (path, diagnostics) => {
      const key = paths.key(path);
      if (diagnostics.length === 0) {
        if (found.has(key)) withdraw(key, path);
        return;
      }
      found.set(key, { path, mark });
      if (!open.has(key)) send(path, diagnostics);
    },
    keep: path => {
      const shown = found.get(paths.key(path));
      if (shown) shown.mark = mark;
    },
    has: path => found.has(paths.key(path)),
    opened: uri => {
      const key = keyOf(uri);
      if (key === null) return;
      open.add(key);
      const shown = found.get(key);
      if (shown) send(shown.path, []);
    },
    closed: uri => {
      const key = keyOf(uri);
      if (key !== null) open.delete(key);
    },
    mark: () => ++mark,
    withdrawOlderThan: limit => {
      for (const [key, shown] of found) if (shown.mark < limit) withdraw(key, shown.path);
    },
    withdrawBelow: folder => {
      for (const [key, { path }] of found) if (paths.isInside(folder, path)) withdraw(key, path);
    },
  };
}
