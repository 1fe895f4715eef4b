/** Which project names to offer for the first letters of one: real projects only, and none that would be a mistake. */
import { type Context, judgeName } from '../../core/judge.ts';
import { canonicalName } from '../../core/names/canonical.ts';

export interface OfferedName {
  readonly name: string;
  /** Null for a project that is listed but not among the most used. */
  readonly rank: number | null;
}

/** More would only be scrolled past; who types on is offered others. */
const most = 50;
/** Of a million names that hardly anybody uses, few are worth a line, and each must be judged first. */
const mostUnranked = 10;
const mostJudged = 12;
/** So few letters say nothing about which of many thousand little-used projects is meant. */
const leastForUnranked = 3;

/**
 * At most 50, the most used first, then at most ten little-used ones of which no rule thinks anything, the
 * shorter first.
 * `typed` may be written in any way that PyPI takes for the same.
 */
export function offeredNames(typed: string, context: Context): readonly OfferedName[] {
  const { names } = context.knowledge;
  const prefix = prefixOf(typed);
  const offered: OfferedName[] = [];
  // What the project has switched off or lets pass must not make a squat look like an offer.
  const strict = { ...context, settings: { ...context.settings, rules: {}, allow: [] } };
  const isOffered = (name: string) => judgeName(name, strict) === null;
  for (const name of names.rankedNames) {
    if (offered.length >= most) return offered;
    if (name.startsWith(prefix) && isOffered(name)) offered.push({ name, rank: names.rank(name) });
  }
  if (prefix.length < leastForUnranked) return offered;
  const audited = { ...strict, settings: { ...strict.settings, sensitivity: 'audit' as const } };
  const others = names.unrankedFrom(prefix, mostRead).toSorted((a, b) => a.length - b.length);
  const end = Math.min(most, offered.length + mostUnranked);
  for (const name of others.slice(0, mostJudged)) {
    if (offered.length >= end) break;
    if (judgeName(name, audited) === null) offered.push({ name, rank: null });
  }
  return offered;
}

/** Enough to find the short ones among them. */
const mostRead = 2000;

/** The start of canonical names: `Zope.In` → `zope-in`, `zope_` → `zope-`. */
export function prefixOf(typed: string): string {
  return canonicalName(typed);
}
