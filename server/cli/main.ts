/**
 * The one program, `dist/cli.cjs`. As `antivenom` it builds the real world and hands it to `run`; it is also the
 * language server's program, and that of all further threads.
 */
import { availableParallelism, homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../core/ports.ts';
import { loadBundledKnowledge } from '../io/bundled-knowledge.ts';
import { doTask, isDataThread } from '../io/data-thread.ts';
import { help, isHelper } from '../io/helpers.ts';
import { cacheFolder, cacheVariable } from '../io/http/cache-folder.ts';
import { openPackageData, type PackageData } from '../io/package-data.ts';
import { helpInspect, isInspector } from '../io/packages/inspect-together.ts';
import { type InspectionMemory, openInspectionMemory } from '../io/packages/inspection-memory.ts';
import { copyFacts, environmentOf, openServices } from '../io/services.ts';
import { serverWord } from '../server-word.ts';
import { version } from '../version.ts';
import { run } from './run.ts';
import { exit, UsageError } from './world.ts';

const program = fileURLToPath(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
let opened: PackageData | undefined;
let remembered: InspectionMemory | undefined;

if (isDataThread) doTask();
else if (isInspector) helpInspect(loadKnowledge());
else if (isHelper) help(loadKnowledge(), copyFacts(data(), memory()));
else if (process.argv[2] === serverWord) void serve();
else start();

/** What ships, and the newer list of names that its user may have fetched. */
function loadKnowledge(): Knowledge {
  return loadBundledKnowledge(here, data().namesAfter);
}

/** Of the user's own; opened once, and nothing is read before it is needed. */
function data(): PackageData {
  opened ??= openPackageData(ownFolder());
  return opened;
}

function memory(): InspectionMemory {
  remembered ??= openInspectionMemory(ownFolder());
  return remembered;
}

function ownFolder(): string {
  const { env, platform } = process;
  return cacheFolder({ platform, env, home: homedir() });
}

/** The server's code, and the protocol's, are run by those alone who ask for them. */
function serve(): Promise<unknown> {
  return import('../lsp/serve.ts');
}

function start(): void {
  let knowledge: Knowledge | undefined;
  let copied: ReturnType<typeof copyFacts> | undefined;
  const loaded = () => {
    knowledge ??= loadKnowledge();
    return knowledge;
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe may leave early (`antivenom scan | head`); that is no error of ours.
    if (error.code === 'EPIPE') process.exit(exit.clean);
    process.stderr.write(`antivenom: cannot write the results: ${error.message}\n`);
    process.exit(exit.wrongUsage);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => {});
  void run(process.argv.slice(2), {
    get cwd() {
      return currentFolder();
    },
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    homeFolder: homedir(),
    platform: process.platform,
    version,
    today: new Date().toISOString().slice(0, 10),
    now: () => performance.now(),
    knowledge: loaded,
    useCache: folder => {
      // Threads and the language server are told as by whoever sets the variable.
      process.env[cacheVariable] = folder;
    },
    copy: canonical => {
      copied ??= copyFacts(data(), memory());
      return copied(canonical);
    },
    docsFolder: fileURLToPath(new URL('../docs/rules/', import.meta.url)),
    cores: availableParallelism(),
    program,
    remember: entries => memory().remember(entries),
    services: options =>
      openServices({ ...options, version, knowledge: loaded, copy: copyFacts(data(), memory()) }),
    serve: ({ bases }) => {
      // The server is a program of its own, which is told such things by its environment.
      Object.assign(process.env, environmentOf(bases));
      return serve();
    },
  }).then(code => {
    process.exitCode = code;
  });
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError('the current folder is not there any more');
  }
}
