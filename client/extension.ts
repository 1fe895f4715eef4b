/**
 * The door into VS Code: starts the language server and offers the palette commands. All checking is the server's.
 */
import { type ExtensionContext, env, window, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client-options.ts';
import { registerCommands } from './commands/index.ts';
import { registerRulePages } from './rule-pages.ts';
import type { Session } from './session.ts';
import { registerStatus } from './status.ts';

let session: Session | undefined;

/** Returns before the server is up: an editor that starts must not wait for it. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Antivenom', { log: true });
  const started = createSession(context, log);
  session = started;
  context.subscriptions.push(
    log,
    registerCommands(started),
    registerStatus(started),
    registerRulePages(context.extensionUri),
    // The server was told at its start what an untrusted workspace may not do.
    workspace.onDidGrantWorkspaceTrust(() => void started.client.restart().catch(reportTo(log))),
  );
  void started.client.start().catch(reportTo(log));
}

export async function deactivate(): Promise<void> {
  await session?.client.dispose();
}

function createSession(context: ExtensionContext, log: Session['log']): Session {
  const module = context.asAbsolutePath('dist/server.cjs');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } };
  const options = clientOptions(
    () => workspace.getConfiguration('antivenom'),
    () => ({ isTrusted: workspace.isTrusted, uriScheme: env.uriScheme }),
  );
  const client = new LanguageClient(
    'antivenom',
    'Antivenom',
    { run, debug },
    { ...options, outputChannel: log },
  );
  return { client, log };
}

function reportTo(log: Session['log']): (error: unknown) => void {
  return error => log.error('The language server could not be started.', error);
}
