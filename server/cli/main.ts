/** The program `antivenom`: builds the real world and hands it to `run`. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../core/ports.ts';
import { loadBundledKnowledge } from '../io/bundled-knowledge.ts';
import { help, isHelper } from '../io/helpers.ts';
import { helpInspect, isInspector } from '../io/packages/inspect-together.ts';
import { version } from '../version.ts';
import { run } from './run.ts';
import { exit, UsageError } from './world.ts';

const program = fileURLToPath(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));

if (isInspector) helpInspect(loadBundledKnowledge(here));
else if (isHelper) help(loadBundledKnowledge(here));
else start();

function start(): void {
  let knowledge: Knowledge | undefined;
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
    version,
    today: new Date().toISOString().slice(0, 10),
    now: () => performance.now(),
    knowledge: () => {
      knowledge ??= loadBundledKnowledge(here);
      return knowledge;
    },
    docsFolder: fileURLToPath(new URL('../docs/rules/', import.meta.url)),
    cores: availableParallelism(),
    program,
    // Its own bundle lies beside this one; a second copy of it in here would be read at every start.
    serve: () => import(new URL('server.cjs', import.meta.url).href),
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
