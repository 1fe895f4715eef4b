/** What both entries of the extension do: VS Code on a desktop or a server, and VS Code in a browser. */
import { type ExtensionContext, type LogOutputChannel, version, window, workspace } from 'vscode';
import { trustGranted } from '../server/lsp/protocol.ts';
import { registerCommands } from './commands/index.ts';
import { registerRulePages } from './rule-pages.ts';
import type { Session } from './session.ts';

/** Returns before the server is up: an editor that starts must not wait for it. */
export function startExtension(
  context: ExtensionContext,
  open: (log: LogOutputChannel) => Promise<Session>,
): Promise<Session> {
  const log = window.createOutputChannel('Antivenom', { log: true });
  log.info(`Antivenom ${context.extension.packageJSON.version} in VS Code ${version}`);
  const session = open(log).then(opened => started(context, opened));
  context.subscriptions.push(log, registerCommands(session, log), registerRulePages(context));
  return session;
}

/** Everything that stands beside a session. */
async function started(context: ExtensionContext, session: Session): Promise<Session> {
  const { followActiveEnvironment } = await import('./python-extension.ts');
  const { registerStatus } = await import('./status.ts');
  const { registerTerminal } = await import('./terminal.ts');
  const { client, log } = session;
  const report = (error: unknown) => log.error('The language server does not answer.', error);
  context.subscriptions.push(
    registerStatus(session),
    followActiveEnvironment(client, report),
    registerTerminal(session, report),
    workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustGranted).catch(report)),
  );
  void client.start().catch(report);
  return session;
}
