/** The names on the index that imitate one's own project, as the rules see it, and the slips that nobody has taken yet. */
import type { Confidence } from '../finding.ts';
import { canonicalName } from '../names/canonical.ts';
import { osaDistance } from '../names/distance.ts';
import { judgeLikeness, scoreOf } from '../names/likeness.ts';
import { describePair, type Ground, groundOf, prepareGround } from '../names/pairs.ts';
import { difference } from '../names/slip-words.ts';
import { describeSlip, type SlipKind } from '../names/slips.ts';
import { isTrusted, likenessOf } from '../names/standing.ts';
import type { Knowledge, NameIndex } from '../ports.ts';
import { likelySlips, nearbyNames, type VariantKind } from './variants.ts';

export interface Lookalikes {
  readonly name: string;
  readonly canonical: string;
  /** Of one's own project; null for one that is not ranked. */
  readonly rank: number | null;
  readonly isListed: boolean;
  /** The day of the list of names, `YYYY-MM-DD`. */
  readonly date: string;
  /** The surest first, at most 200. */
  readonly lookalikes: readonly Lookalike[];
  /** The most probable slips that the list lacks, a few of each kind. */
  readonly free: readonly FreeName[];
}

export interface Lookalike {
  readonly name: string;
  readonly rank: number | null;
  readonly kind: SlipKind;
  /** What is different, to stand behind a colon. */
  readonly difference: string;
  /** True where the rules report the name today; else they would if one's own project were among the most used. */
  readonly isReported: boolean;
  readonly confidence: Confidence;
}

export interface FreeName {
  readonly name: string;
  readonly kind: VariantKind;
}

const mostLookalikes = 200;
const longestName = 100;
/** What begins alike, in the first half, is read through to this many names. */
const mostAlike = 30_000;
const shortestBeginning = 3;

/** `name` is a project's name in any spelling; it need not be on the list. */
export function lookalikesOf(name: string, knowledge: Knowledge): Lookalikes {
  const canonical = canonicalName(name);
  const { names } = knowledge;
  const rank = names.rank(canonical);
  const ground = groundWhereFamous(canonical, knowledge);
  const isShort = canonical.length <= longestName;
  const lookalikes = (isShort ? candidates(canonical, names) : [])
    .flatMap(candidate => lookalike(candidate, canonical, knowledge, ground) ?? [])
    .sort(bySureness)
    .slice(0, mostLookalikes);
  return {
    name,
    canonical,
    rank,
    isListed: names.has(canonical),
    date: names.date,
    lookalikes,
    free: isShort ? freeNames(canonical, names, ground) : [],
  };
}

/** Listed names that could be meant for this one by any slip that has a name. */
function candidates(canonical: string, names: NameIndex): readonly string[] {
  const found = new Set<string>();
  for (const near of nearbyNames(canonical)) if (names.has(near)) found.add(near);
  const beginning = canonical.slice(0, Math.max(shortestBeginning, canonical.length >> 1));
  const alike = names.unrankedFrom(beginning, mostAlike);
  for (const other of [...alike, ...names.rankedNames])
    if (osaDistance(other, canonical, 2) <= 2) found.add(other);
  found.delete(canonical);
  return [...found];
}

function lookalike(
  candidate: string,
  canonical: string,
  knowledge: Knowledge,
  ground: Ground,
): Lookalike | null {
  const { names } = knowledge;
  const rank = names.rank(candidate);
  const own = names.rank(canonical);
  // Who is used more imitates nobody.
  if (rank !== null && (own === null || rank < own)) return null;
  if (isTrusted(candidate, knowledge)) return null;
  const today = likenessOf(candidate, { knowledge, assume: null });
  const isReported = today?.target === canonical && rank === null && today.confidence.listed !== null;
  const likeness = isReported ? today : judgeLikeness(candidate, ground);
  const confidence = likeness?.confidence.listed ?? null;
  if (likeness?.target !== canonical || confidence === null) return null;
  const { slip } = likeness;
  return { name: candidate, rank, kind: slip.kind, difference: difference(slip), isReported, confidence };
}

function bySureness(one: Lookalike, other: Lookalike): number {
  const sure = ['high', 'medium', 'low'];
  return (
    Number(other.isReported) - Number(one.isReported) ||
    sure.indexOf(one.confidence) - sure.indexOf(other.confidence) ||
    (one.rank ?? Number.POSITIVE_INFINITY) - (other.rank ?? Number.POSITIVE_INFINITY) ||
    (one.name < other.name ? -1 : 1)
  );
}

/** As the hundredth of the most used. */
const famousPlace = 99;

/** What names are held against, with one more among the most used of them. */
function groundWhereFamous(canonical: string, knowledge: Knowledge): Ground {
  const { names } = knowledge;
  const rank = names.rank(canonical);
  if (rank !== null && rank <= famousPlace + 1) return groundOf(knowledge);
  const others = names.rankedNames.filter(name => name !== canonical);
  const famous: NameIndex = {
    date: names.date,
    projects: names.projects,
    ranked: others.length + 1,
    rankedNames: [...others.slice(0, famousPlace), canonical, ...others.slice(famousPlace)],
    has: name => name === canonical || names.has(name),
    rank: name => (name === canonical ? famousPlace + 1 : names.rank(name)),
    countPrefix: prefix => names.countPrefix(prefix),
    unrankedFrom: (prefix, most) => names.unrankedFrom(prefix, most),
  };
  const { importMap, letterCounts } = knowledge;
  return prepareGround({ names: famous, importMap, ...(letterCounts && { letterCounts }) });
}

const freeOfKind = 3;

/** The best first, by what the score says of slips; affixes come last, the most common first. */
function freeNames(canonical: string, names: NameIndex, ground: Ground): readonly FreeName[] {
  const isListed = names.has(canonical);
  const scored = likelySlips(canonical)
    // PyPI takes these for the same name, and gives them to nobody.
    .filter(({ name }) => !names.has(name) && !(isListed && collapsed(name) === collapsed(canonical)))
    .map(variant => ({ ...variant, score: likelihoodOf(variant.name, canonical, ground) }))
    .sort((a, b) => Number(a.kind === 'affix') - Number(b.kind === 'affix') || b.score - a.score);
  const counts = new Map<VariantKind, number>();
  return scored.flatMap(({ name, kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= freeOfKind ? { name, kind } : [];
  });
}

function likelihoodOf(name: string, canonical: string, ground: Ground): number {
  const slip = describeSlip(name, canonical);
  const isOfLetters = slip !== null && slip.edits.length > 0;
  return isOfLetters ? scoreOf(describePair(name, canonical, famousPlace + 1, slip, ground)) : 0;
}

/** What PyPI compares a new name by: separators left out, `1`, `l`, `i` and `0`, `o` the same. */
function collapsed(canonical: string): string {
  return canonical.replaceAll('-', '').replace(/[li]/g, '1').replaceAll('o', '0');
}
