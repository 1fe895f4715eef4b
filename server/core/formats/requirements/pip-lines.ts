/** Lines as pip takes them in a requirements file, wherever they stand: requirements, references and index settings. */
import type { Dependency, IndexSetting, LockedHash, Parsed, Problem, Reference } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import type { LogicalLine } from '../../python/logical-lines.ts';
import { optionsStart, type PipOption, type PipOptions, readPipOptions } from '../../python/pip-options.ts';
import { type PipReading, type PipRequirement, parsePipRequirement } from '../../python/pip-requirement.ts';

/** One line by itself; spans count from its start. */
export interface PipLine {
  /** Null where the line holds options alone. */
  readonly reading: PipReading | null;
  readonly options: readonly PipOption[];
  readonly mistake: PipOptions['problems'][number] | null;
}

/**
 * Reads each line on its own, so that one mistake costs no other line. `group` goes into each dependency; `readLine`
 * may remember lines that it has read before.
 */
export function readPipLines(
  lines: readonly LogicalLine[],
  group: string | null,
  readLine: (text: string) => PipLine = readPipLine,
): Parsed {
  const dependencies: Dependency[] = [];
  const problems: Problem[] = [];
  const references: Reference[] = [];
  const indexes: IndexSetting[] = [];
  const hashes: LockedHash[] = [];
  for (const line of lines) {
    const { reading, options, mistake } = readLine(line.text);
    for (const problem of [mistake, reading?.problem])
      if (problem)
        problems.push({ span: line.spanOf(problem.span.start, problem.span.end), message: problem.message });
    if (reading?.requirement) {
      dependencies.push(dependency(line, reading.requirement, options, group));
      if (reading.requirement.name !== null)
        for (const option of options) addHash(line, reading.requirement.name, option, hashes);
    }
    // Beside a requirement pip heeds only the options that are about it.
    else if (!reading) for (const option of options) setting(line, option, references, indexes);
  }
  return { dependencies, problems, references, indexes, ...(hashes.length > 0 && { hashes }) };
}

export function readPipLine(text: string): PipLine {
  const argumentsEnd = optionsStart(text);
  const { options, problems } = readPipOptions(text, argumentsEnd);
  const reading = argumentsEnd > 0 ? parsePipRequirement(text, 0, argumentsEnd) : editable(text, options);
  return { reading, options, mistake: problems[0] ?? null };
}

/** The first `-e` of a line; pip passes over further ones. */
function editable(text: string, options: readonly PipOption[]): PipReading | null {
  const option = options.find(({ name, value }) => name === 'editable' && value !== '');
  if (!option) return null;
  const { start, end } = option.valueSpan;
  const isDirectReference = /^[ \t]*@/.test(text.slice(end));
  return parsePipRequirement(text, start, isDirectReference ? text.length : end, true);
}

/** Spelled out, as it runs for every line at every keystroke. */
function dependency(
  line: LogicalLine,
  { name, span, specifier, extras, marker, source, address, hashed }: PipRequirement,
  options: readonly PipOption[],
  group: string | null,
): Dependency {
  return {
    kind: 'requirement',
    name,
    span: line.spanOf(span.start, span.end),
    specifier,
    extras,
    marker,
    group,
    source,
    ...(address !== undefined && { address }),
    hashed: hashed || options.some(option => option.name === 'hash'),
    removal: line.whole,
  };
}

/** `--hash=sha256:…`; one that is half typed is no hash yet. */
function addHash(line: LogicalLine, project: string, option: PipOption, hashes: LockedHash[]): void {
  const colon = option.value.indexOf(':');
  if (option.name !== 'hash' || colon < 1 || colon === option.value.length - 1) return;
  const { start, end } = option.valueSpan;
  hashes.push({
    name: canonicalName(project),
    file: null,
    algorithm: option.value.slice(0, colon).toLowerCase(),
    digest: option.value.slice(colon + 1),
    span: line.spanOf(start, end),
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
