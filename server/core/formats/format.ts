/** What a format is. */
import type { Parsed } from '../dependency.ts';
import type { Excerpt } from '../excerpt.ts';
import type { IgnoreDirective } from '../policy/ignores.ts';
import type { LineMemory } from './requirements/line-memory.ts';

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
  /**
   * Reads half-typed text too. Never throws; spans slice back to the exact text. `lines` spares formats that read line
   * by line what they have read before; it never changes what comes out.
   */
  parse(text: string, lines?: LineMemory): Parsed;
  /** The Python programs in a text that is not Python as a whole, where one name means the same in all of them. */
  programs?(text: string): readonly Excerpt[];
  /** The ignore comments of a text whose comments its path alone does not tell; else they are looked for as usual. */
  ignores?(text: string): readonly IgnoreDirective[];
}
