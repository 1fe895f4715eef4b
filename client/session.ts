/** One language server, and what the commands need of it, wherever the server runs. */
import {
  type CancellationToken,
  type Event,
  EventEmitter,
  type ExtensionContext,
  env,
  type LogOutputChannel,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  ExecuteCommandRequest,
  type LanguageClientOptions,
  type Middleware,
  WorkDoneProgress,
} from 'vscode-languageclient';
import {
  type LoginParams,
  type LoginResult,
  loginRequest,
  loginsChanged,
  type Snapshot,
  snapshotRequest,
} from '../server/lsp/protocol.ts';
import { clientOptions } from './client-options.ts';
import { folderSchemes } from './documents.ts';
import { createLoginStore, type LoginStore } from './login-store.ts';
import { createPackagePages, type PackagePages } from './packages/package-pages.ts';
import { withActiveEnvironment } from './python-extension.ts';
import { createReportPage, type ReportPage } from './report/report-page.ts';
import { createReportStore, type ReportStore } from './report/report-store.ts';
import { registerReportTree } from './report/report-tree.ts';
import { showRulePage } from './rule-pages.ts';
import { withheld } from './without-secrets.ts';

export interface Session {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  readonly reports: ReportStore;
  readonly page: ReportPage;
  readonly packages: PackagePages;
  readonly logins: LoginStore;
  /** To be called when the user has signed in to an index, or out. */
  loginsChanged(): Promise<void>;
  /** Has the server carry out one of its commands; answers what it returns, unchecked. */
  run(request: ServerRequest): Promise<unknown>;
  /** Of which day the server's list of names is; null where it does not say. */
  snapshotDate(): Promise<string | null>;
  /** To be called when the server may use other data than before, and the event that tells of it. */
  dataChanged(): void;
  readonly onDataChanged: Event<void>;
}

export interface ServerRequest {
  readonly command: string;
  /** One argument, or all of them. */
  readonly argument?: unknown;
  readonly args?: readonly unknown[];
  readonly token?: CancellationToken;
  readonly onStep?: (step: Step) => void;
}

/** A step of a long command; both parts may be missing. `percentage` counts from 0 to 100. */
export interface Step {
  readonly message?: string | undefined;
  readonly percentage?: number | undefined;
}

/** What differs where the extension runs. */
export interface Platform {
  /** Makes the language client; it is not started yet. */
  connect(options: LanguageClientOptions): BaseLanguageClient;
  /** The editor sends HTTP requests for the server. */
  readonly fetches: boolean;
}

/** The server is not started yet. */
export function createSession(
  context: ExtensionContext,
  log: LogOutputChannel,
  { connect, fetches }: Platform,
): Session {
  const middleware: Middleware = {
    workspace: {
      configuration: async (params, token, next) => withActiveEnvironment(params, await next(params, token)),
    },
    window: {
      showDocument: (params, token, next) => showRulePage(params.uri, context) ?? next(params, token),
    },
  };
  const options = clientOptions(
    () => workspace.getConfiguration('antivenom'),
    () => ({ isTrusted: workspace.isTrusted, uriScheme: env.uriScheme, fetches }),
    folderSchemes(),
  );
  const client = connect({ ...options, outputChannel: log, traceOutputChannel: withheld(log), middleware });
  const logins = createLoginStore(context.secrets, context.globalState);
  client.onRequest<LoginResult, void>(loginRequest, ({ origin }: LoginParams) => logins.loginOf(origin));
  const changed = new EventEmitter<void>();
  const reports = createReportStore(client, log);
  const page = createReportPage(reports, error => log.error('The report cannot be shown.', error));
  const packages = createPackagePages(client, error => log.error('The package cannot be shown.', error));
  context.subscriptions.push(changed, reports, page, packages, registerReportTree(reports));
  return {
    client,
    log,
    reports,
    page,
    packages,
    logins,
    loginsChanged: () => client.sendNotification(loginsChanged),
    run: request => runOnServer(client, request),
    snapshotDate: () => snapshotDate(client),
    dataChanged: () => changed.fire(),
    onDataChanged: changed.event,
  };
}

async function snapshotDate(client: BaseLanguageClient): Promise<string | null> {
  const snapshot = await client.sendRequest<Snapshot | null>(snapshotRequest);
  return snapshot?.date ?? null;
}

async function runOnServer(client: BaseLanguageClient, request: ServerRequest): Promise<unknown> {
  const { command, argument, args = argument === undefined ? [] : [argument], token, onStep } = request;
  const workDoneToken = crypto.randomUUID();
  const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, step => {
    const percentage = 'percentage' in step ? step.percentage : undefined;
    onStep?.({ message: step.message, percentage });
  });
  try {
    const params = { command, workDoneToken, ...(args.length > 0 && { arguments: [...args] }) };
    return await client.sendRequest(ExecuteCommandRequest.type, params, token);
  } finally {
    listener.dispose();
  }
}
