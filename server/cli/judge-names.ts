/** Names that stand in no file, judged with the settings of the folder that the program was started in. */
import { join } from 'node:path';
import type { Context } from '../core/judge.ts';
import { lookupsOfNames } from '../core/lookups.ts';
import { type ReportedName, reportName } from '../core/report-name.ts';
import { openAsking } from './asking.ts';
import type { Options } from './options.ts';
import { type RunSettings, runSettings } from './settings.ts';
import type { World } from './world.ts';

export interface JudgedNames {
  readonly network: 'online' | 'offline';
  /** One for each name, in their order, made as they are taken: a list may be long. */
  readonly answers: Iterable<ReportedName>;
}

/** `names` is asked for once the settings have turned out to be readable. */
export async function judgeNames(
  names: () => readonly string[] | Promise<readonly string[]>,
  options: Options,
  world: World,
  signal?: AbortSignal,
): Promise<JudgedNames> {
  const { context, run } = contextHere(options, world);
  const asking = options.assume ? null : openAsking(options, world, run.all);
  const typed = await names();
  if (asking) await asking.learn(lookupsOfNames(typed, context), signal);
  await asking?.close();
  return {
    network: asking && context.settings.network === 'online' ? 'online' : 'offline',
    answers: answersTo(typed, { ...context, facts: asking?.facts ?? world.copy }),
  };
}

/** What names that stand in no file are judged with: the settings of the folder that the program was started in. */
export function contextHere(
  options: Options,
  world: World,
): { readonly context: Context; readonly run: RunSettings } {
  const here = { path: join(world.cwd, '-'), root: world.cwd };
  const run = runSettings(options, world);
  const context: Context = {
    knowledge: world.knowledge(),
    settings: run.settingsOf(here),
    indexes: run.indexesOf(here),
    today: world.today,
    ...(options.assume && { assume: options.assume }),
  };
  return { context, run };
}

function* answersTo(names: readonly string[], context: Context): Generator<ReportedName> {
  for (const name of names) yield reportName(name, context);
}
