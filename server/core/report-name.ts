/** One line of `antivenom check`: what is said of a name that stands in no file. */
import { factsKey, homeOf } from './indexes/asked.ts';
import { indexesInForce, ownerOf } from './indexes/index-in-force.ts';
import { inspectName } from './inspect-text.ts';
import { type Context, judgeName, remarksOnName, type Verdict } from './judge.ts';
import { canonicalName } from './names/canonical.ts';

export type ReportedName = ReturnType<typeof reportName>;

export function reportName(name: string, context: Context) {
  const { names } = context.knowledge;
  const canonical = canonicalName(name);
  const verdict = judgeName(name, context);
  const remarks = [...remarksOnName(name, context), ...inspectName(name, context)];
  const exists = existenceOf(canonical, context);
  return {
    name,
    canonical,
    exists,
    rank: context.assume ? null : names.rank(canonical),
    verdict: verdictWord(verdict ? [verdict, ...remarks] : remarks, exists),
    findings: (verdict ? [verdict, ...remarks] : remarks).map(reportVerdict),
  };
}

function reportVerdict({ rule, severity, confidence, target, evidence, message }: Verdict) {
  return { rule, severity, confidence, target, evidence, message };
}

/** Null where the list lacks the name and nobody could say whether the index has it by now. */
function existenceOf(canonical: string, context: Context): boolean | null {
  const { assume, facts, knowledge, indexes = [], settings } = context;
  if (assume) return assume === 'listed';
  // What a private index owns is not said to be there or not.
  const isListed = knowledge.names.has(canonical);
  const inForce = indexesInForce([], indexes, settings);
  if (!isListed && ownerOf(canonical, inForce) === 'private-index') return null;
  const home = isListed ? null : homeOf(inForce);
  const index = facts?.(factsKey(canonical, home?.indexes)).index;
  // Where several are asked in turn, what the first ones lack may be on the last.
  if (home && !home.isAlone && index?.state === 'missing') return null;
  if (index && index.state !== 'unchecked') return index.state === 'known';
  if (isListed) return true;
  const hasFailed = index && index.reason !== 'pending' && index.reason !== 'offline';
  return hasFailed ? null : false;
}

function verdictWord(
  findings: readonly Verdict[],
  exists: boolean | null,
): 'ok' | 'suspicious' | 'malicious' | 'invalid' | 'unknown' {
  const isGrave = ({ severity }: Verdict) => severity === 'error' || severity === 'warning';
  const has = (rule: string) => findings.some(finding => finding.rule === rule && isGrave(finding));
  if (has('malicious')) return 'malicious';
  if (findings.some(({ rule }) => rule === 'invalid-name')) return 'invalid';
  if (findings.some(isGrave)) return 'suspicious';
  return exists === null ? 'unknown' : 'ok';
}
