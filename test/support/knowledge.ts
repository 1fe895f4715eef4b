/** Small made-up knowledge for tests that must not depend on the real list's ranks. */
import type { Knowledge, NameIndex } from '../../server/core/ports.ts';

export interface KnowledgeParts {
  /** Most used first. */
  readonly ranked?: readonly string[];
  /** On the index, but not among the ranked. */
  readonly listed?: readonly string[];
  readonly importMap?: Iterable<readonly [string, string]>;
  readonly date?: string;
}

export function smallKnowledge(parts: KnowledgeParts): Knowledge {
  const names = smallIndex(parts.ranked ?? [], parts.listed ?? [], parts.date ?? '2026-11-01');
  return { names, importMap: new Map(parts.importMap ?? []) };
}

function smallIndex(ranked: readonly string[], listed: readonly string[], date: string): NameIndex {
  const ranks = new Map(ranked.map((name, index) => [name, index + 1]));
  const all = new Set([...ranked, ...listed]);
  return {
    date,
    projects: all.size,
    ranked: ranked.length,
    rankedNames: ranked,
    has: name => all.has(name),
    rank: name => ranks.get(name) ?? null,
    countPrefix: prefix => [...all].filter(name => name.startsWith(prefix)).length,
    unrankedFrom: (prefix, most) =>
      [...listed]
        .filter(name => name.startsWith(prefix))
        .sort()
        .slice(0, most),
  };
}
