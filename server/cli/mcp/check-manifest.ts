/** `check_manifest`: the names in one file of the working folder, or in a text that is about to become one. */
import { dirname, resolve } from 'node:path';
import { manifestAnswer } from '../../core/agents/manifest-answer.ts';
import { longestText, manifestFormat } from '../../core/agents/manifest-format.ts';
import { type Analysis, analyze } from '../../core/analyze.ts';
import type { Format } from '../../core/formats/format.ts';
import { lookupsOf } from '../../core/lookups.ts';
import { addResult, emptyTally } from '../../core/report.ts';
import { modulesAround } from '../../io/collect-files.ts';
import { paths } from '../../io/paths.ts';
import { pauser } from '../../io/pauser.ts';
import { surroundingsOf } from '../../io/project-modules.ts';
import { scan } from '../../io/scan.ts';
import { realPath } from '../../io/walk.ts';
import { openAsking } from '../asking.ts';
import { contextsOf, runSettings } from '../settings.ts';
import { activeEnvironments } from '../world.ts';
import { ArgumentError, onlyArguments, textArgument } from './arguments.ts';
import { manifestOutput } from './manifest-output.ts';
import type { Desk, Tool } from './tools.ts';

const longestPath = 4096;

export const checkManifest: Tool = {
  name: 'check_manifest',
  title: 'Check a Python manifest',
  description:
    "Checks every package name in one file: requirements, pyproject.toml, lock files, Dockerfiles, notebooks, Python imports and more. Give 'path' for a file in the working folder, or 'text' and 'filename' for one that is not written yet. Changes nothing.",
  inputSchema: {
    type: 'object',
    properties: {
      path: { type: 'string', maxLength: longestPath, description: 'Relative to the working folder' },
      text: { type: 'string', maxLength: longestText },
      filename: {
        type: 'string',
        maxLength: longestPath,
        description: 'With text: what the file would be called, such as requirements.txt',
      },
    },
    additionalProperties: false,
  },
  outputSchema: manifestOutput,
  async call(args, desk, signal) {
    onlyArguments(args, ['path', 'text', 'filename']);
    const path = textArgument(args, 'path', longestPath);
    const text = textArgument(args, 'text', longestText);
    const filename = textArgument(args, 'filename', longestPath);
    if (path !== null && text === null && filename === null) return await ofFile(path, desk, signal);
    if (path === null && text !== null && filename !== null)
      return await ofText(text, filename, desk, signal);
    throw new ArgumentError("give 'path', or 'text' and 'filename'");
  },
};

async function ofFile(given: string, { options, world }: Desk, signal: AbortSignal) {
  const folder = workingFolder(world.cwd);
  const path = given.includes('\0') ? null : realPath(resolve(folder, given));
  // One sentence for both, so that nobody learns what lies outside.
  if (path === null || !paths.isInside(folder, path) || path === folder)
    throw new ArgumentError("'path' names no file in the working folder");
  const run = runSettings(options, world);
  const asking = openAsking(options, world, run.all);
  const tally = emptyTally();
  const inFolder = (each: string) => paths.relative(folder, each);
  let unreadable: string | null = null;
  const summary = await scan(
    [path],
    {
      contextOf: contextsOf(run, world, asking?.facts),
      interpreters: activeEnvironments(world),
      signal,
      ...(asking && { lookUp: asking.learn }),
    },
    {
      file: scanned => addResult(tally, { ...scanned, file: inFolder(scanned.path) }, noPages),
      problem: ({ path: at, message, span, isRoot }) => {
        if (span === null && isRoot) unreadable = message;
        else if (span === null) tally.problems.push({ file: inFolder(at), range: null, message });
      },
    },
  ).finally(() => asking?.close());
  if (unreadable !== null) throw new ArgumentError(`the file ${unreadable}`);
  const isOnline = asking !== null && run.all().some(({ network }) => network === 'online');
  return manifestAnswer(tally, summary, isOnline, world.knowledge().names.date);
}

async function ofText(text: string, filename: string, { options, world }: Desk, signal: AbortSignal) {
  const folder = workingFolder(world.cwd);
  const path = resolve(folder, filename);
  if (filename.includes('\0') || !paths.isInside(folder, path) || path === folder)
    throw new ArgumentError("'filename' must lie in the working folder");
  const format = formatOfName(path);
  const run = runSettings(options, world);
  const asking = openAsking(options, world, run.all);
  try {
    const place = { path, root: folder };
    // The folder the text is meant for need not be there yet, and may be a link to elsewhere.
    const near = realPath(dirname(path));
    const around = near !== null && paths.isInside(folder, near) ? near : folder;
    const modules = await modulesAround(around, activeEnvironments(world), pauser(signal));
    const context = {
      ...contextsOf(run, world, asking?.facts)(place),
      ...surroundingsOf(modules.plain),
    };
    const file = paths.relative(folder, path);
    const judge = (): Analysis => analyze({ path: file, text, format }, context);
    let analysis = judge();
    const wanted = asking ? lookupsOf(analysis, context) : [];
    if (asking && wanted.length > 0) {
      await asking.learn(wanted, signal);
      analysis = judge();
    }
    const tally = emptyTally();
    addResult(tally, { file, text, analysis }, noPages);
    const imports = analysis.dependencies.filter(({ kind }) => kind === 'import').length;
    const counts = { files: 1, dependencies: analysis.dependencies.length - imports, imports };
    const isOnline = asking !== null && context.settings.network === 'online';
    return manifestAnswer(tally, counts, isOnline, world.knowledge().names.date);
  } finally {
    await asking?.close();
  }
}

/** Without links, so that what is inside can be told. */
function workingFolder(cwd: string): string {
  const real = realPath(cwd);
  if (real === null) throw new ArgumentError('the working folder is not there any more');
  return real;
}

function formatOfName(path: string): Format {
  const format = manifestFormat(paths.slashed(path));
  if (!format) throw new ArgumentError("'filename' is no kind of file that Antivenom reads");
  return format;
}

/** The answer names rules, whose pages `antivenom explain` prints. */
const noPages = () => '';
