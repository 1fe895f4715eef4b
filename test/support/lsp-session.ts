/** A client of the bundled language server over standard input and output, as bare as clients come. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  InitializeResult,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { Folder, plainEnvironment } from './cli.ts';

/** The bundle under test. */
export const program = fileURLToPath(new URL('../../../dist/server.cjs', import.meta.url));

const readRecorder = fileURLToPath(new URL('../../../test/support/record-reads.cjs', import.meta.url));

export interface SessionOptions {
  /** Put over the default capabilities, which are those of a plain client that pushes nothing and pulls nothing. */
  readonly capabilities?: object;
  readonly initializationOptions?: unknown;
  /** Files of a workspace folder, made for the test. */
  readonly files?: { readonly [name: string]: string | Uint8Array };
  /** What `workspace/configuration` answers. */
  readonly settings?: unknown;
  /** The same, by section. */
  readonly settingsOf?: (section: string) => unknown;
  /** A file that gets every path the server reads, one a line. */
  readonly reads?: string;
  /** Errors in handlers become answers; off where a test provokes them. */
  readonly isStrict?: boolean;
  /** Variables over those of a machine without settings of its own. */
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
  /** Program and arguments; the server's own bundle where it is missing. */
  readonly command?: readonly string[];
}

export const pulling = { textDocument: { diagnostic: {} } };

export interface Progress {
  readonly token: string | number;
  readonly value: { readonly kind: string; readonly message?: string; readonly percentage?: number };
}

/** Starts a server and says `initialize` and `initialized`. */
export async function startSession(options: SessionOptions = {}): Promise<LspSession> {
  const session = new LspSession(options);
  await session.initialize(options);
  return session;
}

export class LspSession {
  readonly process: ChildProcess;
  readonly rpc: MessageConnection;
  readonly folder: Folder;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly progress: Progress[] = [];
  readonly refreshes: number[] = [];
  readonly registrations: string[] = [];
  readonly shown: unknown[] = [];
  readonly appliedEdits: unknown[] = [];
  settings: unknown;
  readonly #settingsOf: ((section: string) => unknown) | undefined;
  result: InitializeResult = { capabilities: {} };
  #versions = new Map<string, number>();

  constructor(options: SessionOptions) {
    this.folder = new Folder(options.files ?? {});
    this.settings = options.settings ?? null;
    this.#settingsOf = options.settingsOf;
    const { ANTIVENOM_STRICT: _, ...env } = { ...plainEnvironment(), ...options.env };
    const recorder = options.reads === undefined ? [] : ['--require', readRecorder];
    this.process = spawn(
      process.execPath,
      [...recorder, ...(options.node ?? []), ...(options.command ?? [program, '--stdio'])],
      {
        env: {
          ...env,
          ...(options.isStrict !== false && { ANTIVENOM_STRICT: '1' }),
          ...(options.reads !== undefined && { ANTIVENOM_READS: options.reads }),
        },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    const { stdin, stdout, stderr } = this.process;
    if (!stdin || !stdout || !stderr) throw new Error('the server has no pipes');
    stderr.on('data', chunk => this.log.push(`stderr: ${chunk}`));
    // A server that ends while a test still writes to it is that test's business.
    stdin.on('error', () => {});
    this.rpc = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.rpc.onError(() => {});
    this.#listen();
    this.rpc.listen();
  }

  async initialize({ capabilities, initializationOptions }: SessionOptions): Promise<void> {
    this.result = await this.rpc.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(this.folder.path).href, name: 'workspace' }],
      capabilities: {
        ...(this.settings !== null && { workspace: { configuration: true } }),
        ...capabilities,
      },
      initializationOptions,
    });
    await this.rpc.sendNotification('initialized', {});
  }

  /** The address of a file of the workspace folder. */
  uri(name: string): string {
    return pathToFileURL(`${this.folder.path}/${name}`).href;
  }

  /** `document` is a file's name or a whole address. */
  async open(document: string, text: string, version = 1): Promise<void> {
    const uri = this.#address(document);
    this.#versions.set(uri, version);
    await this.rpc.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'plaintext', version, text },
    });
  }

  async change(document: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const uri = this.#address(document);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.rpc.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async save(document: string): Promise<void> {
    await this.rpc.sendNotification('textDocument/didSave', {
      textDocument: { uri: this.#address(document) },
    });
  }

  async close(document: string): Promise<void> {
    await this.rpc.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.#address(document) },
    });
  }

  async pull(document: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return await this.rpc.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: this.#address(document) },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** Pulls, and takes a full report for granted. */
  async items(document: string): Promise<Diagnostic[]> {
    return ((await this.pull(document)) as FullDocumentDiagnosticReport).items;
  }

  async codeActions(document: string, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[]> {
    const range = diagnostics[0]?.range ?? {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    };
    return await this.rpc.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.#address(document) },
      range,
      context: { diagnostics, ...(only && { only }) },
    });
  }

  async command<T>(command: string, ...args: unknown[]): Promise<T> {
    return await this.rpc.sendRequest('workspace/executeCommand', { command, arguments: args });
  }

  /** Waits until `check` has something other than undefined or false to say; fails after five seconds. */
  async until<T>(what: string, check: () => T | undefined | false): Promise<T> {
    for (const end = Date.now() + 5000; Date.now() < end; await pause(3)) {
      const found = check();
      if (found !== undefined && found !== false) return found;
    }
    throw new Error(`waited in vain for ${what}; the server said: ${this.log.join('\n') || 'nothing'}`);
  }

  /** The last diagnostics pushed for a document, from `version` on. */
  async pushed(document: string, version = 0): Promise<PublishDiagnosticsParams> {
    const uri = this.#address(document);
    return await this.until(`diagnostics of ${document}`, () =>
      this.published.findLast(each => each.uri === uri && (each.version ?? 0) >= version),
    );
  }

  async shutdown(): Promise<number | null> {
    await this.rpc.sendRequest('shutdown');
    return await this.exit();
  }

  async exit(): Promise<number | null> {
    const ended = once(this.process, 'exit');
    await this.rpc.sendNotification('exit');
    const [code] = await ended;
    return code as number | null;
  }

  dispose(): void {
    this.rpc.dispose();
    this.process.kill();
    this.folder.remove();
  }

  #address(document: string): string {
    return /^[a-z-]+:/.test(document) ? document : this.uri(document);
  }

  #listen(): void {
    const { rpc } = this;
    rpc.onNotification('textDocument/publishDiagnostics', params => void this.published.push(params));
    rpc.onNotification('window/logMessage', ({ message }) => void this.log.push(message));
    rpc.onNotification('$/progress', params => void this.progress.push(params));
    rpc.onRequest('workspace/configuration', ({ items }) =>
      items.map(({ section }: { section: string }) => this.#settingsOf?.(section) ?? this.settings),
    );
    rpc.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes.push(Date.now());
      return null;
    });
    rpc.onRequest('client/registerCapability', ({ registrations }) => {
      this.registrations.push(...registrations.map(({ method }: { method: string }) => method));
      return null;
    });
    rpc.onRequest('window/workDoneProgress/create', () => null);
    rpc.onRequest('window/showDocument', params => {
      this.shown.push(params);
      return { success: true };
    });
    rpc.onRequest('workspace/applyEdit', ({ edit }) => {
      this.appliedEdits.push(edit);
      return { applied: true };
    });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
