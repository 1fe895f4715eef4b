/** One line of `antivenom check`: what is said of a name that stands in no file. */
import { type Context, judgeName, type Verdict } from './judge.ts';
import { canonicalName } from './names/canonical.ts';

export type ReportedName = ReturnType<typeof reportName>;

export function reportName(name: string, context: Context) {
  const { names } = context.knowledge;
  const canonical = canonicalName(name);
  const verdict = judgeName(name, context);
  return {
    name,
    canonical,
    exists: context.assume ? context.assume === 'listed' : names.has(canonical),
    rank: context.assume ? null : names.rank(canonical),
    verdict: verdictWord(verdict),
    findings: verdict ? [reportVerdict(verdict)] : [],
  };
}

function reportVerdict({ rule, severity, confidence, target, evidence, message }: Verdict) {
  return { rule, severity, confidence, target, evidence, message };
}

function verdictWord(verdict: Verdict | null): 'ok' | 'suspicious' | 'invalid' {
  if (verdict?.rule === 'invalid-name') return 'invalid';
  return verdict?.severity === 'error' || verdict?.severity === 'warning' ? 'suspicious' : 'ok';
}
