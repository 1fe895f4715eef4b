/** `workspace/executeCommand`: what the palette and other clients may ask of the server. */
import {
  type CancellationToken,
  type Connection,
  type ExecuteCommandParams,
  ExecuteCommandRequest,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
  WorkDoneProgressCancelNotification,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lookupsOfNames } from '../core/lookups.ts';
import { canonicalName, isValidName } from '../core/names/canonical.ts';
import { projectPage } from '../core/public-services.ts';
import { reportName } from '../core/report-name.ts';
import { ruleOf } from '../core/rules/index.ts';
import type { Lookups } from '../online/lookups.ts';
import { type ActionContext, safeEdits, targetOf } from './code-actions.ts';
import type { Configuration } from './configuration.ts';
import { workspaceEditOf } from './convert.ts';
import type { Judging } from './judging.ts';
import type { Inspecting, Running } from './packages/inspecting.ts';
import type { ProgressMaker } from './progress.ts';
import { type FixAllResult, type Snapshot, serverCommands, snapshotRequest } from './protocol.ts';
import type { DataRefresh } from './refresh-data.ts';
import { type Guard, safely } from './safely.ts';
import type { WorkspaceScan } from './scan-workspace.ts';

interface Parts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly documents: TextDocuments<TextDocument>;
  readonly configuration: Configuration;
  readonly judging: Judging;
  /** Null where nobody is asked. */
  readonly lookups: Lookups | null;
  readonly workspaceScan: WorkspaceScan;
  readonly dataRefresh: DataRefresh;
  /** Null where packages cannot be looked into. */
  readonly inspecting: Inspecting | null;
  readonly progress: ProgressMaker;
  readonly actionContext: () => ActionContext;
  readonly pageOf: (rule: string) => string;
  /** Whether a project of this canonical name is there, by the bundled list or by what was learnt. */
  readonly knows: (canonical: string) => boolean;
}

type Command = (
  argument: unknown,
  params: ExecuteCommandParams,
  token: CancellationToken,
) => Promise<unknown>;

/** Longer than any project name may be; what is longer is not worth judging. */
const longestName = 500;

export function registerCommands(parts: Parts): void {
  const { connection, guard } = parts;
  const inspecting = parts.inspecting ?? nowhere;
  const commands: { readonly [command: string]: Command } = {
    [serverCommands.scanWorkspace]: (_argument, { workDoneToken }, token) =>
      parts.workspaceScan.run(workDoneToken, cancel => token.onCancellationRequested(cancel)),
    [serverCommands.refreshData]: (_argument, { workDoneToken }, token) =>
      parts.dataRefresh.run(workDoneToken, cancel => token.onCancellationRequested(cancel)),
    [serverCommands.inspectPackage]: (target, params, token) =>
      inspecting.inspectPackage(target, params.arguments?.[1], running(params, token)),
    [serverCommands.scanEnvironment]: (_argument, params, token) =>
      inspecting.scanEnvironment(running(params, token)),
    [serverCommands.checkLookalikes]: (manifest, params, token) =>
      inspecting.checkLookalikes(manifest, running(params, token)),
    [serverCommands.checkName]: name => checkName(name, parts),
    [serverCommands.fixAll]: uri => fixAll(uri, parts),
    [serverCommands.showDocumentation]: rule => showDocumentation(rule, parts),
    [serverCommands.showProject]: name => showProject(name, parts),
  };
  const method = ExecuteCommandRequest.method;
  connection.onRequest(
    ExecuteCommandRequest.type,
    safely<ExecuteCommandParams, unknown>(guard, method, null, (params, token) => {
      const command = Object.hasOwn(commands, params.command) ? commands[params.command] : undefined;
      if (!command) throw new Error(`there is no command '${String(params.command).slice(0, 100)}'`);
      return command(params.arguments?.[0], params, token);
    }),
  );
  const snapshot = safely<null, Snapshot | null>(guard, snapshotRequest, null, parts.dataRefresh.snapshot);
  // A request without parameters comes with its token alone.
  connection.onRequest<Snapshot | null, never>(snapshotRequest, (...all: unknown[]) =>
    snapshot(null, all.at(-1) as CancellationToken),
  );
  connection.onNotification(WorkDoneProgressCancelNotification.type, params =>
    parts.progress.cancelled(params?.token),
  );
}

const refusal = async () =>
  new ResponseError<never>(LSPErrorCodes.RequestFailed, 'In a browser there are no packages to look into.');
const nowhere: Inspecting = {
  inspectPackage: refusal,
  scanEnvironment: refusal,
  checkLookalikes: refusal,
};

function running({ workDoneToken: token }: ExecuteCommandParams, cancelling: CancellationToken): Running {
  return { token, onCancel: cancel => cancelling.onCancellationRequested(cancel) };
}

/** Whoever types a name to have it checked wants it looked up, but not to wait for long. */
const patience = 5000;

async function checkName(name: unknown, { configuration, judging, lookups }: Parts): Promise<unknown> {
  if (typeof name !== 'string' || name.trim() === '' || name.length > longestName)
    throw new Error(`a name is text of at most ${longestName} characters`);
  const typed = name.trim();
  const context = judging.contextOf(null, await configuration.settingsOf(''));
  await lookups?.learn(lookupsOfNames([typed], context), AbortSignal.timeout(patience));
  return reportName(typed, context);
}

async function fixAll(uri: unknown, parts: Parts): Promise<FixAllResult> {
  const document = typeof uri === 'string' ? parts.documents.get(uri) : undefined;
  if (!document) throw new Error('the document is not open');
  const judged = parts.judging.judge(document, await parts.configuration.settingsOf(document.uri));
  const context = parts.actionContext();
  const edits = judged ? safeEdits(judged, context) : [];
  if (!judged || edits.length === 0) return { edits: 0, applied: false };
  const edit = workspaceEditOf(edits, targetOf(judged, context));
  const { applied } = await parts.connection.workspace.applyEdit({
    label: 'Fix all safe Antivenom problems',
    edit,
  });
  return { edits: edits.length, applied };
}

async function showDocumentation(
  rule: unknown,
  { connection, actionContext, pageOf }: Parts,
): Promise<boolean> {
  // Only pages of rules that there are: the argument may come from anywhere.
  const code = typeof rule === 'string' ? ruleOf(rule)?.meta.code : undefined;
  if (!code) throw new Error('there is no such rule');
  if (!actionContext().showsDocuments) return false;
  const uri = pageOf(code);
  const { success } = await connection.window.showDocument({ uri, external: !uri.startsWith('file:') });
  return success;
}

async function showProject(name: unknown, parts: Parts): Promise<boolean> {
  const canonical = typeof name === 'string' && isValidName(name) ? canonicalName(name) : null;
  // Only pages that there are: a name may come from anywhere, and nobody is to be led to a squat that comes tomorrow.
  if (canonical === null || !parts.knows(canonical)) throw new Error('no such project is known');
  if (!parts.actionContext().showsDocuments) return false;
  const { success } = await parts.connection.window.showDocument({
    uri: projectPage(canonical),
    external: true,
  });
  return success;
}
