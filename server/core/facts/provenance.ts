/** Who published a file, as PyPI's Integrity API states it (PEP 740). PyPI has checked the signature; we do not. */

export interface Provenance {
  readonly publishers: readonly Publisher[];
  /** What the attestations speak about: file name and SHA-256 in lower-case hex. */
  readonly subjects: readonly { readonly filename: string; readonly sha256: string | null }[];
}

export interface Publisher {
  /** `GitHub`, `GitLab`, `Google`, or a word that we do not know. */
  readonly kind: string;
  /** `owner/name`, lower-case; null for publishers that have none. */
  readonly repository: string | null;
  /** The forge's own number of the repository, from the certificate; missing where it cannot be read for sure. */
  readonly repositoryId?: string;
  /** The workflow's file; null where it is not said. */
  readonly workflow: string | null;
}
