/** What the shell reader gives: a flat list of simple commands, wherever they stand in loops, brackets and quotes. */
import type { Excerpt } from '../excerpt.ts';
import type { Span } from '../span.ts';

export interface Word {
  /** The word as it stands in the text, its quotes included. */
  readonly span: Span;
  /** Where the word or redirect before it ends; the blanks between are the gap. */
  readonly gapStart: number;
  /** The word without quotes and escapes; variables and substitutions as they are written. */
  readonly value: Excerpt;
  /** The parts of `value.text` that the shell would replace: variables, substitutions, braces. */
  readonly expansions: readonly Span[];
}

export interface Redirect {
  /** `>`, `<<`, `2>&` … without the number before it. */
  readonly operator: string;
  /** The operator and its target. */
  readonly span: Span;
  /** True where a word stands right before it and its target right behind it: `a>=1`. */
  readonly isAttached: boolean;
  readonly target: Word | null;
}

/** One simple command: assignments, the command word and its arguments, all among `words`. */
export interface Command {
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** The bodies of its here-documents, in their order, without the closing lines. */
  readonly heredocs: readonly Span[];
}

/** Where a reader stands in a text; what the readers of words and of commands share. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** True in a second run over a text in which a quote was never closed: such quotes then end with their line. */
  readonly recover: boolean;
  /** Set where a quote or bracket is never closed. */
  unclosed: boolean;
  /** What closes the substitution that is being read; empty at the top. */
  readonly closing: string;
  /** Reads the commands of a substitution from `at` to behind `closing`. */
  nested(closing: ')' | '`'): void;
}
