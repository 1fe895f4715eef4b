/** Tells everyone concerned what is opened, changed, saved and closed: texts, and notebooks with their cells. */
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Asking } from './asking.ts';
import type { ClosedFiles } from './closed-files.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Notebook, Notebooks } from './notebooks.ts';
import { type Guard, safelyDo } from './safely.ts';
import type { WorkspaceScan } from './scan-workspace.ts';
import type { SettingsDocuments } from './settings-documents.ts';
import { isConfigFile } from './watched-files.ts';

interface Parts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly documents: TextDocuments<TextDocument>;
  readonly notebooks: Notebooks;
  readonly settingsDocuments: SettingsDocuments;
  readonly diagnostics: Diagnostics;
  /** Null where nobody is asked. */
  readonly asking: Asking | null;
  readonly closedFiles: ClosedFiles;
  readonly workspaceScan: WorkspaceScan;
}

export function followDocuments(parts: Parts): void {
  const { connection, guard, documents, notebooks, settingsDocuments, diagnostics, asking } = parts;
  const { closedFiles, workspaceScan } = parts;
  const fileClosed = async (uri: string): Promise<void> => {
    closedFiles.closed(uri);
    await workspaceScan.documentClosed(uri);
  };

  documents.listen(connection);
  const onDocument = (method: string, handler: (document: TextDocument) => void | Promise<void>) =>
    safelyDo<{ document: TextDocument }>(guard, method, ({ document }) => handler(document));
  documents.onDidOpen(
    onDocument('textDocument/didOpen', document => {
      closedFiles.opened(document.uri);
      settingsDocuments.opened(document);
      diagnostics.opened(document);
      asking?.changed(document);
    }),
  );
  documents.onDidChangeContent(
    onDocument('textDocument/didChange', document => {
      settingsDocuments.changed(document);
      diagnostics.changed(document);
      asking?.changed(document);
    }),
  );
  documents.onDidSave(
    onDocument('textDocument/didSave', document => {
      diagnostics.saved(document);
      asking?.saved(document);
      if (isConfigFile(document.uri)) diagnostics.refresh();
    }),
  );
  documents.onDidClose(
    onDocument('textDocument/didClose', async document => {
      settingsDocuments.closed(document);
      diagnostics.closed(document);
      asking?.closed(document);
      if (!notebooks.isOpen(document.uri)) await fileClosed(document.uri);
    }),
  );
  const onNotebook = (method: string, handler: (notebook: Notebook) => void | Promise<void>) =>
    safelyDo<Notebook>(guard, method, handler);
  notebooks.listen(connection, {
    opened: onNotebook('notebookDocument/didOpen', ({ uri }) => {
      closedFiles.opened(uri);
      if (documents.get(uri)) diagnostics.refresh();
    }),
    changed: onNotebook('notebookDocument/didChange', notebook => diagnostics.notebookChanged(notebook)),
    saved: onNotebook('notebookDocument/didSave', notebook => notebook.cells().forEach(diagnostics.saved)),
    closed: onNotebook('notebookDocument/didClose', async ({ uri }) => {
      if (documents.get(uri)) diagnostics.refresh();
      else await fileClosed(uri);
    }),
  });
}
