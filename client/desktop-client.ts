/** The language client where Node is: the server is a process beside the editor, and the editor sends for it. */
import type { CancellationToken, ExtensionContext } from 'vscode';
import {
  type BaseLanguageClient,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { type FetchParams, type FetchResult, fetchOrigins, fetchRequest } from '../server/lsp/protocol.ts';
import { createFetcher } from './fetcher.ts';

/** The server is not started yet. */
export function createDesktopClient(
  context: ExtensionContext,
  options: LanguageClientOptions,
): BaseLanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } };
  const client = new LanguageClient('antivenom', 'Antivenom', { run, debug }, options);
  fetchFor(client);
  return client;
}

/** Nothing is sent before the server has asked for it. */
function fetchFor(client: BaseLanguageClient): void {
  const fetcher = createFetcher((input, init) => globalThis.fetch(input, init));
  client.onNotification(fetchOrigins, ({ origins }: { origins: readonly string[] }) =>
    fetcher.allow(origins),
  );
  client.onRequest<FetchResult, void>(fetchRequest, async (params: FetchParams, token: CancellationToken) => {
    const control = new AbortController();
    const listener = token.onCancellationRequested(() => control.abort());
    try {
      return await fetcher.fetch(params, control.signal);
    } finally {
      listener.dispose();
    }
  });
}
