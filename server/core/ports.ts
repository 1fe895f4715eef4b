/** What the core asks of the outside: knowledge, as values. The doors in `server/io` build it; tests make their own. */

/** Every PyPI project name of one day, and the popularity rank of the much-used ones. Names are canonical. */
export interface NameIndex {
  /** The day the list was taken, `YYYY-MM-DD`. */
  readonly date: string;
  /** How many names it holds, and how many of them are ranked. */
  readonly projects: number;
  readonly ranked: number;
  has(name: string): boolean;
  /** 1 is the most used project; null for a name that is not ranked. */
  rank(name: string): number | null;
  /** How many names start with these characters. */
  countPrefix(prefix: string): number;
  /** The first `most` of the names that start with these characters, ranked ones left out, in order of the alphabet. */
  unrankedFrom(prefix: string, most: number): readonly string[];
  /** The ranked names, most used first: `rankedNames[0]` has rank 1. */
  readonly rankedNames: readonly string[];
}

/** All that ships with the product and that rules look things up in. */
export interface Knowledge {
  readonly names: NameIndex;
  /** Top-level module → canonical project, for modules whose project is known. */
  readonly importMap: ReadonlyMap<string, string>;
  /** How often runs of letters occur in all names (`names/letter-counts.ts`), packed; without it the ranked names serve. */
  readonly letterCounts?: Uint8Array;
}

/** How the list knows a name: among the much-used ones, at all, or not. */
export type Existence = 'ranked' | 'listed' | 'absent';
