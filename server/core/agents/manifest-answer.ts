/** What an agent is told about one manifest, cut to what it can use. */
import type { ReportedFinding, Summary, Tally } from '../report.ts';
import { type Answer, foreign } from './answer.ts';

/** Of each list; `left_out` counts the rest. */
const most = 100;

/** `snapshot` is the day of the list of names. */
export function manifestAnswer(
  tally: Tally,
  counts: Pick<Summary, 'files' | 'dependencies' | 'imports'>,
  isOnline: boolean,
  snapshot: string,
): Answer {
  const findings = tally.findings.slice(0, most).map(findingOf);
  const unchecked = tally.unchecked.slice(0, most).map(({ name, file, reason }) => ({
    name: foreign(name),
    file: foreign(file),
    reason,
  }));
  const problems = tally.problems.slice(0, most).map(({ file, range, message }) => ({
    file: foreign(file),
    line: range === null ? null : range.start.line + 1,
    column: range === null ? null : range.start.character + 1,
    message: foreign(message),
  }));
  const left_out = [tally.findings, tally.unchecked, tally.problems]
    .map(list => Math.max(0, list.length - most))
    .reduce((sum, more) => sum + more);
  const network = isOnline ? 'online' : 'offline';
  const { files, dependencies: requirements, imports } = counts;
  const counted = `${requirements} requirements and ${imports} imports checked ${network} (list of ${snapshot})`;
  return {
    lead: `${counted}: ${tally.findings.length || 'no'} findings, ${tally.unchecked.length} names that could not be checked, ${tally.problems.length} places that could not be read.`,
    lines: [
      ...findings.map(each => `${each.file}:${each.line}: ${each.severity} [${each.rule}] ${each.message}`),
      ...unchecked.map(each => `${each.file}: '${each.name}' could not be checked (${each.reason})`),
      ...problems.map(each => `${each.file}:${each.line ?? ''}: ${each.message}`),
    ],
    structured: {
      ...{ snapshot, network, files, requirements, imports, findings, unchecked, problems, left_out },
    },
  };
}

function findingOf({ file, range, name, rule, severity, confidence, target, ...rest }: ReportedFinding) {
  return {
    file: foreign(file),
    line: range.start.line + 1,
    column: range.start.character + 1,
    name: name === null ? null : foreign(name),
    ...{ rule, severity, confidence, target },
    message: foreign(rest.message),
    fix: rest.fixes[0] ? foreign(rest.fixes[0].title) : null,
  };
}
