/** `setup.py`, read and never run: the lists that it hands to `setup()`, and its imports. */
import type { Dependency, Parsed, Problem } from '../dependency.ts';
import { canonicalName } from '../names/canonical.ts';
import { type Call, dottedName, type Expression } from '../python/expression.ts';
import { readStatically } from '../python/static-file.ts';
import { type Place, readRequirements, requirementFiles } from '../python/static-requirements.ts';
import { StaticValues } from '../python/static-values.ts';
import type { Format } from './format.ts';
import { python } from './python.ts';

export const setupPy = {
  id: 'setup-py',
  title: 'setup.py',
  files: ['**/setup.py'],
  example:
    'from setuptools import setup\n\nsetup(\n    name="mypkg",\n    install_requires=["requests>=2.32"],\n    extras_require={"test": ["pytest"]},\n)\n',
  matches: (path: string) => /(?:^|\/)setup\.py$/i.test(path),
  parse: (text: string): Parsed => {
    const imports = python.parse(text);
    const file = readStatically(text);
    const values = new StaticValues(file);
    const dependencies: Dependency[] = [...imports.dependencies];
    const problems: Problem[] = [];
    let requiresPython: string | null = null;
    let ownName: string | null = null;
    for (const [keyword, value] of settings(file.calls, values)) {
      if (keyword === 'extras_require')
        for (const [extra, list] of values.entries(value))
          readList(values, list, placeOfExtra(extra), dependencies, problems);
      else if (lists.has(keyword))
        readList(values, value, { group: keyword, marker: null }, dependencies, problems);
      else if (keyword === 'python_requires') requiresPython ??= onlyString(values, value);
      else if (keyword === 'name') ownName ??= onlyString(values, value);
    }
    dependencies.sort((a, b) => a.span.start - b.span.start);
    problems.sort((a, b) => a.span.start - b.span.start);
    return {
      ...imports,
      dependencies,
      problems,
      references: requirementFiles(file),
      requiresPython,
      ownName: ownName && canonicalName(ownName),
    };
  },
} as const satisfies Format;

const lists: ReadonlySet<string> = new Set(['install_requires', 'setup_requires', 'tests_require']);

/** What `setup()` is called with, `**settings` included. */
function* settings(
  calls: readonly Call[],
  values: StaticValues,
): Generator<readonly [keyword: string, value: Expression]> {
  for (const { callee, items } of calls) {
    if (!isSetup(dottedName(callee))) continue;
    for (const { name, value } of items) {
      if (name !== null) yield [name, value];
      else if (value.kind === 'star') yield* values.entries(value);
    }
  }
}

/** The first string that a value may hold and that stands there as a whole. */
function onlyString(values: StaticValues, value: Expression): string | null {
  return (
    values
      .strings(value)
      .find(({ isOpen }) => !isOpen)
      ?.value.trim() ?? null
  );
}

/** By its bare name, or as one of a module that has such a function. */
function isSetup(name: string | null): boolean {
  return name !== null && /^(?:(?:\w+\.)*(?:setuptools|core|skbuild|distutils)\.)?setup$/.test(name);
}

/** `test` is an extra, `test:python_version<"3.9"` one under a condition, and `:…` a condition alone. */
function placeOfExtra(extra: string): Place {
  const colon = extra.indexOf(':');
  const name = (colon < 0 ? extra : extra.slice(0, colon)).trim();
  const marker = colon < 0 ? '' : extra.slice(colon + 1).trim();
  return { group: name === '' ? 'extras_require' : `extras_require.${name}`, marker: marker || null };
}

function readList(
  values: StaticValues,
  list: Expression,
  place: Place,
  dependencies: Dependency[],
  problems: Problem[],
): void {
  for (const found of values.strings(list)) readRequirements(found, place, dependencies, problems);
}
