/** Lines as pip takes them in a requirements file, wherever they stand: requirements, references and index settings. */
import type { Dependency, IndexSetting, Parsed, Problem, Reference } from '../../dependency.ts';
import type { LogicalLine } from '../../python/logical-lines.ts';
import { optionsStart, type PipOption, readPipOptions } from '../../python/pip-options.ts';
import { type PipReading, parsePipRequirement } from '../../python/pip-requirement.ts';

/** Reads each line on its own, so that one mistake costs no other line. `group` goes into each dependency. */
export function readPipLines(lines: readonly LogicalLine[], group: string | null): Parsed {
  const dependencies: Dependency[] = [];
  const problems: Problem[] = [];
  const references: Reference[] = [];
  const indexes: IndexSetting[] = [];
  for (const line of lines) {
    const argumentsEnd = optionsStart(line.text);
    const { options, problems: mistakes } = readPipOptions(line.text, argumentsEnd);
    for (const { span, message } of mistakes.slice(0, 1))
      problems.push({ span: line.spanOf(span.start, span.end), message });
    const hasArguments = argumentsEnd > 0;
    const reading = hasArguments ? parsePipRequirement(line.text, 0, argumentsEnd) : editable(line, options);
    if (reading) read(line, reading, options, group, dependencies, problems);
    // Beside a requirement pip heeds only the options that are about it.
    else for (const option of options) setting(line, option, references, indexes);
  }
  return { dependencies, problems, references, indexes };
}

/** The first `-e` of a line; pip passes over further ones. */
function editable(line: LogicalLine, options: readonly PipOption[]): PipReading | null {
  const option = options.find(({ name, value }) => name === 'editable' && value !== '');
  if (!option) return null;
  const { start, end } = option.valueSpan;
  const isDirectReference = /^[ \t]*@/.test(line.text.slice(end));
  return parsePipRequirement(line.text, start, isDirectReference ? line.text.length : end, true);
}

function read(
  line: LogicalLine,
  { requirement, problem }: PipReading,
  options: readonly PipOption[],
  group: string | null,
  dependencies: Dependency[],
  problems: Problem[],
): void {
  if (problem)
    problems.push({ span: line.spanOf(problem.span.start, problem.span.end), message: problem.message });
  if (!requirement) return;
  dependencies.push({
    kind: 'requirement',
    ...requirement,
    span: line.spanOf(requirement.span.start, requirement.span.end),
    group,
    hashed: requirement.hashed || options.some(option => option.name === 'hash'),
    removal: line.whole,
  });
}

function setting(
  line: LogicalLine,
  option: PipOption,
  references: Reference[],
  indexes: IndexSetting[],
): void {
  const { name, value, valueSpan } = option;
  const place = value === '' ? option.span : valueSpan;
  const span = line.spanOf(place.start, place.end);
  switch (name) {
    case 'requirement':
    case 'constraint':
      if (value !== '')
        references.push({ path: value, span, kind: name === 'constraint' ? 'constraints' : 'requirements' });
      break;
    case 'no-index':
      indexes.push({ kind: name, value, span });
      break;
    case 'index-url':
    case 'extra-index-url':
    case 'find-links':
    case 'trusted-host':
      if (value !== '') indexes.push({ kind: name, value, span });
  }
}
