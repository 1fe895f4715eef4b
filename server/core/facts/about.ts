/** What a rule may say of a name: the facts that are about it, the version they may be about, and how to put absence. */
import { hostOfIndex } from '../indexes/asked.ts';
import { pinnedVersion } from '../python/version.ts';
import type { RuleContext, Subject } from '../rules/rule.ts';
import type { IndexPage } from './index-page.ts';
import { known, type ProjectFacts } from './project-facts.ts';

/** What is known of the project that a name is to come from; null where PyPI cannot be meant, as for imports. */
export function factsAbout(subject: Subject, context: RuleContext): ProjectFacts | null {
  const { kind, canonical, dependency } = subject;
  if (kind === 'import' || context.assume !== null || context.ownerOf(canonical) !== null) return null;
  return dependency && dependency.source !== 'index' ? null : context.facts(canonical);
}

/** The pinned version, what is known of its project, and the project's page; null where one of them is missing. */
export function pinnedPage(
  subject: Subject,
  context: RuleContext,
): { readonly version: string; readonly facts: ProjectFacts; readonly page: IndexPage } | null {
  const version = pinOf(subject);
  const facts = factsAbout(subject, context);
  const page = facts && known(facts.index);
  return version === null || !page ? null : { version, facts, page };
}

/** The version that the facts about a release may be said of; null for a range. */
export function pinOf({ dependency }: Subject): string | null {
  return dependency && pinnedVersion(dependency);
}

/** Behind "is": where the name is not to be found. Only what an index has answered is said of it. */
export function absence(canonical: string, { facts, knowledge, assume, home }: RuleContext): string {
  const isAnswer = assume === null && facts(canonical).index.state === 'missing';
  if (!isAnswer) return `not in the list of ${knowledge.names.date}`;
  const [index] = home?.indexes ?? [];
  return index ? `not on the index at '${hostOfIndex(index)}'` : 'not on PyPI';
}
