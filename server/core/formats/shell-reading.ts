/** What all formats that hold shell text have in common: from what was read to what a format gives. */
import type { Parsed } from '../dependency.ts';
import type { Excerpt } from '../excerpt.ts';
import { indexVariables } from '../shell/index-variables.ts';
import { emptyReading, type InstallReading, mayInstall } from '../shell/install-commands.ts';
import { renovateAnnotations } from '../shell/renovate.ts';
import { byPlace } from '../span.ts';
import { python } from './python.ts';

/**
 * Runs `read` over a text that may name packages, adds what Renovate's annotations name and what the Python programs
 * in it import, and puts all in the order of the text.
 */
export function readShellIn(text: string, read: (reading: InstallReading) => void): Parsed {
  const reading = emptyReading();
  if (mayInstall(text)) read(reading);
  reading.indexes.push(...indexVariables(text));
  reading.dependencies.push(...renovateAnnotations(text));
  for (const program of reading.programs) addImports(program, reading);
  return finished(reading);
}

/** As formats give it: in the order of the text. */
export function finished({ dependencies, problems, references, indexes }: InstallReading): Parsed {
  for (const list of [dependencies, problems, references, indexes]) list.sort(byPlace);
  return { dependencies, problems, references, indexes };
}

/** The imports of a Python program that stands in another file. */
export function addImports(program: Excerpt, { dependencies }: InstallReading): void {
  for (const dependency of python.parse(program.text).dependencies) {
    const { start, end } = dependency.span;
    dependencies.push({ ...dependency, span: program.spanOf(start, end) });
  }
}
