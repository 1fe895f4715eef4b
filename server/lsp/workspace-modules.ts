/**
 * Where the modules of the workspace come from. A walk in the background collects what a scan would; until it is
 * done, the places where Python would find a module first are looked at, so that no diagnostic waits for the walk.
 */
import { existsSync } from 'node:fs';
import nodePath from 'node:path';
import type { Context } from '../core/judge.ts';
import { ownersOf } from '../io/environment.ts';
import { paths } from '../io/paths.ts';
import { pauser } from '../io/pauser.ts';
import { ProjectModules } from '../io/project-modules.ts';
import type { Folders, Root } from './folders.ts';
import { type Guard, safelyDo } from './safely.ts';

export interface WorkspaceModules {
  /** For a document at this path; null (no file) knows no modules. `interpreters` are Pythons that the user has set. */
  around(
    path: string | null,
    interpreters: readonly string[],
  ): Pick<Context, 'isLocalModule' | 'isDeclared' | 'isOwnProject' | 'installed'>;
  /** A module file was created on disk. */
  created(path: string): void;
  /** Forgets all: folders have come or gone, or files were deleted. */
  reset(): void;
  /** Ends the walks. */
  dispose(): void;
}

interface Known {
  readonly modules: ProjectModules;
  isComplete: boolean;
  /** When the environments were looked at last, or will be for the first time. */
  lookedAt: number;
}

/** How often environments are asked for changes, in milliseconds, and only while somebody is typing. */
const patience = 10_000;

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
    entry.modules.local.addRoot(root.path);
    // The first diagnostics come before the walk takes its first turn.
    await new Promise(resolve => setTimeout(resolve, 50));
    if (!(await entry.modules.collect(pause))) return;
    entry.isComplete = true;
    onComplete();
    await readEnvironments(entry);
  };
  const readEnvironments = async (entry: Known): Promise<void> => {
    entry.lookedAt = performance.now();
    await new Promise(resolve => setTimeout(resolve, 50));
    if (await entry.modules.readEnvironments(pauser(walks.signal))) onComplete();
  };
  const collectSafely = safelyDo<{ root: Root; entry: Known }>(
    guard,
    'walk over the workspace',
    ({ root, entry }) => collect(root, entry),
  );
  const readSafely = safelyDo<Known>(guard, 'look at the environments', readEnvironments);
  const entryOf = (root: Root): Known => {
    const before = known.get(root.path);
    if (before) return before;
    const entry: Known = {
      modules: new ProjectModules(root.path),
      isComplete: false,
      lookedAt: Number.POSITIVE_INFINITY,
    };
    known.set(root.path, entry);
    collectSafely({ root, entry });
    return entry;
  };
  const loose = (path: string): Known => {
    const folder = nodePath.dirname(path);
    const before = known.get(folder);
    if (before) return before;
    const modules = new ProjectModules(folder);
    modules.local.addFolder(folder);
    const entry: Known = { modules, isComplete: true, lookedAt: Number.NEGATIVE_INFINITY };
    known.set(folder, entry);
    return entry;
  };
  return {
    around: (path, interpreters) => {
      if (path === null) return {};
      const root = folders.outermostOf(path);
      // Only a text that imports something makes it worth looking.
      const ask = (): Known => {
        const entry = root ? entryOf(root) : loose(path);
        const isNew = root !== null && entry.modules.setInterpreters(interpreters);
        if ((isNew && entry.isComplete) || performance.now() - entry.lookedAt > patience) readSafely(entry);
        return entry;
      };
      return {
        isLocalModule: module => {
          const { modules, isComplete } = ask();
          if (modules.local.has(module)) return true;
          return !isComplete && root !== null && isNearby(module, path, root.path);
        },
        isDeclared: canonical => ask().modules.plain.declared.has(canonical),
        isOwnProject: canonical => ask().modules.plain.own.has(canonical),
        installed: module => ownersOf(module, ask().modules.plain.installed),
      };
    },
    created: path => {
      for (const [folder, { modules }] of known)
        if (paths.isInside(folder, path)) modules.local.addPath(paths.relative(folder, path));
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
