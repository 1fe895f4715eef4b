/** Recipes of conda packages (`meta.yaml`, `recipe.yaml`): what they need to be built, to run and to be tested. */
import { append } from '../append.ts';
import type { Dependency, Parsed } from '../dependency.ts';
import { readCondaList } from '../yaml/conda-list.ts';
import { emptyGathered, inOrder } from '../yaml/pip-list.ts';
import { readYaml, type YamlNode } from '../yaml/read.ts';
import { withoutTemplates } from '../yaml/templates.ts';
import { asList, itemsAt, membersOf, select } from '../yaml/tree.ts';
import type { Format } from './format.ts';

const places = [
  'requirements',
  'requirements.build',
  'requirements.host',
  'requirements.run',
  'requirements.run_constrained',
  'requirements.run_constraints',
  'test.requires',
  'tests.requirements.run',
  'tests.requirements.build',
];

export const condaRecipe = {
  id: 'conda-recipe',
  title: 'conda recipe',
  files: ['**/meta.{yml,yaml}', '**/recipe.{yml,yaml}'],
  example:
    '{% set version = "1.4.0" %}\npackage:\n  name: mypkg\n  version: {{ version }}\nrequirements:\n  host:\n    - python\n    - pip\n  run:\n    - numpy >=1.26\n',
  matches: (path: string) => /(?:^|\/)(?:meta|recipe)\.ya?ml$/i.test(path),
  parse: (text: string): Parsed => {
    if (!/\b(?:requirements|requires)\b/.test(text)) return emptyGathered([]);
    const yaml = readYaml(withoutTemplates(text));
    const gathered = emptyGathered(yaml.problems);
    for (const root of yaml.roots) {
      // A recipe may make several packages, each with requirements of its own.
      for (const part of [root, ...itemsAt(root, 'outputs')])
        for (const place of places)
          for (const { path, node } of select(part, place.split('.')))
            append(gathered.dependencies, conditional(yaml.text, text, node, path.join('.')));
    }
    return inOrder(gathered);
  },
} as const satisfies Format;

/** Newer recipes put `if`, `then` and `else` into their lists. The reader of YAML caps how deep they can go. */
function conditional(text: string, original: string, node: YamlNode, group: string): Dependency[] {
  const list = asList(node);
  if (!list) return [];
  const branches = list.items.flatMap(membersOf).filter(({ key }) => key === 'then' || key === 'else');
  return [
    ...readCondaList(text, original, list, group),
    ...branches.flatMap(branch => conditional(text, original, branch.node, group)),
  ];
}
