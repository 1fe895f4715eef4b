/** What lies between two packages: which files they share, and what the lines hold that only the first one has. */
import type { Container } from '../hidden-code/inspection.ts';

export interface Comparison {
  /** What the package was held against. */
  readonly against: Pick<Container, 'kind' | 'name' | 'version' | 'file'>;
  /** How many files of the package are in the other as well, with the same content; metadata that installers write left out. */
  readonly same: number;
  readonly changed: readonly ChangedFile[];
  /** Paths in the package alone, and in the other alone. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** In the changed files. */
  readonly addedLines: number;
  /** Distinct signs of hidden code that stand on added lines or in added files, and on how many lines. */
  readonly signs: readonly string[];
  readonly signLines: number;
  /** The lines around such signs in changed files; cut to what a person reads. */
  readonly hunks: readonly Hunk[];
  /** One sentence without its full stop. */
  readonly sentence: string;
}

export interface ChangedFile {
  readonly path: string;
  /** Where the other package has it. */
  readonly otherPath: string;
  /** Null for what is no text, or too long to be compared line by line. */
  readonly lines: LineChanges | null;
}

export interface LineChanges {
  /** Lines of the package that the other has not. */
  readonly added: readonly LineRange[];
  /** How many lines that makes, and how many of the other are missing. */
  readonly addedLines: number;
  readonly removedLines: number;
}

/** From the first line through the last, counted from 1. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** A piece of a unified diff. */
export interface Hunk {
  readonly path: string;
  /** Its first line in the other package and in this one, counted from 1. */
  readonly otherLine: number;
  readonly line: number;
  /** Each with its `+`, `-` or blank in front; made harmless and cut. */
  readonly lines: readonly string[];
}
