/** What a format is. */
import type { Parsed } from '../dependency.ts';

/** One kind of file that names packages. Adding one: its file, one line in `index.ts`, one fixture, one changelog line. */
export interface Format {
  /** Stable id, as printed by `antivenom deps`. */
  readonly id: string;
  /** For people: "pip requirements". */
  readonly title: string;
  /** Which files it reads, as globs, for docs and for the editor's document selector. */
  readonly files: readonly string[];
  /** A short example for the docs; a test reads it. */
  readonly example: string;
  /** Decides by path alone (with `/` separators, any case), never by language or content. */
  matches(path: string): boolean;
  /** Reads half-typed text too. Never throws; spans slice back to the exact text. */
  parse(text: string): Parsed;
}
