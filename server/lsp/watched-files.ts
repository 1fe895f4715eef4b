/** Files that change on disk: files of a scan are looked at again, new modules are noted. */
import { type Connection, DidChangeWatchedFilesNotification, type FileEvent } from 'vscode-languageserver';
import { formats } from '../core/formats/index.ts';
import { isModuleFile } from '../io/local-modules.ts';
import { paths } from '../io/paths.ts';
import { pauser } from '../io/pauser.ts';
import { indexFiles, isIndexFile } from '../io/project-indexes.ts';
import type { WorkspaceScan } from './scan-workspace.ts';
import type { WorkspaceModules } from './workspace-modules.ts';

/** `type` of the protocol's file events. */
const created = 1;
const deleted = 3;

/** True for a file that may say how the files around it are judged. */
export function isConfigFile(uri: string): boolean {
  const name = paths.nameOfDocument(uri);
  return (
    /(?:^|\/)(?:(?:pyproject|antivenom)\.toml|setup\.cfg)$/.test(name) ||
    isIndexFile(baseName(name)) ||
    isNamedBySettings(name)
  );
}

/** What settings may name, `vetted-file` and `baseline`, goes by any name; those with a telling one are watched. */
export function isNamedBySettings(name: string): boolean {
  return /(?:vetted|baseline)[^/]*\.(?:json|txt)$/.test(name);
}

const namedBySettings = ['*vetted*.{json,txt}', '*baseline*.{json,txt}'];

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export async function watchedFilesChanged(
  changes: readonly FileEvent[],
  workspaceScan: WorkspaceScan,
  modules: WorkspaceModules,
): Promise<void> {
  let isModuleGone = false;
  const pause = pauser();
  for (const { uri, type } of changes) {
    const path = paths.uriToPath(uri);
    if (path === null) continue;
    if (isModuleFile(paths.slashed(path))) {
      if (type === created) modules.created(path);
      isModuleGone ||= type === deleted;
    }
    // A change of branch may tell of thousands.
    await pause();
    await workspaceScan.lookAgain(path);
  }
  if (isModuleGone) modules.reset();
}

/** Clients that take no registration send nothing, unless they were told by hand. */
export async function registerWatchers(connection: Connection): Promise<void> {
  const patterns = formats.flatMap(({ files }: { files: readonly string[] }) => files);
  const watchers = [...patterns, ...indexFiles, ...namedBySettings].map(pattern => ({
    globPattern: pattern.startsWith('**/') ? pattern : `**/${pattern}`,
  }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}
