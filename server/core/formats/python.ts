/** Python source: one dependency for each absolute import, and what a script's own comment asks for. */
import { bareDependency } from '../bare-dependency.ts';
import type { Dependency, Parsed } from '../dependency.ts';
import { type ImportRecord, scanTypedImports } from '../python/imports.ts';
import { byPlace } from '../span.ts';
import type { Format } from './format.ts';
import { readScript } from './python/script.ts';

export const python = {
  id: 'python',
  title: 'Python source',
  files: ['**/*.py', '**/*.pyi', '**/*.pyw'],
  example: 'import numpy as np\nfrom yaml.scanner import Scanner\n',
  matches: (path: string) => /\.py[iw]?$/i.test(path),
  parse: (text: string): Parsed => {
    const imports = settledImports(text).map(dependencyOf);
    const script = readScript(text);
    if (script) return { ...script, dependencies: [...script.dependencies, ...imports].sort(byPlace) };
    return { dependencies: imports, problems: [], references: [], indexes: [] };
  },
} as const satisfies Format;

/** The imports that are dependencies. */
export function settledImports(text: string): readonly ImportRecord[] {
  return scanTypedImports(text).filter(isSettled);
}

/**
 * A relative import names no project, and a half-typed one nothing yet: only with a first name behind its `import`
 * is a module certain, so that typing on in a long list does not hide what was found.
 */
function isSettled({ level, partial, names }: ImportRecord): boolean {
  return level === 0 && (!partial || names.length > 0);
}

/** The module that is asked for, as far as it may matter. */
export function dottedModule({ module, names: [first] }: ImportRecord): string {
  return first && first.name !== '*' ? `${module}.${first.name}` : module;
}

/** Which project a module comes from is looked up later: a file alone does not say. */
export function dependencyOf(record: ImportRecord): Dependency {
  const { topLevel, topLevelSpan } = record;
  const dotted = dottedModule(record);
  return {
    ...bareDependency({ kind: 'import', name: null, span: topLevelSpan }),
    module: topLevel,
    ...(dotted !== topLevel && { dottedModule: dotted }),
  };
}
