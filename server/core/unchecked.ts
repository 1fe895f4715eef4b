/** Says of which names nobody could be asked, so that silence never passes for a clean bill. */
import type { Dependency } from './dependency.ts';
import type { Learnt, UncheckedReason } from './facts/project-facts.ts';
import { askedBySource, hostOfIndex } from './indexes/asked.ts';
import { isValidName } from './names/canonical.ts';
import type { RuleContext, Subject } from './rules/rule.ts';

export interface UncheckedName {
  /** As written where it first stands. */
  readonly name: string;
  readonly reason: Exclude<UncheckedReason, 'pending'>;
  /** The host of the index that refused to answer; only where it is not PyPI. */
  readonly index?: string;
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
    if (reason === null || (reason === 'pending' && !isOffline)) continue;
    const index = reason === 'blocked' ? refusingHost(dependency, context) : null;
    unchecked.set(canonical, {
      name,
      reason: reason === 'pending' ? 'offline' : reason,
      ...(index !== null && { index }),
    });
  }
  return [...unchecked.values()];
}

/** Only an index can serve a squat: a path, a repository or a workspace member says itself what it is. */
export function isFromIndex({ source }: Dependency): boolean {
  return source === 'index' || source.startsWith('index:');
}

function refusingHost({ source }: Dependency, { home, indexes }: RuleContext): string | null {
  const index = source === 'index' ? home?.indexes[0] : askedBySource(source, indexes);
  return index ? hostOfIndex(index) : null;
}

function reasonFor({ written, canonical, dependency }: Named, context: RuleContext): UncheckedReason | null {
  if (!isValidName(written)) return 'invalid';
  const isAbsent = context.existence(canonical) === 'absent';
  const isBound = dependency.source !== 'index';
  // A name that is on no list may well belong to the private index that the file names.
  const isOwned = context.hasPrivateIndex || context.ownerOf(canonical) === 'private-index';
  const isListed = context.knowledge.names.has(canonical);
  if (isBound) return isAbsent ? ofPrivateIndex(context.boundPage(canonical, dependency.source)) : null;
  const { index, advisories } = context.facts(canonical);
  if (context.home && !isListed && context.ownerOf(canonical) === null)
    return context.home.isAlone && index.state === 'missing' ? null : ofPrivateIndex(index);
  if (isOwned && isAbsent) return 'private-index';
  // What PyPI does not have cannot be installed from there.
  if (index.state === 'missing') return null;
  // A name that is on no list is told to nobody else before the index has it.
  if (isAbsent) return index.state === 'unchecked' ? index.reason : null;
  return advisories.state === 'unchecked' ? advisories.reason : null;
}

/** An index that has the name explains it. Its silence is told from its refusal; a denial leaves the name unexplained. */
function ofPrivateIndex(index: Learnt<unknown>): UncheckedReason | null {
  if (index.state === 'known') return null;
  const isTried =
    index.state === 'unchecked' && (index.reason === 'blocked' || index.reason === 'unreachable');
  return isTried ? index.reason : 'private-index';
}
