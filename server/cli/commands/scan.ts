/** `antivenom scan [PATH…]`: checks files and folders, and with `--fix` puts right what it may. */
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { outputs } from '../../core/outputs/index.ts';
import { counted, signInSentences } from '../../core/outputs/summary.ts';
import { addResult, emptyTally, reportOf, type Tally } from '../../core/report.ts';
import { LineIndex } from '../../core/span.ts';
import { visible } from '../../core/visible.ts';
import { type ScanOptions, type ScanProblem, scan } from '../../io/scan.ts';
import { applyFixes } from '../apply-fixes.ts';
import { openAsking } from '../asking.ts';
import { createKnownFindings } from '../known-findings.ts';
import { isFailure, type Options } from '../options.ts';
import { progressOf } from '../render/progress.ts';
import { type Paint, renderFinding, renderFixed, renderSummary } from '../render/text.ts';
import { contextsOf, runSettings } from '../settings.ts';
import { activeEnvironments, type ExitCode, exit, type World } from '../world.ts';

export async function scanCommand(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  // What a scan needs is small and what it passes over is large: left alone, the heap grows to several times its need.
  setFlagsFromString('--heap-growing-percent=40');
  const roots = rootsOf(options, world);
  const knowledge = world.knowledge();
  const run = runSettings(options, world);
  const asking = openAsking(options, world, run.all);
  const contextOf = contextsOf(run, world, asking?.facts);
  const scanOptions: ScanOptions = {
    contextOf,
    isExcluded: run.isExcluded,
    onFolder: run.noteFolder,
    interpreters: activeEnvironments(world),
    ...(asking && { lookUp: asking.learn }),
    helpers: {
      jobs: options.jobs ?? Math.min(world.cores, enoughJobs),
      program: world.program,
    },
  };
  const complain = (text: string): void => void world.stderr.write(`antivenom: ${visible(text)}\n`);

  const started = world.now();
  const fixed = options.fix === 'none' ? null : await applyFixes(roots, scanOptions, options.fix);
  for (const message of fixed?.refused ?? []) complain(message);

  const tally = emptyTally();
  const known = createKnownFindings(options, world);
  const progress = progressOf(options, world);
  let unreadableRoot = (fixed?.refused.length ?? 0) > 0;
  let crashed = false;
  const summary = await scan(roots, scanOptions, {
    progress: progress.show,
    file: scanned => {
      known.add(scanned);
      addResult(tally, scanned, docsAddress(world), options.format === 'html');
      if (options.format !== 'text' || options.writeBaseline !== null) return;
      for (const finding of scanned.analysis.findings)
        print(renderFinding({ ...scanned, file: shownPath(scanned, world) }, finding, paint));
    },
    problem: (problem, text) => {
      if (problem.isRoot && problem.span === null) unreadableRoot = true;
      if (problem.span === null)
        tally.problems.push({ file: problem.file, range: null, message: problem.message });
      const shown = { ...problem, file: shownPath(problem, world) };
      if (options.format === 'text' || problem.isRoot) complain(sentenceOf(shown, text));
    },
    crash: (place, error) => {
      crashed = true;
      complain(`internal error in ${place.file}: ${String(error)}`);
    },
  });
  progress.clear();

  for (const { path, message } of run.projects().flatMap(({ problems }) => problems)) {
    tally.problems.push({ file: shownPath({ path }, world), range: null, message });
    complain(`${shownPath({ path }, world)} ${message}`);
  }
  const total = {
    ...summary,
    noLongerFound: known.noLongerFound(run.projects(), roots),
    durationMs: Math.round(world.now() - started),
  };
  await asking?.close();
  const network = asking && run.all().some(settings => settings.network === 'online') ? 'online' : 'offline';
  const report = reportOf(tally, total, knowledge.names, world.version, network);
  const isIncomplete = () => unreadableRoot || crashed;
  if (options.writeBaseline !== null && !isIncomplete()) {
    known.write();
    if (options.format === 'text')
      print(`${counted(tally.findings.length, 'finding')} written to ${options.writeBaseline}\n`);
  }
  const output = outputs.find(({ id }) => id === options.format);
  if (output) print(output.render(report));
  else {
    if (fixed) print(renderFixed(fixed));
    for (const sentence of signInSentences(tally.unchecked)) print(`${visible(sentence)}\n`);
    print(renderSummary(total, tally.unchecked, paint));
  }
  if (isIncomplete()) return exit.wrongUsage;
  if (options.writeBaseline !== null) return exit.clean;
  return hasFailure(tally, options) ? exit.findings : exit.clean;
}

/** Further threads no longer pay: the walk over the folders is one thread's work. */
const enoughJobs = 8;

export function rootsOf(options: Options, world: World): readonly string[] {
  const operands = options.operands.length > 0 ? options.operands : ['.'];
  return operands.map(path => resolve(world.cwd, path));
}

/** As seen from where the command was typed, so that a terminal can open it. */
export function shownPath({ path }: { readonly path: string }, world: World): string {
  const seen = relative(world.cwd, path);
  return seen === '' ? path : seen;
}

function hasFailure(tally: Tally, options: Options): boolean {
  return tally.findings.some(finding => isFailure(finding.severity, options.failOn));
}

/** Rule pages lie beside the program; their addresses are the same for every door but VS Code. */
function docsAddress(world: World): (rule: string) => string {
  return rule => pathToFileURL(`${world.docsFolder}${rule}.md`).href;
}

function sentenceOf({ file, span, message }: ScanProblem, text: string | null): string {
  if (span === null || text === null) return `${file} ${message}`;
  const { line, character } = new LineIndex(text).positionAt(span.start);
  return `${file}:${line + 1}:${character + 1}: ${message}`;
}
