/** Inspects packages and shows what comes of it, for every command that looks into packages. */
import { rememberedOf } from '../core/hidden-code/remembered.ts';
import { htmlOf } from '../core/hidden-code/report/html.ts';
import { markdownOf } from '../core/hidden-code/report/markdown.ts';
import { type Inspected, inspectionReport } from '../core/hidden-code/report/report.ts';
import { printedJson } from '../core/outputs/printed-json.ts';
import { inspectTogether } from '../io/packages/inspect-together.ts';
import type { InstalledFiles } from '../io/packages/open-environment.ts';
import { pauser } from '../io/pauser.ts';
import { isFailure, type Options } from './options.ts';
import { renderHead, renderInspection, renderInspectionSummary } from './render/inspection.ts';
import { progressOf } from './render/progress.ts';
import type { Paint } from './render/text.ts';
import { type ExitCode, exit, type World } from './world.ts';

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
  const origin = { from: 'environment', source: packages[0]?.root ?? '', day: world.today } as const;
  await world.remember(inspections.flatMap(each => rememberedOf(each, origin) ?? []));
  return showInspected({ inspections }, world.now() - started, true, options, world, print, paint);
}

/** Each thread holds a grammar and the package it reads in memory. */
const enoughJobs = 8;

/** Prints what came of it. `isBrief` leaves out packages that show nothing. */
export function showInspected(
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
      print(`${printedJson(report, 2)}\n`);
      break;
    case 'jsonl':
      for (const { container, hits } of inspected.inspections)
        for (const hit of hits)
          print(`${printedJson({ package: container.name, version: container.version, ...hit })}\n`);
      break;
    case 'markdown':
      print(markdownOf(report));
      break;
    case 'html':
      print(htmlOf(report));
      break;
    default:
      print(renderHead(inspected, paint));
      for (const inspection of inspected.inspections) print(renderInspection(inspection, paint, isBrief));
      print(renderInspectionSummary(report.summary));
  }
  const isLoud = report.summary.loud > 0 && options.failOn !== 'never';
  const isSuspect = inspected.name?.findings.some(({ severity }) => isFailure(severity, options.failOn));
  return isLoud || isSuspect ? exit.findings : exit.clean;
}
