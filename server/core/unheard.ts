/** Says which rules could not speak about a text, so that no comment is called useless for want of their findings. */
import type { Context } from './judge.ts';
import type { Inspected } from './rules/document-rule.ts';
import { levelOf, rules } from './rules/index.ts';
import type { RuleMeta } from './rules/rule.ts';
import { isFromIndex, type Named } from './unchecked.ts';

export function unheardRules(
  subjects: readonly Named[],
  { settings, facts, project }: Context,
): Pick<Inspected, 'unheardRules' | 'isIncomplete'> {
  const isAsked = (canonical: string): boolean => {
    const answer = facts?.(canonical);
    // What is not on the index is asked of nobody else.
    if (answer?.index.state === 'missing') return true;
    return answer?.index.state === 'known' && answer.advisories.state !== 'unchecked';
  };
  const hasAnswers =
    facts !== undefined &&
    subjects.every(
      ({ kind, canonical, dependency }) =>
        kind === 'import' || !isFromIndex(dependency) || isAsked(canonical),
    );
  const unheard = new Set<string>();
  let isIncomplete = facts !== undefined && !hasAnswers;
  for (const { meta } of rules as readonly { meta: RuleMeta }[]) {
    if (settings.rules[meta.code] === 'off') isIncomplete = true;
    const isOff = levelOf(meta, settings) === 'off';
    const isUnknown = (meta.needs.length > 0 && !hasAnswers) || (meta.needsProject === true && !project);
    if (isOff || isUnknown) unheard.add(meta.code);
    if (!isOff && meta.needsProject && !project) isIncomplete = true;
  }
  return { unheardRules: unheard, isIncomplete };
}
