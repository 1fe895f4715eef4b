/** An entry of the lists of names that a team keeps. */
import type { Span } from '../span.ts';

/** One name or pattern that the policy lets through. */
export interface VettedEntry extends Pick<NameEntry, 'pattern' | 'reason'> {
  /** The only version that is let through; null for every version. */
  readonly version?: string | null;
  /** As `algorithm:digest` in small letters: where there are any, only a pin with one of them is let through. */
  readonly hashes?: readonly string[];
}

/** One name or pattern of `allow`, `deny` or `vetted`. */
export interface NameEntry {
  /** As written; `*` stands for any run of characters. See `matchesPattern`. */
  readonly pattern: string;
  readonly reason: string | null;
  /** The last day on which it holds, `YYYY-MM-DD`; null for no end. */
  readonly until: string | null;
  /** The whole item in the file. */
  readonly span: Span;
}
