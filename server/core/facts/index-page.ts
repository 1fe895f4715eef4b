/** A project's page in an index (the "simple" Index API, JSON or HTML), as far as the product uses it. */

export interface IndexPage {
  readonly status: ProjectStatus;
  /** The reason the index gives for the status; untrusted text. */
  readonly statusReason: string | null;
  /** In the order of the page. Empty for a quarantined or emptied project. */
  readonly files: readonly IndexFile[];
}

/** Words that the standard does not know count as `active`. */
export type ProjectStatus = 'active' | 'archived' | 'quarantined' | 'deprecated';

export interface IndexFile {
  readonly filename: string;
  /** Taken from the file name, as written there; null where it cannot be told. */
  readonly version: string | null;
  /** Absolute. */
  readonly url: string;
  /** Lower-case hex by algorithm; may be empty on indexes other than PyPI. */
  readonly hashes: Readonly<Record<string, string>>;
  /** ISO 8601, UTC; null where the index does not say. */
  readonly uploaded: string | null;
  /** Bytes; null where the index does not say. */
  readonly size: number | null;
  readonly requiresPython: string | null;
  /** A string is the reason given; untrusted text. */
  readonly yanked: boolean | string;
  /** Where its provenance is to be read; null for a file without. */
  readonly provenance: string | null;
}
