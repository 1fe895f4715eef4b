/** One line of `antivenom check`: what is said of a name that stands in no file. */
import { indexesInForce, ownerOf } from './indexes/index-in-force.ts';
import { inspectName } from './inspect-text.ts';
import { type Context, judgeName, type Verdict } from './judge.ts';
import { canonicalName } from './names/canonical.ts';

export type ReportedName = ReturnType<typeof reportName>;

export function reportName(name: string, context: Context) {
  const { names } = context.knowledge;
  const canonical = canonicalName(name);
  const verdict = judgeName(name, context);
  const remarks = inspectName(name, context);
  const verdicts = verdict ? [verdict, ...remarks] : remarks;
  const listed = context.assume ? context.assume === 'listed' : names.has(canonical);
  const isPrivate =
    ownerOf(canonical, indexesInForce([], context.indexes ?? [], context.settings)) === 'private-index';
  // What a private index owns is not said to be there or not.
  const exists = !listed && !context.assume && isPrivate ? null : listed;
  return {
    name,
    canonical,
    exists,
    rank: context.assume ? null : names.rank(canonical),
    verdict: verdictWord(verdicts, exists),
    findings: verdicts.map(reportVerdict),
  };
}

function reportVerdict({ rule, severity, confidence, target, evidence, message }: Verdict) {
  return { rule, severity, confidence, target, evidence, message };
}

function verdictWord(
  verdicts: readonly Verdict[],
  exists: boolean | null,
): 'ok' | 'suspicious' | 'invalid' | 'unknown' {
  if (verdicts.some(({ rule }) => rule === 'invalid-name')) return 'invalid';
  if (verdicts.some(({ severity }) => severity === 'error' || severity === 'warning')) return 'suspicious';
  return exists === null ? 'unknown' : 'ok';
}
