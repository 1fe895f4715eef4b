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
import { registerAgents } from './agents.ts';
import { createAsking } from './asking.ts';
import { settingsAfter } from './brought-files.ts';
import { type ClientFacts, clientFacts } from './client-facts.ts';
import { createClosedFiles } from './closed-files.ts';
import { type ActionContext, codeActions } from './code-actions.ts';
import { registerCommands } from './commands.ts';
import { createConfiguration } from './configuration.ts';
import { fixAllKind } from './convert.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createFolders } from './folders.ts';
import { followDocuments } from './follow-documents.ts';
import { createJudging } from './judging.ts';
import { createNotebooks, notebookSelector } from './notebooks.ts';
import { createProgressMaker } from './progress.ts';
import { loginsChanged, serverCommands, trustGranted } from './protocol.ts';
import { readingCapabilities, registerReading } from './reading.ts';
import { createDataRefresh } from './refresh-data.ts';
import { registerReports } from './reports.ts';
import { createRulePages } from './rule-page.ts';
import { type Guard, safely, safelyDo } from './safely.ts';
import { createScanResults } from './scan-results.ts';
import { createWorkspaceScan } from './scan-workspace.ts';
import type { ServerDeps } from './server-deps.ts';
import { createSettingsDocuments } from './settings-documents.ts';
import { isConfigFile, registerWatchers, watchedFilesChanged } from './watched-files.ts';
import { createWorkspaceModules } from './workspace-modules.ts';

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
  const files = deps.files?.(connection, () => {
    modules.reset();
    askAgain();
  });
  const configuration = settingsAfter(
    files,
    createConfiguration(
      connection,
      facts,
      uri => folders.folderOf(notebooks.fileOf(uri)),
      message => connection.console.warn(message),
    ),
  );
  const pageOf = createRulePages(facts.linkScheme, deps.docsFolder);
  const modules = createWorkspaceModules(folders, () => diagnostics.refresh(), guard);
  const settingsDocuments = createSettingsDocuments(documents, deps.timers, () => diagnostics.refresh());
  let isTrusted = facts.isTrusted;
  const services = deps.services?.({
    connection,
    fetches: facts.fetches,
    knowsLogins: facts.knowsLogins,
    wantsVulnerabilities: () => judging.wantsVulnerabilities(),
  });
  const lookups = services?.lookups ?? null;
  const judging = createJudging({
    lookups,
    knowledge: deps.knowledge,
    ...(deps.copy && { copy: deps.copy }),
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
  const asking =
    lookups &&
    createAsking({
      ...{ lookups, guard, configuration, judging, timers: deps.timers },
      onLearnt: () => diagnostics.look(),
    });
  const askAgain = (): void => {
    diagnostics.refresh();
    for (const document of documents.all()) asking?.changed(document);
  };
  const closedFiles = createClosedFiles(connection);
  const progress = createProgressMaker(connection, facts.showsProgress, deps.timers.now);
  const results = createScanResults(pageOf);
  const onChange = registerReports({ connection, guard, results, ...deps });
  const workspaceScan = createWorkspaceScan({
    ...{ folders, configuration, judging, closedFiles, results, onChange, progress, lookups, pageOf },
    ...(files && { prepare: files.all }),
    log: guard.log,
    onSurvey: () => diagnostics.refresh(),
  });
  const actionContext = (): ActionContext => ({
    isTrusted,
    showsDocuments: facts.showsDocuments,
    takesVersionedEdits: facts.takesVersionedEdits,
    createsFiles: facts.createsFiles,
    inspectionsOf: (facts.linkScheme !== null && deps.inspections?.inspectionsOf) || null,
    files: { documents, folders, openText: settingsDocuments.openText },
  });

  followDocuments({
    ...{ connection, guard, documents, notebooks, settingsDocuments, diagnostics, asking },
    ...{ closedFiles, workspaceScan },
  });
  connection.onCodeAction(
    safely(guard, 'textDocument/codeAction', [], async params => {
      const document = documents.get(params.textDocument.uri);
      const judged = document && judging.judge(document, await configuration.settingsOf(document.uri));
      return judged ? codeActions(params, document, judged, actionContext()) : [];
    }),
  );
  registerReading({
    ...{ connection, guard, documents, configuration, judging, client: facts },
    ...{ knowledge: deps.knowledge, lookups, today: deps.today, after: deps.timers.after },
  });
  const world = { folders, configuration, judging, diagnostics, progress };
  const looking = { ...deps, ...world, services, openText: settingsDocuments.openText };
  const inspecting = deps.inspections?.register(connection, guard, looking) ?? null;
  registerCommands({
    ...{ connection, guard, documents, configuration, judging, lookups, workspaceScan, progress, pageOf },
    ...{ actionContext, inspecting, dataRefresh: createDataRefresh(connection, facts, deps, world) },
    knows: canonical =>
      deps.knowledge().names.has(canonical) || lookups?.factsOf(canonical).index.state === 'known',
  });
  registerAgents({ connection, guard, configuration, judging, lookups });
  connection.onDidChangeConfiguration(
    safelyDo(guard, 'workspace/didChangeConfiguration', params => {
      configuration.changed(params?.settings);
      diagnostics.refresh();
      for (const document of documents.all()) asking?.changed(document);
    }),
  );
  connection.onDidChangeWatchedFiles(
    safelyDo(guard, 'workspace/didChangeWatchedFiles', async ({ changes }) => {
      await files?.changed(changes);
      if (changes.some(({ uri }) => isConfigFile(uri))) diagnostics.refresh();
      await watchedFilesChanged(changes, workspaceScan, modules);
    }),
  );
  connection.onNotification(trustGranted, () => {
    isTrusted = true;
    configuration.changed(undefined);
    diagnostics.refresh();
  });
  connection.onNotification(loginsChanged, () => {
    services?.loginsChanged();
    askAgain();
  });
  connection.onInitialized(
    safelyDo(guard, 'initialized', async () => {
      void files?.open(facts.folders);
      if (facts.watchesFolders)
        connection.workspace.onDidChangeWorkspaceFolders(
          safelyDo(guard, 'workspace/didChangeWorkspaceFolders', async ({ added, removed }) => {
            const addresses = added.map(each => each.uri);
            await files?.open(addresses);
            folders.change(
              addresses,
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
    asking?.dispose();
    void services?.close();
    modules.dispose();
  });
}

function capabilitiesFor(facts: ClientFacts, version: string): InitializeResult {
  return {
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      ...readingCapabilities,
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
