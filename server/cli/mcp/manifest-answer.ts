/** What `check_manifest` gives back, cut to what an agent can use. */
import type { ReportedFinding, Summary, Tally } from '../../core/report.ts';
import { type Answer, foreign } from './answer.ts';
import { findingSchema, groundSchema, listOf, numberOrNull, textOrNull } from './schemas.ts';
import type { ObjectSchema } from './tools.ts';

/** Of each list; `left_out` counts the rest. */
const most = 100;

const place = {
  file: { type: 'string', description: 'From the working folder' },
  line: { ...numberOrNull, description: 'From 1' },
  column: { ...numberOrNull, description: 'From 1, in UTF-16 units' },
};

export const manifestOutput: ObjectSchema = {
  type: 'object',
  properties: {
    ...groundSchema,
    files: { type: 'number', description: 'With those that the file pulls in' },
    requirements: { type: 'number' },
    imports: { type: 'number' },
    findings: listOf({
      ...place,
      name: textOrNull,
      ...findingSchema,
      fix: { ...textOrNull, description: 'What could be done about it' },
    }),
    unchecked: listOf({ name: { type: 'string' }, file: { type: 'string' }, reason: { type: 'string' } }),
    problems: listOf({ ...place, message: { type: 'string' } }),
    left_out: { type: 'number' },
  },
  required: [
    ...['snapshot', 'network', 'files', 'requirements', 'imports'],
    ...['findings', 'unchecked', 'problems', 'left_out'],
  ],
};

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
