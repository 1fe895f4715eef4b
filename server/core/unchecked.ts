/** Says of which names nobody could be asked, so that silence never passes for a clean bill. */
import type { Dependency } from './dependency.ts';
import type { UncheckedReason } from './facts/project-facts.ts';
import { isValidName } from './names/canonical.ts';
import type { RuleContext, Subject } from './rules/rule.ts';

export interface UncheckedName {
  /** As written where it first stands. */
  readonly name: string;
  readonly reason: Exclude<UncheckedReason, 'pending'>;
}

/** A name that stands in a text. */
export type Named = Subject & { readonly dependency: Dependency };

/** One entry a name, in the order of the text. What is still to be asked (`pending`) is left out, unless nothing will be. */
export function uncheckedNames(
  subjects: readonly Named[],
  context: RuleContext,
  isOffline: boolean,
): readonly UncheckedName[] {
  const unchecked = new Map<string, UncheckedName>();
  for (const subject of subjects) {
    const { kind, written: name, canonical, dependency } = subject;
    if (kind === 'import' || !isFromIndex(dependency) || unchecked.has(canonical)) continue;
    const reason = reasonFor(subject, context);
    if (reason !== null && (reason !== 'pending' || isOffline))
      unchecked.set(canonical, { name, reason: reason === 'pending' ? 'offline' : reason });
  }
  return [...unchecked.values()];
}

/** Only an index can serve a squat: a path, a repository or a workspace member says itself what it is. */
export function isFromIndex({ source }: Dependency): boolean {
  return source === 'index' || source.startsWith('index:');
}

function reasonFor({ written, canonical, dependency }: Named, context: RuleContext): UncheckedReason | null {
  if (!isValidName(written)) return 'invalid';
  const isAbsent = context.existence(canonical) === 'absent';
  const isBound = dependency.source !== 'index';
  // A name that is on no list may well belong to the private index that the file names.
  const isOwned = context.hasPrivateIndex || context.ownerOf(canonical) === 'private-index';
  if ((isOwned || isBound) && isAbsent) return 'private-index';
  if (isBound) return null;
  const { index, advisories } = context.facts(canonical);
  // What PyPI does not have cannot be installed from there.
  if (index.state === 'missing') return null;
  // A name that is on no list is told to nobody else before the index has it.
  if (isAbsent) return index.state === 'unchecked' ? index.reason : null;
  return advisories.state === 'unchecked' ? advisories.reason : null;
}
