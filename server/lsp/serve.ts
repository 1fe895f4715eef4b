/** The language server in the real world: importing this file starts it, over what the process's arguments name. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Knowledge } from '../core/ports.ts';
import { serviceAddresses } from '../core/public-services.ts';
import { bundledNames, loadBundledKnowledge } from '../io/bundled-knowledge.ts';
import { cacheFolder } from '../io/http/cache-folder.ts';
import { openNetwork } from '../io/http/network.ts';
import { openPackageData } from '../io/package-data.ts';
import { openInspectionMemory } from '../io/packages/inspection-memory.ts';
import { refreshPackageData } from '../io/refresh-package-data.ts';
import {
  basesOfEnvironment,
  copyFacts,
  isOfflineByEnvironment,
  openServices,
  type Services,
} from '../io/services.ts';
import type { Transport } from '../online/transport.ts';
import { version } from '../version.ts';
import { createClientLogins } from './client-logins.ts';
import { createClientTransport, originsAsked } from './client-transport.ts';
import { registerInspections } from './packages/inspections.ts';
import type { Asker } from './server-deps.ts';
import { startServer } from './start-server.ts';

/** The data lie beside the bundle. */
const here = fileURLToPath(new URL('.', import.meta.url));
const { env, platform } = process;
const bases = basesOfEnvironment(env);
const addresses = serviceAddresses(bases);
const ownFolder = cacheFolder({ platform, env, home: homedir() });
const data = openPackageData(ownFolder);
const memory = openInspectionMemory(ownFolder);
const copy = copyFacts(data, memory);
const program = join(here, 'cli.cjs');
let knowledge: Knowledge | undefined;
let transport: Transport | undefined;

const loaded = () => {
  knowledge ??= loadBundledKnowledge(here, data.namesAfter);
  return knowledge;
};
// Started by hand without a flag: over the channel of a parent process that has one, else over standard input.
if (!process.argv.slice(2).some(argument => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push(process.send ? '--node-ipc' : '--stdio');

const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  knowledge: loaded,
  packages: {
    refresh: async ({ carrier, ...parts }) => {
      const network = openNetwork({ version, ...(carrier && { carrier: carriedBy(carrier) }) });
      try {
        const summary = await refreshPackageData({
          ...{ ...parts, transport: network.transport, data, addresses, now: () => Date.now() },
          bundledNames: join(here, bundledNames),
          program,
        });
        if (summary.names.state === 'renewed') knowledge = undefined;
        return summary;
      } finally {
        await network.close();
      }
    },
  },
  inspections: {
    inspectionsOf: memory.inspectionsOf,
    register: (connection, guard, parts) =>
      registerInspections(connection, guard, { ...parts, memory, program }),
  },
  copy,
  machine: { env, homeFolder: homedir(), platform },
  today: () => new Date().toISOString().slice(0, 10),
  timers: {
    now: () => performance.now(),
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  ...(!isOfflineByEnvironment(process.env) && { services: servicesFor }),
  version,
  docsFolder: fileURLToPath(new URL('../docs/rules/', import.meta.url)),
  isStrict: process.env['ANTIVENOM_STRICT'] !== undefined,
});
connection.listen();

function servicesFor({ connection, fetches, knowsLogins, wantsVulnerabilities }: Asker): Services {
  return openServices({
    ...{ version, knowledge: loaded, wantsVulnerabilities, bases, copy },
    ...(fetches && { carrier: carriedBy(connection) }),
    ...(knowsLogins && { stored: createClientLogins(connection) }),
  });
}

/** The editor is told where it may send, by one transport: a second one would make it forget what the first has told. */
function carriedBy(connection: Connection): Transport {
  transport ??= createClientTransport(connection, originsAsked(addresses));
  return transport;
}
