/** One language server and what its commands work with. */
import { type ExtensionContext, env, type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, type Middleware, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client-options.ts';
import { showRulePage } from './rule-pages.ts';

export interface Session {
  readonly client: LanguageClient;
  readonly log: LogOutputChannel;
}

/** The server is not started yet. */
export function createSession(context: ExtensionContext, log: LogOutputChannel): Session {
  const module = context.asAbsolutePath('dist/server.cjs');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } };
  const middleware: Middleware = {
    window: {
      showDocument: (params, token, next) => showRulePage(params.uri, context) ?? next(params, token),
    },
  };
  const options = clientOptions(
    () => workspace.getConfiguration('antivenom'),
    () => ({ isTrusted: workspace.isTrusted, uriScheme: env.uriScheme }),
  );
  const all = { ...options, outputChannel: log, middleware };
  return { client: new LanguageClient('antivenom', 'Antivenom', { run, debug }, all), log };
}
