/** What the client says of itself in `initialize`, read with suspicion: every part of it may be missing or wrong. */
import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

export interface ClientFacts {
  /** Asks for diagnostics itself; they are then never pushed for open documents. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** Sends the cells of notebooks. */
  readonly sendsNotebooks: boolean;
  /** Answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly watchesFolders: boolean;
  readonly showsProgress: boolean;
  readonly showsDocuments: boolean;
  readonly readsMarkdown: boolean;
  /** Shows what diagnostics say above each hover, so that a hover need not say it again. */
  readonly hoversShowDiagnostics: boolean;
  /** Takes edits that name the version of the document they were made for. */
  readonly takesVersionedEdits: boolean;
  /** Takes edits that make a new file. */
  readonly createsFiles: boolean;
  /** Sends HTTP requests for the server, as `client-transport.ts` asks it to. */
  readonly fetches: boolean;
  /** Answers what its user has stored for an index. */
  readonly knowsLogins: boolean;
  /** Shows how many names of a document could not be checked. */
  readonly showsUnchecked: boolean;
  /** Addresses of the workspace folders at the start. */
  readonly folders: readonly string[];
  readonly isTrusted: boolean;
  /** What links to rule pages start with; null in an editor that has no such links. */
  readonly linkScheme: string | null;
  readonly options: InitializationOptions;
}

export function clientFacts(params: InitializeParams): ClientFacts {
  const { textDocument, notebookDocument, workspace, window } = params.capabilities ?? {};
  const options = (
    isObject(params.initializationOptions) ? params.initializationOptions : {}
  ) as InitializationOptions;
  const edits = workspace?.workspaceEdit;
  return {
    pullsDiagnostics: isObject(textDocument?.diagnostic),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    sendsNotebooks: isObject(notebookDocument?.synchronization),
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    readsMarkdown: includes(textDocument?.hover?.contentFormat, 'markdown'),
    takesVersionedEdits: edits?.documentChanges === true,
    createsFiles: edits?.documentChanges === true && includes(edits.resourceOperations, 'create'),
    hoversShowDiagnostics: options.client === 'vscode',
    fetches: options.clientFetch === true,
    knowsLogins: options.clientLogins === true,
    showsUnchecked: options.client === 'vscode',
    folders: foldersOf(params),
    isTrusted: options.trusted !== false,
    linkScheme: options.client === 'vscode' ? schemeOf(options.uriScheme) : null,
    options,
  };
}

function includes(list: unknown, word: string): boolean {
  return Array.isArray(list) && list.includes(word);
}

function foldersOf(params: InitializeParams): readonly string[] {
  const folders = Array.isArray(params.workspaceFolders)
    ? params.workspaceFolders.map(folder => folder?.uri)
    : [params.rootUri];
  return folders.filter(uri => typeof uri === 'string');
}

function schemeOf(scheme: unknown): string {
  return typeof scheme === 'string' && /^[a-z][a-z0-9-]{0,40}$/.test(scheme) ? scheme : 'vscode';
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
