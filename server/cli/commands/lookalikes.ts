/** `antivenom lookalikes NAME`: the names on the index that imitate one's own project, and the slips that are still free. */
import { lookalikesOf } from '../../core/lookalikes/lookalikes.ts';
import {
  aboutFree,
  type LookalikeReport,
  lookalikeMarkdown,
  lookalikeRemarks,
  lookalikeReport,
  lookalikeSentence,
} from '../../core/lookalikes/report.ts';
import { lookupsOfNames } from '../../core/lookups.ts';
import { isValidName } from '../../core/names/canonical.ts';
import { printedJson } from '../../core/outputs/printed-json.ts';
import { visible } from '../../core/visible.ts';
import { openAsking } from '../asking.ts';
import { contextHere } from '../judge-names.ts';
import type { Options } from '../options.ts';
import type { Paint } from '../render/text.ts';
import { type ExitCode, exit, UsageError, type World } from '../world.ts';

/** Of more than these nobody is asked: the surest stand first. */
const mostAsked = 20;

export async function lookalikesCommand(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  const [name, ...more] = options.operands;
  if (name === undefined || more.length > 0) throw new UsageError('lookalikes needs the NAME of one project');
  if (!isValidName(name)) throw new UsageError(`'${visible(name)}' is no name of a project`);
  const report = await reportOf(name, options, world);
  if (options.format === 'json') print(`${printedJson(report, 2)}\n`);
  else if (options.format === 'jsonl')
    for (const lookalike of report.lookalikes) print(`${printedJson(lookalike)}\n`);
  else if (options.format === 'markdown') print(lookalikeMarkdown(report));
  else print(text(report, paint));
  return exit.clean;
}

async function reportOf(name: string, options: Options, world: World): Promise<LookalikeReport> {
  const { context, run } = contextHere(options, world);
  const found = lookalikesOf(name, world.knowledge());
  const names = [found.canonical, ...found.lookalikes.slice(0, mostAsked).map(each => each.name)];
  // One's own name is kept at home like any other that may be private.
  const asked = lookupsOfNames(names, context);
  const asking = asked.length === 0 ? null : openAsking(options, world, run.all);
  await asking?.learnParts(asked, ['index', 'card']);
  await asking?.close();
  return lookalikeReport(found, asking?.facts ?? null, world.version);
}

function text(report: LookalikeReport, paint: Paint): string {
  const { lookalikes, free } = report;
  const width = Math.max(0, ...[...lookalikes, ...free].map(({ name }) => name.length));
  const rows = lookalikes.map(each => {
    const padded = paint(each.isReported ? 'yellow' : 'bold', each.name.padEnd(width));
    return `  ${padded}  ${each.confidence.padEnd(6)}  ${visible(lookalikeRemarks(each))}`;
  });
  const placeholders = free.map(({ name, kind }) => `  ${name.padEnd(width)}  ${kind}`);
  return [
    `${lookalikeSentence(report)}.`,
    ...rows,
    ...(free.length > 0 ? ['', `${aboutFree}:`, ...placeholders] : []),
    '',
  ].join('\n');
}
