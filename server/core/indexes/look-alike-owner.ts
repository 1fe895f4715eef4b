/** Finds addresses on GitHub whose owner is a slip away from the one who is known for that very repository. */
import { repositoryOfAddress } from '../facts/repository-claim.ts';
import { describeSlip, type Slip, type SlipKind } from '../names/slips.ts';
import type { Span } from '../span.ts';
import { withoutRevision } from './addresses.ts';
import { famousOwnersOf, isFamousOwner } from './famous-owners.ts';

export interface LookAlikeOwner {
  /** As written, but in lower case. */
  readonly owner: string;
  /** Who was probably meant. */
  readonly famous: string;
  readonly repository: string;
  readonly slip: Slip;
}

/** So little can go wrong with the letters of a short name that any person's name may be one letter away. */
const shortest = 5;
const certain: readonly SlipKind[] = ['repetition', 'look-alike', 'separators'];
const likely: readonly SlipKind[] = [
  ...certain,
  'transposition',
  'omission',
  'dropped-double',
  'adjacent-key',
  'stray-key',
  'vowel',
  'insertion',
  'substitution',
  'digit',
  'plural',
];

/**
 * Null for every other address. Forks have owners of their own names, so the repository must bear the very name of
 * one that the famous owner is known for; `pallets-fork` says what it is and is passed by.
 */
export function lookAlikeOwner(address: string): LookAlikeOwner | null {
  const [host, owner = '', repository = ''] = repositoryOfAddress(withoutRevision(address))?.split('/') ?? [];
  if (host !== 'github.com' || isFamousOwner(owner)) return null;
  for (const famous of famousOwnersOf(repository)) {
    const slip = describeSlip(owner, famous);
    if (slip && (famous.length < shortest ? certain : likely).includes(slip.kind))
      return { owner, famous, repository, slip };
  }
  return null;
}

/** The owners of all addresses on GitHub that stand in a text, by `owner/repository` in lower case. */
export function ownersIn(text: string): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>();
  for (const match of text.matchAll(/github\.com[/:]([a-z0-9-]{1,100})\/([\w.-]{1,100})/gi)) {
    const [, owner = '', name = ''] = match;
    const key = `${owner}/${name.replace(/(?:\.git)+$/i, '')}`.toLowerCase();
    const start = match.index + 'github.com/'.length;
    const spans = found.get(key) ?? [];
    spans.push({ start, end: start + owner.length });
    found.set(key, spans);
  }
  return found;
}
