/** The language server as a web worker: nothing of Node is in it, and all files and data come from the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { ProjectFacts } from '../core/facts/project-facts.ts';
import { openNameIndex } from '../core/names/name-index.ts';
import { openKnowledge } from '../core/open-knowledge.ts';
import type { Knowledge } from '../core/ports.ts';
import { startServer } from '../lsp/start-server.ts';
import type { WorkerStart } from '../lsp/worker-protocol.ts';
import { version } from '../version.ts';
import { bringFiles } from './bring-files.ts';
import { knownServices, openServices } from './services.ts';

/** What a worker is, as far as it is used here. */
const worker = globalThis as unknown as DedicatedWorkerGlobalScope;

worker.onmessage = ({ data }: { readonly data: unknown }) => {
  // The connection takes this place at once: the next message is for it.
  worker.onmessage = null;
  start(data as WorkerStart);
};

function start(given: WorkerStart): void {
  const knowledge = knowledgeOf(given);
  const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
  startServer(connection, {
    knowledge,
    packages: null,
    inspections: null,
    files: bringFiles,
    // A browser tells nothing of the machine it runs on.
    machine: { env: {}, homeFolder: '/', platform: 'linux' },
    today: () => given.today ?? new Date().toISOString().slice(0, 10),
    timers: {
      now: () => performance.now(),
      after: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    ...(!given.isOffline && {
      services: ({ wantsVulnerabilities }) =>
        given.facts
          ? knownServices(given.facts as ReadonlyMap<string, ProjectFacts>)
          : openServices({
              ...{ version, knowledge, wantsVulnerabilities },
              send: (input, init) => fetch(input, init),
            }),
    }),
    version,
    docsFolder: '/antivenom:/docs/rules',
    isStrict: given.isStrict === true,
  });
  connection.listen();
}

/** Damaged data are met, and reported, at every judgement. */
function knowledgeOf({ names, importMap, letterCounts }: WorkerStart): () => Knowledge {
  let opened: Knowledge | undefined;
  return () => {
    opened ??= openKnowledge({
      names: openNameIndex(names),
      importTable: new TextDecoder().decode(importMap),
      ...(letterCounts && { letterCounts }),
    });
    return opened;
  };
}
