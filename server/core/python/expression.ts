/** What the reader of Python expressions makes of a text; `other` stands for all that is no list of strings. */
import type { Span } from '../span.ts';

export type Expression =
  /** One or several literals in a row, by their tokens: from the opening quote to behind the closing one. */
  | { readonly kind: 'string'; readonly literals: readonly Span[]; readonly span: Span }
  /** A list, a tuple or a set. */
  | ({ readonly kind: 'list' } & Items<Expression>)
  | { readonly kind: 'dict'; readonly entries: readonly Entry[]; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'attribute'; readonly base: Expression; readonly name: string; readonly span: Span }
  | { readonly kind: 'subscript'; readonly base: Expression; readonly key: Expression; readonly span: Span }
  | Call
  /** `*x` and `**x`. */
  | { readonly kind: 'star'; readonly value: Expression; readonly span: Span }
  | { readonly kind: 'sum'; readonly parts: Expression[]; readonly span: Span }
  /** One of several: `a if c else b`, `a or b`, `a | b`. */
  | { readonly kind: 'either'; readonly parts: Expression[]; readonly span: Span }
  /** `base % values`. */
  | { readonly kind: 'template'; readonly base: Expression; readonly span: Span }
  | { readonly kind: 'other'; readonly span: Span };

/** What stands between brackets; `commas[i]` is the offset of the comma behind item `i`, -1 where there is none. */
export interface Items<Item> {
  readonly items: readonly Item[];
  readonly commas: readonly number[];
  readonly span: Span;
}

export interface Entry {
  /** Null for `**value`. */
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface Call extends Items<Argument> {
  readonly kind: 'call';
  readonly callee: Expression;
}

export interface Argument {
  /** `x` of `x=1`. */
  readonly name: string | null;
  readonly value: Expression;
  /** What stands behind a colon, in the parameters of a function. */
  readonly annotation: Expression | null;
  readonly span: Span;
}

/** `setuptools.setup` of a name and its attributes; null for what is no plain path. */
export function dottedName(expression: Expression): string | null {
  const parts: string[] = [];
  let inner = expression;
  for (; inner.kind === 'attribute'; inner = inner.base) parts.push(inner.name);
  return inner.kind === 'name' ? [inner.name, ...parts.reverse()].join('.') : null;
}

/** One flat list however many are joined: a long sum must not become a deep tree. */
export function joined(kind: 'sum' | 'either', left: Expression, right: Expression, span: Span): Expression {
  if (left.kind !== kind) return { kind, parts: [left, right], span };
  left.parts.push(right);
  return { ...left, span };
}
