/** The door into VS Code: starts the language server and offers the palette commands. All checking is the server's. */
import { setImmediate } from 'node:timers/promises';
import type { ExtensionContext } from 'vscode';
import { registerAgents } from './agents/index.ts';
import type { Session } from './session.ts';
import { startExtension } from './start.ts';

let session: Promise<Session> | undefined;

export function activate(context: ExtensionContext): void {
  session = startExtension(context, async log => {
    // The language client is nearly all of the bundle, so its code is run once the editor has gone on with its own start.
    await setImmediate();
    const { createSession } = await import('./session.ts');
    const { createDesktopClient } = await import('./desktop-client.ts');
    return createSession(context, log, {
      connect: options => createDesktopClient(context, options),
      fetches: true,
    });
  });
  context.subscriptions.push(registerAgents(context, session));
}

export async function deactivate(): Promise<void> {
  await (await session)?.client.dispose();
}
