/** `antivenom check NAME…`: judges names that stand in no file. */
import { type Context, judgeName, type Verdict } from '../../core/analyze.ts';
import { canonicalName } from '../../core/names/canonical.ts';
import type { NameIndex } from '../../core/ports.ts';
import { isFailure, type Options } from '../options.ts';
import { type Paint, visible } from '../render/text.ts';
import { type ExitCode, exit, UsageError, type World } from '../world.ts';

export async function check(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  if (options.operands.length === 0)
    throw new UsageError("check needs a NAME, or '-' to read names from standard input");
  const { names } = world.knowledge();
  const context: Context = {
    knowledge: world.knowledge(),
    settings: options.settings,
    today: world.today,
    ...(options.assume && { assume: options.assume }),
  };
  const answers: Answer[] = [];
  let failed = false;
  for (const name of await typedNames(options.operands, world)) {
    const verdict = judgeName(name, context);
    const answer = answerOf(name, verdict, names, options.assume);
    failed ||= verdict !== null && isFailure(verdict.severity, options.failOn);
    if (options.format === 'jsonl') print(`${JSON.stringify(answer)}\n`);
    else if (options.format === 'text') print(sentence(answer, verdict, names, paint));
    else answers.push(answer);
  }
  if (options.format === 'json') print(`${JSON.stringify(answers, null, 2)}\n`);
  return failed ? exit.findings : exit.clean;
}

type Answer = ReturnType<typeof answerOf>;

function answerOf(name: string, verdict: Verdict | null, names: NameIndex, assume: Options['assume']) {
  const canonical = canonicalName(name);
  const findings = verdict
    ? [
        {
          rule: verdict.rule,
          severity: verdict.severity,
          confidence: verdict.confidence,
          target: verdict.target,
          evidence: verdict.evidence,
          message: verdict.message,
        },
      ]
    : [];
  return {
    name,
    canonical,
    exists: assume ? assume === 'listed' : names.has(canonical),
    rank: assume ? null : names.rank(canonical),
    verdict: verdictWord(verdict),
    findings,
  };
}

function verdictWord(verdict: Verdict | null): 'ok' | 'suspicious' | 'invalid' {
  if (verdict?.rule === ('invalid-name' as string)) return 'invalid';
  return verdict?.severity === 'error' || verdict?.severity === 'warning' ? 'suspicious' : 'ok';
}

function sentence(answer: Answer, verdict: Verdict | null, names: NameIndex, paint: Paint): string {
  const name = paint('bold', visible(answer.name));
  if (verdict) {
    const word = paint(answer.verdict === 'ok' ? 'blue' : 'yellow', `${answer.verdict} [${verdict.rule}]`);
    return `${name}: ${word} ${visible(verdict.message)}\n`;
  }
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
  world.stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of world.stdin) text += chunk;
  return text
    .split(/\r\n|[\n\r]/)
    .map(line => line.trim())
    .filter(line => line !== '');
}
