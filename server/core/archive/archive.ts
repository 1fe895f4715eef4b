/** What an archive holds, read without unpacking it. Archives are hostile: whatever is odd becomes a problem with a name. */

export interface Archive {
  readonly members: readonly Member[];
  readonly problems: readonly ArchiveProblem[];
}

/** A regular file. */
export interface Member {
  /** As written in the archive, with `/` separators. */
  readonly path: string;
  /** Bytes when unpacked, as the archive claims. */
  readonly size: number;
  /** Unpacks it in memory; null where it cannot be unpacked, or gives other than it claims. Nothing is kept. */
  read(): Uint8Array | null;
}

export interface ArchiveProblem {
  readonly kind: ProblemKind;
  /** The member it is about; null for the archive itself. */
  readonly path: string | null;
  /** One sentence without its full stop. */
  readonly message: string;
}

export type ProblemKind =
  /** Not an archive of this kind, or cut off. */
  | 'unreadable'
  /** A limit was reached: what is beyond it was not looked at. */
  | 'too-large'
  /** A path that would leave the folder it is unpacked into, or that systems read differently. */
  | 'unsafe-path'
  | 'duplicate'
  | 'link'
  | 'device'
  /** Two places of the archive say different things, so that two readers would see different files. */
  | 'mismatch'
  /** Bytes that belong to nothing. */
  | 'extra-data'
  | 'encrypted'
  | 'unknown-method';

/** Unpacks raw DEFLATE data to exactly `size` bytes; null where it is damaged or gives more or less. */
export type Inflate = (data: Uint8Array, size: number) => Uint8Array | null;

/** What is looked at of one archive. */
export interface Limits {
  readonly members: number;
  /** Of one member. */
  readonly memberBytes: number;
  /** Of all members together, unpacked. */
  readonly totalBytes: number;
}

/** Packages of Python code are far below; a larger member is no source text. */
export const limits: Limits = {
  members: 20_000,
  memberBytes: 16 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
};

/** Unpacked over packed; DEFLATE reaches about 1,032. Only what is large may be called a bomb. */
export const mostRatio = 200;
export const ratioFrom = 1024 * 1024;

export const longestPath = 1024;

/** Why a path must not be unpacked as it is written; null for an honest one. */
export function pathProblem(path: string): string | null {
  if (path === '' || path.length > longestPath) return 'has no usable name';
  if (/^(?:[/\\]|[a-z]:)/i.test(path)) return 'has an absolute path';
  if (path.split(/[/\\]/).includes('..')) return 'has a path that leaves its folder';
  if (/[\p{Cc}\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069]/u.test(path))
    return 'has control characters in its name, or a name that is not UTF-8';
  if (path.includes('\\')) return 'has backslashes in its path, which systems read differently';
  return null;
}
