/** `antivenom deps [PATH…]`: every requirement and every absolute import, unjudged. */
import type { Context } from '../../core/judge.ts';
import { printedJson } from '../../core/outputs/printed-json.ts';
import { reportDependency } from '../../core/report.ts';
import { ruleCodes } from '../../core/rules/index.ts';
import { defaultSettings } from '../../core/settings.ts';
import { LineIndex } from '../../core/span.ts';
import { visible } from '../../core/visible.ts';
import type { Place } from '../../io/candidates.ts';
import { scan } from '../../io/scan.ts';
import type { Options } from '../options.ts';
import type { Paint } from '../render/text.ts';
import { runSettings } from '../settings.ts';
import { activeEnvironments, type ExitCode, exit, type World } from '../world.ts';
import { rootsOf, shownPath } from './scan.ts';

export async function deps(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  const rules = Object.fromEntries(ruleCodes.map(code => [code, 'off' as const]));
  const { isExcluded, indexesOf, noteFolder } = runSettings(options, world);
  const contextOf = (place: Place): Context => ({
    knowledge: world.knowledge(),
    settings: { ...defaultSettings, rules },
    today: world.today,
    indexes: indexesOf(place),
  });
  const all: ReportedDependency[] = [];
  let unreadableRoot = false;
  const show = (each: ReportedDependency): void => {
    if (options.format === 'jsonl') print(`${printedJson(each)}\n`);
    else if (options.format === 'text') print(lineOf(each, paint));
    else all.push(each);
  };
  await scan(
    rootsOf(options, world),
    { contextOf, isExcluded, onFolder: noteFolder, interpreters: activeEnvironments(world) },
    {
      file: ({ file, format, text, analysis }) => {
        const lines = new LineIndex(text);
        for (const dependency of analysis.dependencies)
          show(reportDependency(file, format.id, dependency, lines));
      },
      problem: problem => {
        if (!problem.isRoot || problem.span !== null) return;
        unreadableRoot = true;
        world.stderr.write(`antivenom: ${visible(`${shownPath(problem, world)} ${problem.message}`)}\n`);
      },
    },
  );
  if (options.format === 'json') print(`${printedJson(all, 2)}\n`);
  return unreadableRoot ? exit.wrongUsage : exit.clean;
}

type ReportedDependency = ReturnType<typeof reportDependency>;

function lineOf(
  { file, range, kind, name, module, extras, specifier, source }: ReportedDependency,
  paint: Paint,
): string {
  const place = paint('dim', `${visible(file)}:${range.start.line + 1}:${range.start.character + 1}`);
  const what =
    kind === 'import'
      ? `import ${module}${name === null ? '' : ` → ${name}`}`
      : `${kind} ${name}${extras.length ? `[${extras.join(',')}]` : ''}${specifier}`;
  return `${place} ${visible(what)}${source === 'index' ? '' : ` (${source})`}\n`;
}
