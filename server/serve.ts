/** The language server in the real world: a connection by what the command line asks for, bundled data, real time. */
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Knowledge } from './core/ports.ts';
import { loadBundledKnowledge } from './io/bundled-knowledge.ts';
import { startServer } from './lsp/start-server.ts';
import { version } from './version.ts';

/** Serves until the client says `exit` or goes away, which ends the process. Data and pages lie beside the bundle. */
export function serve(): void {
  let knowledge: Knowledge | undefined;
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection, {
    knowledge: () => {
      knowledge ??= loadBundledKnowledge(fileURLToPath(new URL('.', import.meta.url)));
      return knowledge;
    },
    today: () => new Date().toISOString().slice(0, 10),
    timers: {
      now: () => performance.now(),
      after: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    version,
    docsFolder: fileURLToPath(new URL('../docs/rules/', import.meta.url)),
    isStrict: process.env['ANTIVENOM_STRICT'] !== undefined,
  });
  connection.listen();
}
