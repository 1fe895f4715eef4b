/** One text to judge, and how to read it. */
import type { Format } from './formats/format.ts';

export interface Document {
  /** With `/` separators; names the file and decides how its comments look. */
  readonly path: string;
  readonly text: string;
  readonly format: Format;
}
