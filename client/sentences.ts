/**
 * What the notifications say, made from the server's answers. They come over a wire, so nothing about their shape
 * is taken for granted: a missing number counts as none.
 */

/** "1 finding in 3 files: 1 warning; 12 names checked". */
export function scanSentence(summary: unknown): string {
  const findings = member(summary, 'findings');
  const counts = severities.map(severity => ({ severity, count: numberIn(findings, severity) }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const names = numberIn(summary, 'dependencies') + numberIn(summary, 'imports');
  const bySeverity = counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => amount(count, severity))
    .join(', ');
  const files = amount(numberIn(summary, 'files'), 'file');
  const kinds = bySeverity && `: ${bySeverity}`;
  return `${findingsCount(total)} in ${files}${kinds}; ${amount(names, 'name')} checked.`;
}

/** "No findings in this file." */
export function findingsSentence(count: number): string {
  return `${findingsCount(count)} in this file.`;
}

/** "2 problems fixed.", or why there were none. */
export function fixesSentence(result: unknown, isTrusted: boolean): string {
  if (!isTrusted) return 'nothing is changed in a workspace that you have not trusted.';
  const edits = member(result, 'applied') === true ? numberIn(result, 'edits') : 0;
  return edits === 0 ? 'no safe fixes in this file.' : `${amount(edits, 'problem')} fixed.`;
}

/** "2 of 214 packages show signs of hidden code." */
export function environmentSentence(answer: unknown): string {
  const loud = numberIn(answer, 'loud');
  const packages = amount(numberIn(answer, 'packages'), 'package');
  if (loud === 0) return `no signs of hidden code in ${packages}.`;
  return `${loud.toLocaleString('en')} of ${packages} ${loud === 1 ? 'shows' : 'show'} signs of hidden code.`;
}

export interface RefreshSentence {
  readonly isComplete: boolean;
  readonly text: string;
}

/** "886,323 project names and malware records on 13,800 projects are up to date." */
export function refreshSentence(summary: unknown): RefreshSentence {
  const names = member(summary, 'names');
  const advisories = member(summary, 'advisories');
  const renewed = [
    { outcome: names, what: `${numberIn(names, 'projects').toLocaleString('en')} project names` },
    {
      outcome: advisories,
      what: `malware records on ${amount(numberIn(advisories, 'projects'), 'project')}`,
    },
  ].filter(({ outcome }) => member(outcome, 'state') === 'renewed');
  const parts = renewed.length > 0 ? [`${renewed.map(({ what }) => what).join(' and ')} are up to date`] : [];
  if (member(names, 'state') !== 'renewed') parts.push(`the list of names was not renewed${reasonIn(names)}`);
  if (member(advisories, 'state') !== 'renewed')
    parts.push(`the malware records were not renewed${reasonIn(advisories)}`);
  return { isComplete: renewed.length === 2, text: `${parts.join('; ')}.` };
}

/** From 90 days on a list of names says less about a name that is not in it. `date` is `YYYY-MM-DD`, `now` in epoch milliseconds. */
export function isOldSnapshot(date: string, now: number): boolean {
  return now - Date.parse(date) >= 90 * 24 * 60 * 60 * 1000;
}

export interface VerdictSentence {
  readonly isSuspicious: boolean;
  readonly text: string;
  /** What may be looked up about it: the rule that speaks, and the project to read about; null where there is none. */
  readonly rule: string | null;
  readonly project: string | null;
}

/** What is known of a name that was asked about; a finding speaks for itself. */
export function verdictSentence(name: string, answer: unknown): VerdictSentence {
  const verdict = member(answer, 'verdict');
  const isSuspicious = verdict === 'suspicious' || verdict === 'malicious' || verdict === 'invalid';
  const exists = member(answer, 'exists') === true;
  const finding = firstFinding(answer);
  const message = textIn(answer, 'message') ?? textIn(finding, 'message');
  return {
    isSuspicious,
    text: message ? message + existence(answer) : standing(name, answer, isSuspicious ? verdict : null),
    rule: textIn(finding, 'rule'),
    // Who meant another project wants to see that one, not the look-alike.
    project: textIn(finding, 'target') ?? (exists ? name : null),
  };
}

/** "; a project of that name exists (rank 3,339)", behind what a finding says. */
function existence(answer: unknown): string {
  if (member(answer, 'exists') !== true) return '';
  const rank = member(answer, 'rank');
  const place = typeof rank === 'number' ? `rank ${rank.toLocaleString('en')}` : 'little used';
  return `; a project of that name exists (${place})`;
}

function standing(name: string, answer: unknown, verdict: string | null): string {
  if (verdict) return `'${name}' looks ${verdict}.`;
  const rank = member(answer, 'rank');
  if (typeof rank === 'number')
    return `'${name}' is a known project (rank ${rank.toLocaleString('en')}). Nothing speaks against it.`;
  if (member(answer, 'exists') === true)
    return `'${name}' is a known, little-used project. It imitates no other name.`;
  return `'${name}' is not in Antivenom's list of projects.`;
}

const severities = ['error', 'warning', 'information', 'hint'] as const;

function reasonIn(outcome: unknown): string {
  const message = member(outcome, 'message');
  return typeof message === 'string' && message ? ` (${message})` : '';
}

function firstFinding(answer: unknown): unknown {
  const findings = member(answer, 'findings');
  return Array.isArray(findings) ? findings[0] : null;
}

/** Null where it is no text, or empty. */
function textIn(value: unknown, key: string): string | null {
  const text = member(value, key);
  return typeof text === 'string' && text !== '' ? text : null;
}

function findingsCount(count: number): string {
  return count === 0 ? 'No findings' : amount(count, 'finding');
}

function amount(count: number, noun: string): string {
  const plural = noun === 'information' ? noun : `${noun}s`;
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}

function numberIn(value: unknown, key: string): number {
  const found = member(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : 0;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
