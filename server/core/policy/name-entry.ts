/** An entry of the lists of names that a team keeps. */
import type { Span } from '../span.ts';

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
