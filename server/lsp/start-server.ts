/** Wires the language server: what the client can do decides what is registered, and each feature has its own file. */
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from '../core/ports.ts';
import type { Machine } from '../io/settings-places.ts';
import { type ClientFacts, clientFacts } from './client-facts.ts';
import { createClosedFiles } from './closed-files.ts';
import { type ActionContext, codeActions } from './code-actions.ts';
import { registerCommands } from './commands.ts';
import { createConfiguration } from './configuration.ts';
import { fixAllKind } from './convert.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createFolders } from './folders.ts';
import { hover } from './hover.ts';
import { createJudging } from './judging.ts';
import { createNotebooks, type Notebook, notebookSelector } from './notebooks.ts';
import { createProgressMaker } from './progress.ts';
import { serverCommands, trustGranted } from './protocol.ts';
import type { Timers } from './push-queue.ts';
import { registerReports } from './reports.ts';
import { createRulePages } from './rule-page.ts';
import { type Guard, safely, safelyDo } from './safely.ts';
import { createScanResults } from './scan-results.ts';
import { createWorkspaceScan } from './scan-workspace.ts';
import { createSettingsDocuments } from './settings-documents.ts';
import { isConfigFile, registerWatchers, watchedFilesChanged } from './watched-files.ts';
import { createWorkspaceModules } from './workspace-modules.ts';

/** All that the server needs of the outside. */
export interface ServerDeps {
  /** Loads on the first call; may throw, and is asked again then. */
  readonly knowledge: () => Knowledge;
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Where the user's own settings of pip, uv and PDM are. */
  readonly machine: Machine;
  readonly timers: Timers;
  readonly version: string;
  /** Holds the rules' pages. */
  readonly docsFolder: string;
  /** Tests: errors are thrown on. */
  readonly isStrict: boolean;
}

/** Answers `initialize` and everything after it. The caller listens. */
export function startServer(connection: Connection, deps: ServerDeps): void {
  let isInitialized = false;
  connection.onInitialize(params => {
    if (isInitialized)
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    isInitialized = true;
    const facts = clientFacts(params);
    registerFeatures(connection, deps, facts);
    return capabilitiesFor(facts, deps.version);
  });
}

function registerFeatures(connection: Connection, deps: ServerDeps, facts: ClientFacts): void {
  const guard: Guard = { log: message => connection.console.error(message), isStrict: deps.isStrict };
  const documents = new TextDocuments(TextDocument);
  const folders = createFolders(facts.folders);
  const notebooks = createNotebooks(documents);
  const configuration = createConfiguration(
    connection,
    facts,
    uri => folders.folderOf(notebooks.fileOf(uri)),
    message => connection.console.warn(message),
  );
  const pageOf = createRulePages(facts.linkScheme, deps.docsFolder);
  const modules = createWorkspaceModules(folders, () => diagnostics.refresh(), guard);
  const settingsDocuments = createSettingsDocuments(documents, deps.timers, () => diagnostics.refresh());
  let isTrusted = facts.isTrusted;
  const judging = createJudging({
    knowledge: deps.knowledge,
    today: deps.today,
    machine: deps.machine,
    folders,
    modules,
    notebooks,
    openText: settingsDocuments.openText,
    isTrusted: () => isTrusted,
  });
  const diagnostics = createDiagnostics({
    ...{ connection, facts, guard, documents, configuration, judging, pageOf },
    timers: deps.timers,
  });
  const closedFiles = createClosedFiles(connection);
  const progress = createProgressMaker(connection, facts.showsProgress, deps.timers.now);
  const results = createScanResults(pageOf);
  const onChange = registerReports({ connection, guard, results, ...deps });
  const workspaceScan = createWorkspaceScan({
    ...{ folders, configuration, judging, closedFiles, results, onChange, progress, pageOf },
    log: guard.log,
  });
  const actionContext = (): ActionContext => ({
    isTrusted,
    showsDocuments: facts.showsDocuments,
    takesVersionedEdits: facts.takesVersionedEdits,
    createsFiles: facts.createsFiles,
    files: { documents, folders, openText: settingsDocuments.openText },
  });

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
    }),
  );
  documents.onDidChangeContent(
    onDocument('textDocument/didChange', document => {
      settingsDocuments.changed(document);
      diagnostics.changed(document);
    }),
  );
  documents.onDidSave(
    onDocument('textDocument/didSave', document => {
      diagnostics.saved(document);
      if (isConfigFile(document.uri)) diagnostics.refresh();
    }),
  );
  documents.onDidClose(
    onDocument('textDocument/didClose', async document => {
      settingsDocuments.closed(document);
      diagnostics.closed(document);
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

  connection.onCodeAction(
    safely(guard, 'textDocument/codeAction', [], async params => {
      const document = documents.get(params.textDocument.uri);
      const judged = document && judging.judge(document, await configuration.settingsOf(document.uri));
      return judged ? codeActions(params, document, judged, actionContext()) : [];
    }),
  );
  connection.onHover(
    safely(guard, 'textDocument/hover', null, async params => {
      const document = documents.get(params.textDocument.uri);
      if (!document) return null;
      const settings = await configuration.settingsOf(document.uri);
      const judged = settings.showsHover ? judging.judge(document, settings) : null;
      return judged ? hover(params, document, judged, deps.knowledge(), facts) : null;
    }),
  );
  registerCommands({
    ...{ connection, guard, documents, configuration, judging, workspaceScan, progress, pageOf },
    actionContext,
  });
  connection.onDidChangeConfiguration(
    safelyDo(guard, 'workspace/didChangeConfiguration', params => {
      configuration.changed(params?.settings);
      diagnostics.refresh();
    }),
  );
  connection.onDidChangeWatchedFiles(
    safelyDo(guard, 'workspace/didChangeWatchedFiles', async ({ changes }) => {
      if (changes.some(({ uri }) => isConfigFile(uri))) diagnostics.refresh();
      await watchedFilesChanged(changes, workspaceScan, modules);
    }),
  );
  connection.onNotification(trustGranted, () => {
    isTrusted = true;
    configuration.changed(undefined);
    diagnostics.refresh();
  });
  connection.onInitialized(
    safelyDo(guard, 'initialized', async () => {
      if (facts.watchesFolders)
        connection.workspace.onDidChangeWorkspaceFolders(
          safelyDo(guard, 'workspace/didChangeWorkspaceFolders', ({ added, removed }) => {
            folders.change(
              added.map(each => each.uri),
              removed.map(each => each.uri),
            );
            workspaceScan.foldersRemoved(removed.map(each => each.uri));
            modules.reset();
            diagnostics.refresh();
          }),
        );
      if (facts.registersConfiguration)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'antivenom' });
      if (facts.registersWatchers) await registerWatchers(connection);
    }),
  );
  connection.onShutdown(() => {
    workspaceScan.dispose();
    modules.dispose();
  });
}

function capabilitiesFor(facts: ClientFacts, version: string): InitializeResult {
  return {
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      hoverProvider: true,
      ...(facts.sendsNotebooks && { notebookDocumentSync: { notebookSelector, save: true } }),
      executeCommandProvider: { commands: Object.values(serverCommands), workDoneProgress: true },
      ...(facts.pullsDiagnostics && {
        diagnosticProvider: {
          identifier: 'antivenom',
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      }),
      ...(facts.watchesFolders && {
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      }),
    },
    serverInfo: { name: 'antivenom', version },
  };
}
