/** A record of the open advisories (the OSV format), as far as it speaks about one PyPI project. */

export interface Advisory {
  readonly id: string;
  /** True for a report of malware (`MAL-…`), false for a vulnerability. */
  readonly isMalware: boolean;
  readonly summary: string | null;
  /** ISO 8601; null where the record does not say. */
  readonly published: string | null;
  readonly withdrawn: string | null;
  readonly aliases: readonly string[];
  /** Versions listed one by one, as written. */
  readonly versions: readonly string[];
  /** From `introduced` (`0` is the first of all) up to, without, `fixed`, or up to and with `lastAffected`. */
  readonly ranges: readonly AffectedRange[];
  /** How many independent sources reported it; 0 where the record does not say. */
  readonly sources: number;
}

export interface AffectedRange {
  readonly introduced: string;
  readonly fixed: string | null;
  readonly lastAffected: string | null;
}
