/** `antivenom explain [RULE]`: a rule's page, made from the rule itself. */

import { ruleCodes, ruleOf, rules } from '../../core/rules/index.ts';
import { rulePage } from '../../core/rules/page.ts';
import type { Options } from '../options.ts';
import { type ExitCode, exit, UsageError, type World } from '../world.ts';

export function explain(options: Options, _world: World, print: (text: string) => void): ExitCode {
  const [code, ...rest] = options.operands;
  if (rest.length > 0) throw new UsageError('explain takes one RULE');
  if (code === undefined) {
    const width = Math.max(...ruleCodes.map(each => each.length));
    for (const { meta } of rules)
      print(`${meta.code.padEnd(width)}  ${meta.severity.padEnd(11)}  ${meta.summary}\n`);
    return exit.clean;
  }
  const rule = ruleOf(code);
  if (!rule) throw new UsageError(`there is no rule '${code}' (rules: ${ruleCodes.join(', ')})`);
  print(rulePage(rule.meta));
  return exit.clean;
}
