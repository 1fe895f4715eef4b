/**
 * The shape of a TOML text as it is written: statements in order, every key and value with its place.
 * What the statements mean together is the business of `tree.ts`; whether they may stand together, of `validate.ts`.
 */
import type { Problem } from '../dependency.ts';
import type { Span } from '../span.ts';

export interface TomlDocument {
  readonly text: string;
  /** The first section is the top of the file, before any header; the others follow in the order of the text. */
  readonly sections: readonly TomlSection[];
  /** What could not be read, in the order of the text. At most 1,000 are kept. */
  readonly problems: readonly Problem[];
}

/** A `[header]` or `[[header]]` and the entries under it. */
export interface TomlSection {
  /** Empty for the top of the file. */
  readonly keys: readonly TomlKey[];
  readonly kind: 'top' | 'table' | 'array-table';
  /** The header with its brackets; empty for the top of the file. */
  readonly header: Span;
  readonly entries: readonly TomlEntry[];
}

/** `a.b = value`, in a section or in an inline table. */
export interface TomlEntry {
  /** One key, or several where they are dotted; never empty. */
  readonly keys: readonly TomlKey[];
  readonly value: TomlValue;
  /** From the first key to the end of the value. */
  readonly span: Span;
}

/** One part of a key. */
export interface TomlKey {
  /** Unquoted and unescaped. */
  readonly name: string;
  /** As written, quotes included. */
  readonly span: Span;
  /** As written, without the quotes. */
  readonly content: Span;
}

export type TomlValue =
  | TomlString
  | TomlInteger
  | TomlFloat
  | TomlBoolean
  | TomlDate
  | TomlArray
  | TomlInlineTable
  | TomlInvalid;

export interface TomlString {
  readonly kind: 'string';
  readonly span: Span;
  /** Unescaped. Line endings inside a multi-line string are kept as they are written. */
  readonly value: string;
  /** As written between the quotes, without the newline that may follow an opening triple quote. */
  readonly content: Span;
  /** Places where `value` and `content` differ in length, in order; `spanInString` uses them. */
  readonly escapes: readonly Escape[];
}

/** `value.slice(at, at + length)` is written as `text.slice(start, end)`. */
export interface Escape {
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

export interface TomlInteger {
  readonly kind: 'integer';
  readonly span: Span;
  /** Rounded above 2^53; whoever needs every digit reads the text. */
  readonly value: number;
}

export interface TomlFloat {
  readonly kind: 'float';
  readonly span: Span;
  readonly value: number;
}

export interface TomlBoolean {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface TomlDate {
  readonly kind: 'offset-date-time' | 'local-date-time' | 'local-date' | 'local-time';
  readonly span: Span;
  /** As written. */
  readonly value: string;
}

export interface TomlArray {
  readonly kind: 'array';
  /** With the brackets; ends with the last item where the closing one is missing. */
  readonly span: Span;
  readonly items: readonly TomlValue[];
  /** For each item the offset of the comma behind it, -1 where there is none. */
  readonly commas: readonly number[];
  readonly closed: boolean;
}

export interface TomlInlineTable {
  readonly kind: 'inline-table';
  readonly span: Span;
  readonly items: readonly TomlEntry[];
  readonly commas: readonly number[];
  readonly closed: boolean;
}

/** Text that is no value, or the empty place where one is missing. */
export interface TomlInvalid {
  readonly kind: 'invalid';
  readonly span: Span;
}
