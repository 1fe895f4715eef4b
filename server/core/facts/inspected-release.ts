/** What is remembered of a release that somebody has looked into on this machine. The files themselves are not kept. */
import type { Runs, Verdict } from '../hidden-code/inspection.ts';

export interface InspectedRelease {
  /** As the file's name or the metadata say; a file of unknown origin may claim any. */
  readonly version: string;
  /** Who says that it is this release: the index it came from, a file's own name, or an environment's metadata. */
  readonly from: 'index' | 'file' | 'environment';
  /** SHA-256 of the archive in hex digits; null for what is no single file. */
  readonly sha256: string | null;
  /** What to open to see it again: an absolute path, or `NAME==VERSION` for a file of the index. */
  readonly source: string;
  readonly verdict: Verdict;
  /** The codes of the signs that make it loud. */
  readonly signs: readonly string[];
  /** True where one of them was met in none of the packages that the signs were measured on. */
  readonly isCertain: boolean;
  /** When the first of the hidden code runs. */
  readonly runs: Runs;
  /** `YYYY-MM-DD` */
  readonly day: string;
}
