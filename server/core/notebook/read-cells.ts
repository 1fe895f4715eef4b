/** The code cells of one notebook, read together: what one of them installs or writes holds for the others. */
import type { Dependency } from '../dependency.ts';
import type { Excerpt } from '../excerpt.ts';
import { addImports } from '../formats/shell-reading.ts';
import { emptyReading, type InstallReading, readInstallCommands } from '../shell/install-commands.ts';
import { readCell } from './cell.ts';

/** The language that the notebook gives to a cell; what is neither is left alone but for its install commands. */
export type CellLanguage = 'python' | 'shell' | 'other';

export interface CodeCell {
  readonly source: Excerpt;
  readonly language: CellLanguage;
}

/** What the cells name, in their order, with the places of the text that they were taken from. */
export function readCells(cells: readonly CodeCell[]): InstallReading {
  const reading = emptyReading();
  for (const { source, language } of cells) {
    const code = readOne(source, language, reading);
    if (code && language === 'python') addImports(code, reading);
  }
  return withoutOwnModules(reading, cells);
}

/** The Python of each cell, without IPython's own lines. */
export function programsOf(cells: readonly CodeCell[]): readonly Excerpt[] {
  return cells.flatMap(({ source, language }) =>
    language === 'python' ? (readCell(source, emptyReading()) ?? []) : [],
  );
}

function readOne(source: Excerpt, language: CellLanguage, reading: InstallReading): Excerpt | null {
  if (language !== 'shell' || /^\s*%%/.test(source.text)) return readCell(source, reading);
  readInstallCommands(source, reading);
  return null;
}

/** `%%writefile helpers.py` makes a module that the cells below it import. */
function withoutOwnModules(reading: InstallReading, cells: readonly CodeCell[]): InstallReading {
  const written = new Set(cells.flatMap(({ source }) => writtenModule.exec(source.text)?.[1] ?? []));
  if (written.size === 0) return reading;
  const isForeign = ({ module }: Dependency) => module === undefined || !written.has(module);
  return { ...reading, dependencies: reading.dependencies.filter(isForeign) };
}

const writtenModule = /^\s*%%(?:writefile|file)[ \t]+(?:-a[ \t]+)?["']?(?:\.\/)?(\w+)(?:\.py\b|\/)/;
