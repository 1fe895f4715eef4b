/** The language server in the real world: importing this file starts it, over what the process's arguments name. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Knowledge } from '../core/ports.ts';
import { serviceAddresses } from '../core/public-services.ts';
import { bundledNames, loadBundledKnowledge } from '../io/bundled-knowledge.ts';
import { cacheFolder } from '../io/http/cache-folder.ts';
import { openPackageData } from '../io/package-data.ts';
import { refreshPackageData } from '../io/refresh-package-data.ts';
import { version } from '../version.ts';
import { startServer } from './start-server.ts';

/** The data lie beside the bundle. */
const here = fileURLToPath(new URL('.', import.meta.url));
const { env, platform } = process;
/** Where the services are, for mirrors and tests, and where the cache is. Other flags are the connection's own. */
const { values: flags } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  options: { pypi: { type: 'string' }, osv: { type: 'string' }, 'cache-dir': { type: 'string' } },
});
const addresses = serviceAddresses({
  ...(typeof flags.pypi === 'string' && { pypi: flags.pypi }),
  ...(typeof flags.osv === 'string' && { osv: flags.osv }),
});
const cacheDir = flags['cache-dir'];
const data = openPackageData(
  typeof cacheDir === 'string' ? cacheDir : cacheFolder({ platform, env, home: homedir() }),
);
let knowledge: Knowledge | undefined;

// Started by hand without a flag: over the channel of a parent process that has one, else over standard input.
if (!process.argv.slice(2).some(argument => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push(process.send ? '--node-ipc' : '--stdio');

const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  knowledge: () => {
    knowledge ??= loadBundledKnowledge(here, data.namesAfter);
    return knowledge;
  },
  packages: {
    addresses,
    refresh: async parts => {
      const summary = await refreshPackageData({
        ...{ ...parts, data, addresses, now: () => Date.now() },
        bundledNames: join(here, bundledNames),
        program: join(here, 'cli.cjs'),
      });
      if (summary.names.state === 'renewed') knowledge = undefined;
      return summary;
    },
  },
  machine: { env, homeFolder: homedir(), platform },
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
