/** The language client in a browser: the server is a worker, which gets its data and all files from here. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient/browser';
import type { WorkerStart } from '../../server/lsp/worker-protocol.ts';
import { answerFileRequests } from './files.ts';

/** The tables that ship beside the server. */
export async function readData({ extensionUri }: ExtensionContext): Promise<WorkerStart> {
  const read = (name: string) => workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', name));
  const [names, importMap, letterCounts] = await Promise.all([
    read('pypi-names.bin'),
    read('import-map.tsv'),
    read('letter-counts.bin'),
  ]);
  return { names, importMap, letterCounts };
}

/** The server is not started yet. Each start makes a worker of its own. */
export function createWorkerClient(
  { extensionUri }: ExtensionContext,
  data: WorkerStart,
  options: LanguageClientOptions,
): BaseLanguageClient {
  const program = Uri.joinPath(extensionUri, 'dist', 'web', 'server.js').toString(true);
  let worker: Worker | undefined;
  const start = async () => {
    worker = new Worker(program);
    worker.postMessage(data);
    // The editor gives extensions a worker of its own making, which the client would not know for one.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient('antivenom', 'Antivenom', start, options);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) worker?.terminate();
  });
  answerFileRequests(client);
  return client;
}
