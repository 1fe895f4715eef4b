/** The door into VS Code: starts the language server and offers the palette commands. All checking is the server's. */
import { setImmediate } from 'node:timers/promises';
import { type ExtensionContext, type LogOutputChannel, version, window, workspace } from 'vscode';
import { trustGranted } from '../server/lsp/protocol.ts';
import { registerAgents } from './agents/index.ts';
import { registerCommands } from './commands/index.ts';
import { registerRulePages } from './rule-pages.ts';
import type { Session } from './session.ts';

let session: Promise<Session> | undefined;

/** Returns before the server is up: an editor that starts must not wait for it. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Antivenom', { log: true });
  log.info(`Antivenom ${context.extension.packageJSON.version} in VS Code ${version}`);
  session = start(context, log);
  context.subscriptions.push(
    log,
    registerCommands(session, log),
    registerRulePages(context),
    registerAgents(context, session),
  );
}

export async function deactivate(): Promise<void> {
  await (await session)?.client.dispose();
}

/** The language client is nearly all of the bundle, so its code is run once the editor has gone on with its own start. */
async function start(context: ExtensionContext, log: LogOutputChannel): Promise<Session> {
  await setImmediate();
  const { createSession } = await import('./session.ts');
  const { followActiveEnvironment } = await import('./python-extension.ts');
  const { registerStatus } = await import('./status.ts');
  const { registerTerminal } = await import('./terminal.ts');
  const started = createSession(context, log);
  const { client } = started;
  const report = (error: unknown) => log.error('The language server does not answer.', error);
  context.subscriptions.push(
    registerStatus(started),
    followActiveEnvironment(client, report),
    registerTerminal(started, report),
    workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustGranted).catch(report)),
  );
  void client.start().catch(report);
  return started;
}
