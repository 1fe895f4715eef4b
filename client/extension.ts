/** The door into VS Code: starts the language server and offers the palette commands. All checking is the server's. */
import { type ExtensionContext, window, workspace } from 'vscode';
import { trustGranted } from '../server/lsp/protocol.ts';
import { registerCommands } from './commands/index.ts';
import { registerRulePages } from './rule-pages.ts';
import { createSession, type Session } from './session.ts';
import { registerStatus } from './status.ts';

let session: Session | undefined;

/** Returns before the server is up: an editor that starts must not wait for it. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Antivenom', { log: true });
  const started = createSession(context, log);
  const { client } = started;
  session = started;
  const report = (error: unknown) => log.error('The language server does not answer.', error);
  context.subscriptions.push(
    log,
    registerCommands(started),
    registerStatus(started),
    registerRulePages(context),
    workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustGranted).catch(report)),
  );
  void client.start().catch(report);
}

export async function deactivate(): Promise<void> {
  await session?.client.dispose();
}
