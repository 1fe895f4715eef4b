/** Takes out the findings that a file's own comments ignore, and says which comments ignored nothing. */
import type { Span } from '../span.ts';
import type { IgnoreDirective } from './ignores.ts';

/** A comment without rule names never hides these. */
export const rulesToBeNamed: ReadonlySet<string> = new Set(['malicious', 'denied']);

export interface UnusedIgnore {
  readonly directive: IgnoreDirective;
  /** The rule in its brackets that ignored nothing; null where the whole comment did not. */
  readonly code: string | null;
  /** The rule's name, or the whole comment. */
  readonly span: Span;
}

export interface Ignored<F> {
  readonly kept: readonly F[];
  readonly unused: readonly UnusedIgnore[];
}

/** All directives that cover the same stretch of a text, however many there are. */
interface Stretch extends Span {
  /** The rules that they name, and whether one of them names none. */
  readonly codes: Set<string>;
  coversAll: boolean;
  /** The rules of the findings that were ignored here. */
  readonly ignored: Set<string>;
}

/** A finding is ignored where its span starts in what a directive covers. The order of the findings is kept. */
export function applyIgnores<F extends { readonly rule: string; readonly span: Span }>(
  findings: readonly F[],
  directives: readonly IgnoreDirective[],
): Ignored<F> {
  if (directives.length === 0) return { kept: findings, unused: [] };
  const stretches = stretchesOf(directives);
  const stretchesAt = finder([...stretches.values()]);
  const kept = findings.filter(({ rule, span }) => {
    let isIgnored = false;
    for (const stretch of stretchesAt(span.start))
      if (stretch.codes.has(rule) || (stretch.coversAll && !rulesToBeNamed.has(rule))) {
        stretch.ignored.add(rule);
        isIgnored = true;
      }
    return !isIgnored;
  });
  const unused = directives.flatMap(directive =>
    unusedParts(directive, stretches.get(keyOf(directive))?.ignored ?? new Set()),
  );
  return { kept, unused };
}

function stretchesOf(directives: readonly IgnoreDirective[]): ReadonlyMap<string, Stretch> {
  const stretches = new Map<string, Stretch>();
  for (const directive of directives) {
    if (directive.scope === 'misplaced') continue;
    const key = keyOf(directive);
    const known = stretches.get(key);
    const stretch = known ?? { ...directive.covers, codes: new Set(), coversAll: false, ignored: new Set() };
    if (!known) stretches.set(key, stretch);
    for (const { code } of directive.rules ?? []) stretch.codes.add(code);
    if (!directive.rules) stretch.coversAll = true;
  }
  return stretches;
}

function keyOf({ scope, covers }: IgnoreDirective): string {
  return `${scope} ${covers.start} ${covers.end}`;
}

/** Finds all stretches around an offset. Few lie in one another, so a look back ends soon. */
function finder(stretches: readonly Stretch[]): (offset: number) => readonly Stretch[] {
  const sorted = stretches.toSorted((a, b) => a.start - b.start || b.end - a.end);
  // The furthest end of all stretches up to each: once it lies before an offset, none further back can cover it.
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));
  return offset => {
    let last = sorted.length;
    for (let low = 0; low < last; ) {
      const middle = (low + last) >> 1;
      if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
      else last = middle;
    }
    const found: Stretch[] = [];
    for (let at = last - 1; at >= 0 && (reach[at] ?? 0) >= offset; at--) {
      const stretch = sorted[at];
      if (stretch && stretch.end >= offset) found.push(stretch);
    }
    return found;
  };
}

function unusedParts(directive: IgnoreDirective, ignored: ReadonlySet<string>): UnusedIgnore[] {
  const { rules, span } = directive;
  const isIdle = rules
    ? rules.every(({ code }) => !ignored.has(code))
    : [...ignored].every(rule => rulesToBeNamed.has(rule));
  if (isIdle) return [{ directive, code: null, span }];
  const idle = rules?.filter(({ code }) => !ignored.has(code)) ?? [];
  return idle.map(({ code, span }) => ({ directive, code, span }));
}
