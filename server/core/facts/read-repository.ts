/** Reads deps.dev's answers (v3) about the repository that a project claims. */
import { canonicalName, isValidName } from '../names/canonical.ts';
import { countOf, fieldsOf, itemsOf, type JsonObject, objectOf, parseJson, textOf, wordOf } from './json.ts';
import type { Repository } from './repository.ts';

/** Of `/v3/projects/KEY`: the key as deps.dev has it, which differs from the one asked for after a rename. */
export type RepositoryCard = Pick<Repository, 'key' | 'stars' | 'forks' | 'description'>;

/** Null for what is no such answer. */
export function readRepositoryCard(body: string): RepositoryCard | null {
  const answer = objectOf(parseJson(body));
  const key = repositoryKey(fieldsOf(answer?.['projectKey'])['id']);
  if (!answer || !key) return null;
  return {
    key,
    stars: countOf(answer['starsCount']),
    forks: countOf(answer['forksCount']),
    description: textOf(answer['description'], 1000),
  };
}

/** Of `/v3/projects/KEY:packageversions`: the PyPI projects, canonical, each in one of the two lists. */
export type RepositoryPackages = Pick<Repository, 'attested' | 'claimedBy'>;

/** Null for what is no such answer. */
export function readRepositoryPackages(body: string): RepositoryPackages | null {
  const answer = objectOf(parseJson(body));
  if (!answer || !Array.isArray(answer['versions'])) return null;
  const attested = new Set<string>();
  const named = new Set<string>();
  for (const item of itemsOf(answer['versions'], 5000)) {
    const { versionKey, relationProvenance } = fieldsOf(item);
    const { system, name } = fieldsOf(versionKey);
    if (system !== 'PYPI' || typeof name !== 'string' || name.length > 200 || !isValidName(name)) continue;
    (isAttestation(relationProvenance) ? attested : named).add(canonicalName(name));
  }
  return { attested: [...attested], claimedBy: [...named].filter(name => !attested.has(name)) };
}

/** Of `/v3/systems/pypi/packages/NAME/versions/VERSION`. */
export interface PublishedVersion {
  /** The repositories that have attested it; lower-case keys. */
  readonly attesters: readonly string[];
  /** The repository that its metadata names, as deps.dev understands them; a lower-case key. */
  readonly claimed: string | null;
  /** The project's status as PyPI gave it, when deps.dev last looked; untrusted text. */
  readonly status: string | null;
  readonly statusReason: string | null;
}

/** Null for what is no such answer. */
export function readPublishedVersion(body: string): PublishedVersion | null {
  const answer = objectOf(parseJson(body));
  if (!answer || !objectOf(answer['versionKey'])) return null;
  const related = itemsOf(answer['relatedProjects'], 100).map(fieldsOf);
  const attesters = new Set([
    ...related.filter(({ relationProvenance }) => isAttestation(relationProvenance)).map(relatedKey),
    ...itemsOf(answer['attestations'], 100).map(fieldsOf).filter(isVerified).map(attesterOf),
  ]);
  const claimed = related.find(
    ({ relationType, relationProvenance }) =>
      relationType === 'SOURCE_REPO' && !isAttestation(relationProvenance),
  );
  const status = fieldsOf(answer['projectStatus']);
  return {
    attesters: [...attesters].filter(key => key !== null),
    claimed: claimed ? relatedKey(claimed) : null,
    status: textOf(status['status'], 100),
    statusReason: textOf(status['reason'], 1000),
  };
}

/** Puts the answers together; null is an answer that could not be had. */
export function repositoryFrom(
  card: RepositoryCard,
  packages: RepositoryPackages | null,
  version: PublishedVersion | null,
): Repository {
  return {
    ...card,
    attested: packages?.attested ?? [],
    claimedBy: packages?.claimedBy ?? [],
    attesters: version?.attesters ?? [],
  };
}

/** `PYPI_PUBLISH_ATTESTATION`, `SLSA_ATTESTATION` and what may come; `UNVERIFIED_METADATA` is but a claim. */
function isAttestation(provenance: unknown): boolean {
  return typeof provenance === 'string' && provenance.endsWith('_ATTESTATION');
}

function isVerified({ verified }: JsonObject): boolean {
  return verified === true;
}

function relatedKey({ projectKey }: JsonObject): string | null {
  return repositoryKey(fieldsOf(projectKey)['id']);
}

/** Written as an address: `https://github.com/owner/name`. */
function attesterOf({ sourceRepository }: JsonObject): string | null {
  const address = wordOf(sourceRepository, 300);
  return address && repositoryKey(address.replace(/^https:\/\//i, '').replace(/(?:\.git)?\/?$/i, ''));
}

function repositoryKey(value: unknown): string | null {
  const key = wordOf(value, 300)?.toLowerCase() ?? '';
  return /^[\w.-]+(?:\/[\w.-]+){2,}$/.test(key) ? key : null;
}
