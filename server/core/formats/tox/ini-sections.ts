/** The sections of a `tox.ini`: `deps`, `constraints` and commands of every environment, and what tox itself requires. */

import { append } from '../../append.ts';
import type { Parsed, Reference } from '../../dependency.ts';
import type { IniDocument } from '../../ini/parse.ts';
import { valueLines } from '../../ini/value-lines.ts';
import type { LogicalLine } from '../../python/logical-lines.ts';
import { emptyReading, type InstallReading } from '../../shell/install-commands.ts';
import { readPipLines } from '../requirements/pip-lines.ts';
import { finished } from '../shell-reading.ts';
import { addCommandLines, commandSettings } from './commands.ts';
import { behindFactors, withoutSubstitutions } from './lines.ts';
import { environmentSettings, indexesInLines } from './set-env.ts';

/** `core` is the section of tox's own settings: `tox`, or `tox:tox` in a `setup.cfg`. */
export function readToxSections({ text, sections }: IniDocument, core: string): Parsed {
  const found = emptyReading();
  for (const { name, options } of sections)
    for (const option of options) {
      // Any section may hold a list that environments take over with `{[section]deps}`.
      const isList = option.name === 'deps' || (option.name === 'requires' && name === core);
      const isConstraints = option.name === 'constraints';
      const isCommands = commandSettings.includes(option.name);
      const isEnvironment = environmentSettings.includes(option.name);
      if (!isList && !isConstraints && !isCommands && !isEnvironment) continue;
      const lines = valueLines(text, option, ({ start, end }) => behindFactors(text, start, end));
      if (isCommands) addCommandLines(found, lines);
      else if (isConstraints) addConstraints(found, lines);
      else if (isEnvironment) append(found.indexes, indexesInLines(lines));
      else addLines(found, lines, `${name}.${option.name}`);
    }
  return finished(found);
}

/** Adds what pip would read out of the lines once tox has put in its values. */
export function addLines(found: InstallReading, lines: readonly LogicalLine[], group: string): void {
  const readable = lines.flatMap(line => withoutSubstitutions(line) ?? []);
  const plain = readPipLines(readable.filter(isPlain), group);
  // What these lines will be is not known before tox has put in its values: they cannot be said to be wrong.
  const open = readPipLines(
    readable.filter(line => !isPlain(line)),
    group,
  );
  append(found.problems, plain.problems);
  for (const read of [plain, open]) {
    append(found.dependencies, read.dependencies);
    append(
      found.references,
      read.references.filter(({ path }) => !path.includes('{')),
    );
    append(found.indexes, read.indexes);
  }
}

function isPlain({ text }: LogicalLine): boolean {
  return !text.includes('{');
}

/** Adds the files that lines name which hold nothing else. */
export function addConstraints(found: InstallReading, lines: readonly LogicalLine[]): void {
  append(found.references, lines.flatMap(constraintsFile));
}

function constraintsFile(line: LogicalLine): Reference[] {
  const readable = withoutSubstitutions(line, true);
  if (!readable || readable.text.includes('{')) return [];
  const { text, spanOf } = readable;
  // The folder alone, as while the line is being typed.
  if (text === '') return [];
  return [{ path: text, span: spanOf(0, text.length), kind: 'constraints' }];
}
