/** `Pipfile`: Pipenv's categories of packages, its sources, and the Python it asks for. */
import type { IndexSetting, Parsed } from '../dependency.ts';
import { byPlace } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import { membersOf, stringAt, type TomlTable } from '../toml/tree.ts';
import type { Format } from './format.ts';
import { indexTables } from './pyproject/indexes.ts';
import { readNameTables } from './pyproject/name-tables.ts';
import { startProject } from './pyproject/project.ts';

export const pipfile = {
  id: 'pipfile',
  title: 'Pipfile',
  files: ['**/Pipfile'],
  example:
    '[[source]]\nname = "pypi"\nurl = "https://pypi.org/simple"\n\n[packages]\nrequests = { version = ">=2.32", extras = ["socks"] }\n\n[dev-packages]\npytest = "*"\n',
  matches: (path: string) => /(?:^|\/)pipfile$/i.test(path),
  parse: (text: string): Parsed => {
    const project = startProject(parseToml(text));
    const { root } = project;
    readNameTables(project, categories(root));
    return {
      dependencies: project.dependencies.sort(byPlace),
      problems: project.problems,
      references: [],
      indexes: readSources(root),
      requiresPython: pythonOf(root),
    };
  },
} as const satisfies Format;

const otherTables = new Set(['source', 'requires', 'scripts', 'pipenv', 'build-system', 'project', 'tool']);

/** Beside `packages` and `dev-packages` a file may have categories of any name. */
function categories(root: TomlTable) {
  const names = new Set(membersOf(root).map(({ key }) => key.name));
  return [...names]
    .filter(name => !otherTables.has(name))
    .map(name => ({ path: [name], source: 'index' as const }));
}

/** Pipenv looks into the first source for whatever names none, and into the others only for what names them. */
function readSources(root: TomlTable): IndexSetting[] {
  return indexTables(root, 'source', (_, index) => (index === 0 ? 'index-url' : 'extra-index-url')).map(
    source => ({
      ...source,
      tool: 'pipenv' as const,
      ...(source.kind === 'extra-index-url' && { explicit: true }),
    }),
  );
}

function pythonOf(root: TomlTable): string | null {
  const full = stringAt(root, 'requires', 'python_full_version');
  if (full !== null) return isVersion(full) ? `==${full}` : null;
  const version = stringAt(root, 'requires', 'python_version');
  return version !== null && isVersion(version) ? `==${version}.*` : null;
}

function isVersion(text: string): boolean {
  return /^\d{1,4}(?:\.\d{1,4}){0,3}$/.test(text);
}
