/** Lists and reads files of the workspace for a server that has no disk: those of its folders and no others. */
import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileParams,
  type FolderEntries,
  listFolder,
  readFile,
} from '../../server/lsp/worker-protocol.ts';

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest<FolderEntries | null, void>(listFolder, params => orNull(entriesOf, params));
  client.onRequest<Uint8Array | null, void>(readFile, params =>
    orNull(async uri => await workspace.fs.readFile(uri), params),
  );
}

/** What cannot be read is as good as not there. */
async function orNull<Answer>(
  read: (uri: Uri) => Promise<Answer>,
  { uri }: FileParams,
): Promise<Answer | null> {
  try {
    const parsed = Uri.parse(uri, true);
    return workspace.getWorkspaceFolder(parsed) ? await read(parsed) : null;
  } catch {
    return null;
  }
}

async function entriesOf(folder: Uri): Promise<FolderEntries> {
  const entries = await workspace.fs.readDirectory(folder);
  return entries.flatMap(([name, type]): FolderEntries => {
    if (type === FileType.File) return [[name, 'file']];
    return type === FileType.Directory ? [[name, 'folder']] : [];
  });
}
