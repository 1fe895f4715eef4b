/** The values that a Python expression can be computed to, and the limits of that. */

/** Text; bytes as text with one character a byte; whole numbers; lists and tuples of them. */
export type Value = string | number | readonly Value[];

export interface Folded {
  readonly value: Value;
  readonly isBytes: boolean;
  /** What was done to get there; empty for a plain literal. */
  readonly how: ReadonlySet<How>;
}

export type How =
  | 'joined'
  | 'reversed'
  | 'sliced'
  | 'characters'
  | 'replaced'
  | 'decoded'
  | 'unpacked'
  | 'computed';

export const foldLimits = { depth: 60, steps: 200_000, length: 1_000_000, items: 100_000 } as const;
