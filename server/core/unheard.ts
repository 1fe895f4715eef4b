/** Says which rules could not speak about a text, so that no comment is called useless for want of their findings. */
import type { Context } from './judge.ts';
import { rules } from './rules/index.ts';
import type { Inspected } from './rules/rule.ts';
import { isFromIndex, type Named } from './unchecked.ts';

export function unheardRules(
  subjects: readonly Named[],
  { settings, facts }: Context,
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
  for (const { meta } of rules) {
    const level = settings.rules[meta.code];
    if (level === 'off') isIncomplete = true;
    const isOff = level === 'off' || (level === undefined && meta.isOffByDefault === true);
    if (isOff || (meta.needs.length > 0 && !hasAnswers)) unheard.add(meta.code);
  }
  return { unheardRules: unheard, isIncomplete };
}
