/** `antivenom check NAME…`: judges names that stand in no file. */
import { printedJson } from '../../core/outputs/printed-json.ts';
import type { NameIndex } from '../../core/ports.ts';
import type { ReportedName } from '../../core/report-name.ts';
import { visible } from '../../core/visible.ts';
import { judgeNames } from '../judge-names.ts';
import { isFailure, type Options } from '../options.ts';
import { readAll } from '../read-input.ts';
import type { Paint } from '../render/text.ts';
import { type ExitCode, exit, UsageError, type World } from '../world.ts';

export async function check(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  if (options.operands.length === 0)
    throw new UsageError("check needs a NAME, or '-' to read names from standard input");
  const { answers: judged } = await judgeNames(() => typedNames(options.operands, world), options, world);
  const { names } = world.knowledge();
  const answers: ReportedName[] = [];
  let failed = false;
  for (const answer of judged) {
    failed ||= answer.findings.some(({ severity }) => isFailure(severity, options.failOn));
    if (options.format === 'jsonl') print(`${printedJson(answer)}\n`);
    else if (options.format === 'text') print(sentence(answer, names, paint));
    else answers.push(answer);
  }
  if (options.format === 'json') print(`${printedJson(answers, 2)}\n`);
  return failed ? exit.findings : exit.clean;
}

function sentence(answer: ReportedName, names: NameIndex, paint: Paint): string {
  const name = paint('bold', visible(answer.name));
  const [finding] = answer.findings;
  if (finding) {
    const isFine = answer.verdict === 'ok';
    const word = paint(isFine ? 'blue' : 'yellow', `${isFine ? 'note' : answer.verdict} [${finding.rule}]`);
    return `${name}: ${word} ${visible(finding.message)}\n`;
  }
  if (answer.exists === null)
    return `${name}: ${paint('yellow', 'unknown')} not in the list of ${names.date}: a private index has it\n`;
  const standing =
    answer.rank !== null
      ? `number ${answer.rank} by downloads`
      : answer.exists
        ? 'a listed project'
        : `not in the list of ${names.date}`;
  return `${name}: ${paint('green', 'ok')} ${standing}\n`;
}

async function typedNames(operands: readonly string[], world: World): Promise<readonly string[]> {
  if (!operands.includes('-')) return operands;
  if (operands.length > 1) throw new UsageError("check takes names or '-', not both");
  return (await readAll(world.stdin))
    .split(/\r\n|[\n\r]/)
    .map(line => line.trim())
    .filter(line => line !== '');
}
