/** What the text rules remark about one text. */
import { bareDependency } from './bare-dependency.ts';
import type { Finding } from './finding.ts';
import { requirements } from './formats/requirements.ts';
import { type Context, isShown, ruleContextOf } from './judge.ts';
import { levelOf, textRules } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import type { ReadText } from './rules/text-rule.ts';

/** In the order of the rules; `read.settings` decide what is shown. */
export function inspectText(read: ReadText, context: RuleContext): readonly Finding[] {
  const { settings } = read;
  return textRules.flatMap(rule => {
    const { code, severity: usual } = rule.meta;
    const level = levelOf(rule.meta, settings);
    if (level === 'off') return [];
    return rule
      .inspect(read, context)
      .filter(({ confidence }) => isShown(confidence, settings))
      .map(remark => ({
        ...remark,
        rule: code,
        severity: level ?? remark.severity ?? usual,
        target: null,
        also: [],
      }));
  });
}

/** What they remark about a bare name, as if it stood alone in a requirements file. */
export function inspectName(name: string, context: Context): readonly Finding[] {
  const document = { path: 'requirements.txt', text: name, format: requirements };
  const dependency = bareDependency({ kind: 'requirement', name, span: { start: 0, end: name.length } });
  const parsed = { dependencies: [dependency], problems: [], references: [], indexes: [] };
  return inspectText(
    { document, parsed, settings: context.settings, suspects: new Set() },
    ruleContextOf(context, new Set()),
  );
}
