/** A suspicious name beside the project that it may imitate. */
import { known, type ProjectFacts } from '../../core/facts/project-facts.ts';
import { canonicalName } from '../../core/names/canonical.ts';
import type { NameIndex } from '../../core/ports.ts';
import { dayAndAge } from './dates.ts';
import { attestation, firstPublished, latestRelease, ownerOf, releaseCount } from './project-lines.ts';
import { stateOf } from './states.ts';

export interface Comparison {
  readonly rows: readonly (readonly [what: string, written: string, target: string])[];
}

export interface Side {
  /** As written. */
  readonly name: string;
  readonly facts: ProjectFacts;
}

/** Rows that say nothing of either side are left out. */
export function comparisonOf(written: Side, target: Side, names: NameIndex, today: string): Comparison {
  const row = (what: string, cell: (side: Side) => string | null): Comparison['rows'] => {
    const cells = [cell(written), cell(target)] as const;
    return cells[0] === null && cells[1] === null ? [] : [[what, cells[0] ?? '–', cells[1] ?? '–']];
  };
  // Where nobody has answered for either, the card says so once.
  const isAnswered = [written, target].some(({ facts }) => facts.index.state !== 'unchecked');
  const rank = ({ name }: Side) => names.rank(canonicalName(name))?.toLocaleString('en-US') ?? null;
  return {
    rows: [
      ...row('First published', ({ facts }) => dayAndAge(firstPublished(facts), today)),
      ...row('Releases', ({ facts }) => releaseCount(facts)?.toLocaleString('en-US') ?? null),
      ...row('Rank', rank),
      ...row('Owner', ({ facts }) => ownerOf(facts)),
      ...row('Provenance', ({ facts }) => {
        const release = latestRelease(facts);
        return release && attestation(release);
      }),
      ...row('Status', ({ facts }) => (isAnswered ? (known(facts.index)?.status ?? stateOf(facts)) : null)),
      ...row(`In the list of ${names.date}`, ({ name }) => (names.has(canonicalName(name)) ? 'yes' : 'no')),
    ],
  };
}
