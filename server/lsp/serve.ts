/** The language server in the real world: importing this file starts it, over what the process's arguments name. */
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Knowledge } from '../core/ports.ts';
import { serviceAddresses } from '../core/public-services.ts';
import { loadBundledKnowledge } from '../io/bundled-knowledge.ts';
import {
  basesOfEnvironment,
  cacheDirOfEnvironment,
  isOfflineByEnvironment,
  openServices,
  type Services,
} from '../io/services.ts';
import { originOf, type Transport } from '../online/transport.ts';
import { version } from '../version.ts';
import { createClientTransport } from './client-transport.ts';
import { type Asker, startServer } from './start-server.ts';

/** The data lie beside the bundle. */
let knowledge: Knowledge | undefined;

const loaded = () => {
  knowledge ??= loadBundledKnowledge(fileURLToPath(new URL('.', import.meta.url)));
  return knowledge;
};
const bases = basesOfEnvironment(process.env);

// Started by hand without a flag: over the channel of a parent process that has one, else over standard input.
if (!process.argv.slice(2).some(argument => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument)))
  process.argv.push(process.send ? '--node-ipc' : '--stdio');

const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  knowledge: loaded,
  machine: { env: process.env, homeFolder: homedir(), platform: process.platform },
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

function servicesFor({ connection, fetches, wantsVulnerabilities }: Asker): Services {
  return openServices({
    ...{ version, knowledge: loaded, wantsVulnerabilities, bases, ...cacheDirOfEnvironment(process.env) },
    ...(fetches && { carrier: carriedBy(connection) }),
  });
}

/** The editor is told where it may send once something is to be sent. */
function carriedBy(connection: Connection): Transport {
  let carrier: Promise<Transport> | undefined;
  const { indexPage, osvQueryBatch, osvBulkArchive, depsDevPackage } = serviceAddresses(bases);
  const addresses = [indexPage('x'), osvQueryBatch(), osvBulkArchive(), depsDevPackage('x')];
  return {
    send: async request => {
      carrier ??= createClientTransport(connection, [...new Set(addresses.map(originOf))]);
      return await (await carrier).send(request);
    },
  };
}
