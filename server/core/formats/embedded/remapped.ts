/** What was read out of a text that stands inside another one, with the places of the outer text. */
import type { Parsed } from '../../dependency.ts';
import type { Span } from '../../span.ts';

/**
 * `spanOf` says where a stretch of the inner text stands in the outer one; `removalOf` the same for what is to be cut,
 * null where cutting it there would harm.
 */
export function remapped(
  parsed: Parsed,
  spanOf: (span: Span) => Span,
  removalOf: (span: Span) => Span | null = spanOf,
): Parsed {
  const moved = <T extends { readonly span: Span }>(each: T): T => ({ ...each, span: spanOf(each.span) });
  return {
    ...parsed,
    dependencies: parsed.dependencies.map(each => ({
      ...moved(each),
      removal: each.removal && removalOf(each.removal),
    })),
    problems: parsed.problems.map(moved),
    references: parsed.references.map(moved),
    indexes: parsed.indexes.map(moved),
  };
}
