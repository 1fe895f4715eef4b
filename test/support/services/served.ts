/** What the test services say of one project, and how a plausible project is made out of a name alone. */
import { createHash } from 'node:crypto';
import { type ReleaseContent, releaseFiles, type ServedFile } from './release-files.ts';

export interface Served {
  /** Canonical. */
  readonly name: string;
  readonly status: 'active' | 'archived' | 'quarantined' | 'deprecated';
  readonly statusReason: string | null;
  /** False where the JSON API says 404 though the index has a page. */
  readonly inJson: boolean;
  /** Oldest first. */
  readonly releases: readonly ServedRelease[];
  /** Fields of `info` that differ from the usual ones. */
  readonly info: Readonly<Record<string, unknown>>;
  readonly owners: readonly string[];
  readonly maintainers: readonly string[];
  readonly organization: string | null;
  /** The repository that its links name, `github.com/owner/name`; and what deps.dev knows of it. */
  readonly repository: string | null;
  readonly stars: number;
  readonly repositoryDescription: string | null;
  readonly records: readonly OsvRecord[];
}

export interface ServedRelease {
  readonly version: string;
  /** ISO 8601 with microseconds, as PyPI writes it. */
  readonly uploaded: string;
  readonly yanked: boolean | string;
  /** `owner/name` on GitHub; null for a release without provenance. */
  readonly attestedBy: string | null;
  /** What its files hold, where that is not the usual. */
  readonly content?: ReleaseContent;
}

export interface OsvRecord {
  readonly id: string;
  readonly modified: string;
  readonly withdrawn?: string;
  readonly affected: readonly { readonly versions?: readonly string[]; readonly [key: string]: unknown }[];
  readonly [key: string]: unknown;
}

/** An everyday project: a few releases over some years, the last one more than a month before `today`. */
export function everydayProject(name: string, rank: number | null, today: string): Served {
  const dice = bytesOf(name);
  const count = 4 + ((dice[0] ?? 0) % 8);
  const last = 45 + (dice[1] ?? 0);
  const first = last + 300 + (dice[2] ?? 0) * 10;
  const owner = `${name}-dev`;
  const releases = Array.from({ length: count }, (_, place) => ({
    version: `${1 + ((dice[3] ?? 0) % 3)}.${place}.0`,
    uploaded: daysBefore(today, Math.round(first - ((first - last) * place) / (count - 1))),
    yanked: false,
    attestedBy: name === 'requests' ? 'psf/requests' : null,
  }));
  return {
    name,
    status: 'active',
    statusReason: null,
    inJson: true,
    releases,
    info: {},
    owners: [`owner-${hex('owner', name).slice(0, 6)}`],
    maintainers: (dice[4] ?? 0) % 2 === 0 ? [] : [`maintainer-${hex('maintainer', name).slice(0, 6)}`],
    organization: null,
    repository: name === 'requests' ? requestsRepository : `github.com/${owner}/${name}`,
    stars: rank === null ? (dice[5] ?? 0) % 40 : Math.round(60_000 / Math.sqrt(rank)),
    repositoryDescription: `Source of ${name}.`,
    records: [],
  };
}

/** The one repository under its true name, for projects that borrow it. */
export const requestsRepository = 'github.com/psf/requests';

const made = new Map<string, readonly ServedFile[]>();

/** A wheel and an sdist, unless its content says otherwise. */
export function filesOf(
  name: string,
  { version, content }: Pick<ServedRelease, 'version' | 'content'>,
): readonly ServedFile[] {
  if (content) return releaseFiles(name, version, content);
  const key = `${name} ${version}`;
  const files = made.get(key) ?? releaseFiles(name, version);
  made.set(key, files);
  return files;
}

/** Noon, so that no zone changes the day. */
export function daysBefore(today: string, days: number): string {
  const moment = Date.parse(`${today}T12:00:00Z`) - days * 86_400_000;
  return new Date(moment).toISOString().replace('.000Z', '.123456Z');
}

/** 64 digits that are always the same for a text. */
function hex(kind: string, text: string): string {
  return createHash('sha256').update(`${kind} ${text}`).digest('hex');
}

function bytesOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
