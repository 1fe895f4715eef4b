/**
 * Much-downloaded projects that hardly anybody wants: they owe their rank to slips of the fingers, or to requirements
 * that nobody has looked at since. Letters cannot show this, because most ranked neighbours of better-known projects
 * are honest. Each entry was looked at by a person; what was not certain was left out.
 */

import type { Knowledge } from '../ports.ts';
import { describeSlip, type Slip } from './slips.ts';

interface Entry {
  /** The canonical project that is meant. */
  readonly target: string;
  /** What stands behind the name, as a sentence to follow a colon. */
  readonly reason: string;
}

const reviewed: Readonly<Record<string, Entry>> = {
  'nvidia-ml-py3': {
    target: 'nvidia-ml-py',
    reason: 'it is a copy that NVIDIA does not publish, last changed in 2017',
  },
  panda: { target: 'pandas', reason: 'it is a client of a video service, long abandoned' },
  psycopgbinary: { target: 'psycopg-binary', reason: "it is none of psycopg's own projects" },
  'pytest-cover': { target: 'pytest-cov', reason: 'it is a fork that was merged back and left behind' },
  pyyml: { target: 'pyyaml', reason: 'it is not the YAML library that everybody means' },
  tdqm: { target: 'tqdm', reason: 'it is not the progress bar but a slip of its name' },
};

export interface RankedImitation extends Entry {
  readonly slip: Slip;
  /** Of the target and of the name itself; 1 is the most used. */
  readonly rank: number;
  readonly typedRank: number;
}

/** What is known against a canonical name; null for nearly all, and where the name is not ranked, or ranked better. */
export function rankedImitation(canonical: string, { names }: Knowledge): RankedImitation | null {
  const entry = Object.hasOwn(reviewed, canonical) ? reviewed[canonical] : undefined;
  const slip = entry && describeSlip(canonical, entry.target);
  if (!entry || !slip) return null;
  const [typedRank, rank] = [names.rank(canonical), names.rank(entry.target)];
  if (typedRank === null || rank === null || typedRank < rank) return null;
  return { ...entry, slip, rank, typedRank };
}

/** Every entry: name → target and reason; for checks. */
export function rankedImitations(): readonly (readonly [name: string, entry: Entry])[] {
  return Object.entries(reviewed);
}
