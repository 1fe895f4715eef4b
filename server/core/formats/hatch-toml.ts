/** `hatch.toml`: Hatch's environments and build settings in a file of their own. */
import type { Parsed } from '../dependency.ts';
import { byPlace } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import type { Format } from './format.ts';
import { hatchFiles, hatchLists, hatchOverrides } from './hatch/places.ts';
import { startProject } from './pyproject/project.ts';
import { filesAt } from './pyproject/references.ts';
import { readRequirementsAt } from './pyproject/requirement-lists.ts';

export const hatchToml = {
  id: 'hatch-toml',
  title: 'hatch.toml',
  files: ['**/hatch.toml'],
  example:
    '[envs.default]\ndependencies = [\n  "pytest>=8",\n]\n\n[envs.lint]\nextra-dependencies = ["ruff"]\n',
  matches: (path: string) => /(?:^|\/)hatch\.toml$/i.test(path),
  parse: (text: string): Parsed => {
    const project = startProject(parseToml(text));
    const { root } = project;
    readRequirementsAt(project, hatchLists(''));
    readRequirementsAt(project, hatchOverrides(''), 'value');
    return {
      dependencies: project.dependencies.sort(byPlace),
      problems: project.problems.sort(byPlace),
      references: filesAt(root, hatchFiles('')),
      indexes: [],
    };
  },
} as const satisfies Format;
