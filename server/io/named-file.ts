/** Reads a file that the settings of a project name: a path in the project, with no way out of it. */
import { realpathSync } from 'node:fs';
import nodePath from 'node:path';
import { paths } from './paths.ts';
import type { OpenText } from './project-folders.ts';
import { readText } from './read-text.ts';

export type NamedFile =
  | { readonly path: string; readonly text: string }
  /** A predicate to put behind the file's name. */
  | { readonly path: string; readonly message: string };

/** `name` is relative to `folder`; it may lie anywhere below `root`, or below `folder` where that lies elsewhere. */
export function readNamedFile(name: string, folder: string, root: string, openText: OpenText): NamedFile {
  const path = nodePath.resolve(folder, name);
  const top = paths.isInside(root, folder) ? root : folder;
  const outside = { path, message: 'is outside of the project, so it is not read' };
  if (name.includes('\0') || !paths.isInside(top, path)) return outside;
  const open = openText(path);
  if (open !== null) return { path, text: open };
  if (!paths.isInside(resolved(top), resolved(path))) return outside;
  const reading = readText(path);
  if (reading.kind === 'text') return { path, text: reading.text };
  return { path, message: reading.kind === 'binary' ? 'is not a text file' : reading.message };
}

/** What is not there leads nowhere else. */
function resolved(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
