/**
 * Says what is to be asked about a project, so that nothing is fetched that no rule would look at. Asked again as
 * answers come in: what is learnt decides what else is worth asking.
 */
import type { Lookup } from '../lookups.ts';
import { likenessOf, standingOf } from '../names/standing.ts';
import type { Knowledge } from '../ports.ts';
import { attestedBefore, attestedFile } from './attestation-change.ts';
import { known, type Learnt, type ProjectFacts } from './project-facts.ts';
import { repositoryOfLinks } from './repository-claim.ts';

/** A part of `ProjectFacts`; of `provenance` that of one file. */
export type Part = 'index' | 'card' | 'advisories' | 'repository' | { readonly provenance: string };

/**
 * The parts that are still `pending` and worth asking now; empty when all is known that rules want. Whether a name may
 * leave the machine at all is for the caller to decide.
 */
export function wantedParts(
  { canonical, version }: Pick<Lookup, 'canonical' | 'version'>,
  facts: ProjectFacts,
  knowledge: Knowledge,
): readonly Part[] {
  const { existence, rank } = standingOf(canonical, knowledge);
  const page = known(facts.index);
  const parts: Part[] = [];
  if (isPending(facts.index)) parts.push('index');
  // OSV and deps.dev are told no name that PyPI does not have: it may be private.
  const isOnIndex = page !== null || (existence !== 'absent' && facts.index.state !== 'missing');
  if (isOnIndex && isPending(facts.advisories)) parts.push('advisories');
  if (!page) return parts;
  if (rank === null || likenessOf(canonical, { knowledge, assume: null })?.confidence.ranked) {
    if (isPending(facts.card)) parts.push('card');
    const card = known(facts.card);
    const isClaimed = card !== null && repositoryOfLinks(card.links, card.description) !== null;
    if (isClaimed && isPending(facts.repository)) parts.push('repository');
  }
  const pair = version === null ? null : attestedBefore(page, version);
  if (pair && pair.release.attested !== 'none')
    for (const { files } of [pair.release, pair.before]) {
      const file = attestedFile({ files });
      if (file !== null && isPending(facts.provenance.get(file))) parts.push({ provenance: file });
    }
  return parts;
}

/** What failed once is not asked again here: when to try anew is for the caller. */
function isPending(learnt: Learnt<unknown> | undefined): boolean {
  return learnt === undefined || (learnt.state === 'unchecked' && learnt.reason === 'pending');
}
