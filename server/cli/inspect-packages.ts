/** Inspects packages and shows what comes of it, for every command that looks into packages. */
import { htmlOf } from '../core/hidden-code/report/html.ts';
import { markdownOf } from '../core/hidden-code/report/markdown.ts';
import { type Inspected, inspectionReport } from '../core/hidden-code/report/report.ts';
import { inspectOpened } from '../io/packages/inspect-named.ts';
import { inspectTogether } from '../io/packages/inspect-together.ts';
import type { InstalledFiles } from '../io/packages/open-environment.ts';
import type { OpenPackage } from '../io/packages/open-package.ts';
import { pauser } from '../io/pauser.ts';
import type { Options } from './options.ts';
import { renderInspection, renderInspectionSummary } from './render/inspection.ts';
import { progressOf } from './render/progress.ts';
import type { Paint } from './render/text.ts';
import { type ExitCode, exit, type World } from './world.ts';

/** What was opened as one package. */
export async function inspectOne(
  opened: OpenPackage,
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  const started = world.now();
  const inspections = await inspectOpened([opened], [], world.knowledge());
  return show({ inspections: inspections ?? [] }, world.now() - started, false, options, world, print, paint);
}

/** The projects of an environment; of those that show nothing nothing is said. */
export async function inspectInstalled(
  packages: readonly InstalledFiles[],
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  const started = world.now();
  const progress = progressOf(options, world, 'packages');
  const jobs = options.jobs ?? Math.min(world.cores, enoughJobs);
  const helpers = { jobs, program: world.program };
  const inspections = await inspectTogether(packages, world.knowledge(), helpers, pauser(), progress.show);
  progress.clear();
  return show({ inspections }, world.now() - started, true, options, world, print, paint);
}

/** Each thread holds a grammar and the package it reads in memory. */
const enoughJobs = 8;

function show(
  inspected: Inspected,
  duration: number,
  isBrief: boolean,
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): ExitCode {
  const report = inspectionReport(inspected, Math.round(duration), world.version);
  switch (options.format) {
    case 'json':
      print(`${JSON.stringify(report, null, 2)}\n`);
      break;
    case 'jsonl':
      for (const { container, hits } of inspected.inspections)
        for (const hit of hits)
          print(`${JSON.stringify({ package: container.name, version: container.version, ...hit })}\n`);
      break;
    case 'markdown':
      print(markdownOf(report));
      break;
    case 'html':
      print(htmlOf(report));
      break;
    default:
      for (const inspection of inspected.inspections) print(renderInspection(inspection, paint, isBrief));
      print(renderInspectionSummary(report.summary));
  }
  return report.summary.loud > 0 && options.failOn !== 'never' ? exit.findings : exit.clean;
}
