/**
 * Which modules the workspace supplies itself. A walk in the background collects them as a scan would; until it is
 * done, the places where Python would find a module first are looked at, so that no diagnostic waits for the walk.
 */
import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import { isModuleFile, LocalModules } from '../io/local-modules.ts';
import { paths } from '../io/paths.ts';
import { pauser } from '../io/pauser.ts';
import { walk } from '../io/walk.ts';
import type { Folders, Root } from './folders.ts';
import { type Guard, safelyDo } from './safely.ts';

export interface WorkspaceModules {
  /** For a document at this path; null (no file) knows no modules. */
  isLocalFor(path: string | null): (module: string) => boolean;
  /** A module file was created on disk. */
  created(path: string): void;
  /** Forgets all: folders have come or gone, or files were deleted. */
  reset(): void;
  /** Ends the walks. */
  dispose(): void;
}

interface Known {
  readonly modules: LocalModules;
  isComplete: boolean;
}

export function createWorkspaceModules(
  folders: Folders,
  onComplete: () => void,
  guard: Guard,
): WorkspaceModules {
  const known = new Map<string, Known>();
  let walks = new AbortController();

  const collect = async (root: Root, entry: Known): Promise<void> => {
    const { signal } = walks;
    const pause = pauser(signal);
    entry.modules.addRoot(root.path);
    // The first diagnostics come before the walk takes its first turn.
    await new Promise(resolve => setTimeout(resolve, 50));
    for (const each of walk(root.path, { accepts: isModuleFile })) {
      if (await pause()) return;
      if (each) entry.modules.add(each.relative);
    }
    entry.isComplete = true;
    onComplete();
  };
  const collectSafely = safelyDo<{ root: Root; entry: Known }>(
    guard,
    'walk over the workspace',
    ({ root, entry }) => collect(root, entry),
  );
  const entryOf = (root: Root): Known => {
    const before = known.get(root.path);
    if (before) return before;
    const entry: Known = { modules: new LocalModules(), isComplete: false };
    known.set(root.path, entry);
    collectSafely({ root, entry });
    return entry;
  };
  const loose = (path: string): Known => {
    const folder = nodePath.dirname(path);
    const entry = known.get(folder) ?? { modules: new LocalModules(), isComplete: true };
    if (!known.has(folder)) entry.modules.addFolder(folder);
    known.set(folder, entry);
    return entry;
  };
  return {
    isLocalFor: path => {
      if (path === null) return () => false;
      const root = folders.outermostOf(path);
      return module => {
        const entry = root ? entryOf(root) : loose(path);
        if (entry.modules.has(module)) return true;
        return !entry.isComplete && root !== null && isNearby(module, path, root.path);
      };
    },
    created: path => {
      for (const [folder, { modules }] of known)
        if (paths.isInside(folder, path)) modules.add(paths.relative(folder, path));
    },
    reset: () => {
      walks.abort();
      walks = new AbortController();
      known.clear();
    },
    dispose: () => walks.abort(),
  };
}

/** Looks beside the document and beside each folder above it, up to the root, and in `src` of each. */
function isNearby(module: string, path: string, root: string): boolean {
  // The name comes from the text; it must not lead elsewhere.
  if (/[^\p{L}\p{N}\p{M}\p{Pc}]/u.test(module)) return false;
  for (let folder = nodePath.dirname(path); paths.isInside(root, folder); folder = nodePath.dirname(folder)) {
    for (const base of [folder, nodePath.join(folder, 'src')])
      if (existsSync(nodePath.join(base, `${module}.py`)) || existsSync(nodePath.join(base, module)))
        return true;
    if (folder === nodePath.dirname(folder)) return false;
  }
  return false;
}
