/** `pyproject.toml`: the standard tables, and those of Poetry, PDM, uv, Hatch, Pixi, Rye, Flit, setuptools and tox. */

import { append } from '../append.ts';
import type { Parsed, Problem } from '../dependency.ts';
import { readConfig } from '../policy/read-config.ts';
import { byPlace } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import { stringAt } from '../toml/tree.ts';
import type { Format } from './format.ts';
import { readPixiIndexes } from './pixi/indexes.ts';
import { pixiPython } from './pixi/python.ts';
import { readDependencyGroups } from './pyproject/dependency-groups.ts';
import { readIndexes } from './pyproject/indexes.ts';
import { pyprojectTables } from './pyproject/name-table-places.ts';
import { readNameTables } from './pyproject/name-tables.ts';
import { poetryPython } from './pyproject/poetry-python.ts';
import { startProject } from './pyproject/project.ts';
import { readReferences } from './pyproject/references.ts';
import { readRequirementLists } from './pyproject/requirement-lists.ts';
import { readToxTables } from './tox/toml-tables.ts';

export const pyproject = {
  id: 'pyproject',
  title: 'pyproject.toml',
  files: ['**/pyproject.toml'],
  example:
    '[project]\nname = "mypkg"\ndependencies = [\n  "requests[socks]>=2.32",\n]\n\n[dependency-groups]\ntest = ["pytest"]\n',
  matches: (path: string) => /(?:^|\/)pyproject\.toml$/i.test(path),
  parse: (text: string): Parsed => {
    const project = startProject(parseToml(text), ['project.name', 'tool.poetry.name']);
    const { root } = project;
    project.problems.push(...settingProblems(text));
    readRequirementLists(project);
    readDependencyGroups(project);
    readNameTables(project, pyprojectTables);
    const tox = readToxTables(text, root, 'tool.tox.');
    append(project.dependencies, tox.dependencies);
    append(project.problems, tox.problems);
    project.dependencies.sort(byPlace);
    project.problems.sort(byPlace);
    return {
      dependencies: project.dependencies,
      problems: project.problems,
      references: [...readReferences(root), ...tox.references].sort(byPlace),
      indexes: [...readIndexes(root), ...readPixiIndexes(root, 'tool.pixi.'), ...tox.indexes].sort(byPlace),
      ownName: project.ownName,
      requiresPython:
        stringAt(root, 'project', 'requires-python') ?? poetryPython(root) ?? pixiPython(root, 'tool.pixi.'),
    };
  },
} as const satisfies Format;

/** Mistakes in `[tool.antivenom]`; most files have no such table. */
function settingProblems(text: string): readonly Problem[] {
  if (!text.includes('antivenom')) return [];
  return readConfig(text, 'pyproject.toml').problems.map(problem => ({ ...problem, isSetting: true }));
}
