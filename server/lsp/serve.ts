/** The language server in the real world: importing this file starts it, over what the process's arguments name. */
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Knowledge } from '../core/ports.ts';
import { loadBundledKnowledge } from '../io/bundled-knowledge.ts';
import { version } from '../version.ts';
import { startServer } from './start-server.ts';

let knowledge: Knowledge | undefined;

// Started by hand without a flag: over the channel of a parent process that has one, else over standard input.
if (!process.argv.slice(2).some(argument => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push(process.send ? '--node-ipc' : '--stdio');

const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  // The data lie beside the bundle.
  knowledge: () => {
    knowledge ??= loadBundledKnowledge(fileURLToPath(new URL('.', import.meta.url)));
    return knowledge;
  },
  machine: { env: process.env, homeFolder: homedir(), platform: process.platform },
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
