/** The source repository that a project claims, and whose it is, as deps.dev knows it. */

export interface Repository {
  /** `github.com/owner/name`, lower-case. */
  readonly key: string;
  readonly stars: number | null;
  readonly forks: number | null;
  readonly description: string | null;
  /** The PyPI projects (canonical) that this repository has attested, and those that merely name it. */
  readonly attested: readonly string[];
  readonly claimedBy: readonly string[];
  /** The repositories that have attested a release of the project itself; lower-case keys. */
  readonly attesters: readonly string[];
}
