/** `pixi.toml`: what a Pixi workspace takes from PyPI, and, told apart, from conda channels. */
import type { Parsed } from '../dependency.ts';
import { byPlace } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import type { Format } from './format.ts';
import { readPixiIndexes } from './pixi/indexes.ts';
import { pixiPython } from './pixi/python.ts';
import { pixiTables } from './pyproject/name-table-places.ts';
import { readNameTables } from './pyproject/name-tables.ts';
import { startProject } from './pyproject/project.ts';

export const pixiToml = {
  id: 'pixi-toml',
  title: 'pixi.toml',
  files: ['**/pixi.toml'],
  example:
    '[workspace]\nname = "mine"\n\n[dependencies]\npython = ">=3.11"\n\n[pypi-dependencies]\nrequests = { version = ">=2.32", extras = ["socks"] }\n',
  matches: (path: string) => /(?:^|\/)pixi\.toml$/i.test(path),
  parse: (text: string): Parsed => {
    const project = startProject(parseToml(text), ['package.name', 'workspace.name', 'project.name']);
    const { root } = project;
    readNameTables(project, pixiTables(''));
    return {
      dependencies: project.dependencies.sort(byPlace),
      problems: project.problems,
      references: [],
      indexes: readPixiIndexes(root, ''),
      requiresPython: pixiPython(root, ''),
    };
  },
} as const satisfies Format;
