/** What a project says of itself in PyPI's JSON API. All of it is untrusted text, `null` where there is none. */

export interface ProjectCard {
  /** As its owners write it (`Django`). */
  readonly name: string;
  /** The latest version, by PyPI's own order; yanked only where every release is. */
  readonly version: string;
  /** When the latest version was first uploaded; ISO 8601, UTC. */
  readonly released: string | null;
  /** How many versions have files, and when the first of all was uploaded. Zero and null where the answer has no releases. */
  readonly releases: number;
  readonly firstReleased: string | null;
  readonly summary: string | null;
  /** SPDX expression or the licence's name. */
  readonly license: string | null;
  readonly requiresPython: string | null;
  readonly author: string | null;
  readonly maintainer: string | null;
  /** User names, owners first. Both may be empty for a project of an organisation. */
  readonly owners: readonly string[];
  readonly maintainers: readonly string[];
  readonly organization: string | null;
  /** Label and address in the order given, home page and download page included; http and https only. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** The beginning of the description; at most 20,000 characters. */
  readonly description: string | null;
}
