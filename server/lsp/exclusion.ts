/** Whether the setting `exclude` covers a document, as it would be left out of a scan of its workspace folder. */

import { paths } from '../io/paths.ts';
import { isCovered } from '../io/walk.ts';
import type { Folders } from './folders.ts';

export function isExcluded(uri: string, patterns: readonly string[], folders: Folders): boolean {
  if (patterns.length === 0) return false;
  const path = paths.uriToPath(uri);
  if (path === null) return false;
  const root = folders.roots().find(each => paths.isInside(each.path, path));
  return root !== undefined && isCovered(paths.relative(root.path, path), patterns);
}
