/** The door into VS Code in a browser: the language server is a web worker, and what needs a machine is left out. */
import type { ExtensionContext } from 'vscode';
import { createSession, type Session } from '../session.ts';
import { startExtension } from '../start.ts';
import { createWorkerClient, readData } from './worker-client.ts';

let session: Promise<Session> | undefined;

export function activate(context: ExtensionContext): void {
  session = startExtension(context, async log => {
    const data = await readData(context);
    return createSession(context, log, {
      connect: options => createWorkerClient(context, data, options),
      // The server sends by itself: in a browser the editor gets no farther than a worker.
      fetches: false,
    });
  });
}

export async function deactivate(): Promise<void> {
  await (await session)?.client.dispose();
}
