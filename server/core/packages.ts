/** What is known of each package that a text asks for: the other half of a report, where findings are the first. */
import type { Analysis } from './analyze.ts';
import { routeFactsOf, routeOf } from './indexes/route.ts';
import type { Context } from './judge.ts';
import { canonicalName } from './names/canonical.ts';
import { standingOf } from './names/standing.ts';
import type { LineIndex, Position } from './span.ts';

/**
 * Among the much-used ones · on the list · on no list · explained by an index, a path, a workspace or `allow` of the
 * project's own · nobody could say, which is never the same as not being there.
 */
export const evidenceKinds = ['ranked', 'listed', 'absent', 'private', 'unchecked'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface Package {
  /** Canonical. */
  readonly name: string;
  readonly evidence: EvidenceKind;
  /** 1 is the most used project of all; null for one that is not ranked. */
  readonly rank: number | null;
  /** Where it is asked for first. */
  readonly at: Position;
}

/** In the order of the text, each name once. Imports ask for modules, so they are not among them. */
export function packagesOf(analysis: Analysis, context: Context, lines: LineIndex): readonly Package[] {
  const packages = new Map<string, Package>();
  const facts = routeFactsOf(context, analysis.indexes);
  // Offline the list of names decides; what it knows stays known where only the advisories could not be asked.
  const unchecked = new Set(
    analysis.unchecked.filter(({ reason }) => reason !== 'offline').map(({ name }) => name),
  );
  for (const dependency of analysis.dependencies) {
    const { kind, name, span, source } = dependency;
    if (kind === 'import' || name === null) continue;
    const canonical = canonicalName(name);
    if (packages.has(canonical)) continue;
    const { rank, existence } = standingOf(canonical, context.knowledge);
    const route = routeOf({ kind, written: name, dependency }, facts);
    const reason = route.to === 'nobody' ? route.reason : route.to === 'private' ? 'private-index' : null;
    const evidence =
      reason === 'invalid' || source === 'conda'
        ? 'unchecked'
        : reason !== null && ownReasons.has(reason)
          ? 'private'
          : existence === 'absent' && unchecked.has(name)
            ? 'unchecked'
            : existence;
    const isPublic = evidence === 'ranked';
    packages.set(canonical, {
      name: canonical,
      evidence,
      rank: isPublic ? rank : null,
      at: lines.positionAt(span.start),
    });
  }
  return [...packages.values()];
}

const ownReasons: ReadonlySet<string> = new Set(['elsewhere', 'private-index', 'allowed', 'find-links']);
