/** Inspects packages one by one and shows what comes of it, for every command that looks into packages. */
import { inspect } from '../core/hidden-code/inspect.ts';
import type { Inspection } from '../core/hidden-code/inspection.ts';
import { htmlOf } from '../core/hidden-code/report/html.ts';
import { markdownOf } from '../core/hidden-code/report/markdown.ts';
import { inspectionReport } from '../core/hidden-code/report/report.ts';
import type { OpenPackage } from '../io/packages/open-package.ts';
import { toolsWith } from '../io/packages/tools.ts';
import type { Options } from './options.ts';
import { renderInspection, renderInspectionSummary } from './render/inspection.ts';
import { progressOf } from './render/progress.ts';
import type { Paint } from './render/text.ts';
import { type ExitCode, exit, type World } from './world.ts';

export async function inspectPackages(
  packages: readonly OpenPackage[],
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  const started = world.now();
  const tools = toolsWith(world.knowledge());
  const progress = progressOf(options, world, 'packages');
  const inspections: Inspection[] = [];
  for (const [done, { files, container }] of packages.entries()) {
    progress.show(done, packages.length);
    const inspection = await inspect(files, container, tools);
    if (!inspection) continue;
    inspections.push(inspection);
    const text = options.format === 'text' ? renderInspection(inspection, paint, packages.length > 1) : '';
    if (text === '') continue;
    progress.clear();
    print(text);
  }
  progress.clear();
  const report = inspectionReport(inspections, Math.round(world.now() - started), world.version);
  switch (options.format) {
    case 'json':
      print(`${JSON.stringify(report, null, 2)}\n`);
      break;
    case 'jsonl':
      for (const { container, hits } of inspections)
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
      print(renderInspectionSummary(report.summary));
  }
  return report.summary.loud > 0 && options.failOn !== 'never' ? exit.findings : exit.clean;
}
