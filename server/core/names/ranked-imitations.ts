/**
 * Much-downloaded projects that hardly anybody wants: they owe their rank to slips of the fingers, or to requirements
 * that nobody has looked at since. Letters cannot show this, because most ranked neighbours of better-known projects
 * are honest. Each entry was looked at by a person; what was not certain was left out.
 */

export interface RankedImitation {
  /** The canonical project that is meant. */
  readonly target: string;
  /** What stands behind the name, as a sentence to follow a colon. */
  readonly reason: string;
}

const reviewed: Readonly<Record<string, RankedImitation>> = {
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

/** What is known against a canonical, ranked name; null for nearly all of them. */
export function rankedImitation(canonical: string): RankedImitation | null {
  return Object.hasOwn(reviewed, canonical) ? (reviewed[canonical] ?? null) : null;
}

/** Every entry; for checks. */
export function rankedImitations(): readonly (readonly [name: string, entry: RankedImitation])[] {
  return Object.entries(reviewed);
}
