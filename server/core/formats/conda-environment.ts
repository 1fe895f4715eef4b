/** conda environments and Anaconda projects: names of conda channels, and lists that pip gets inside them. */
import { append } from '../append.ts';
import type { Parsed } from '../dependency.ts';
import { readCondaList } from '../yaml/conda-list.ts';
import { emptyGathered, type Gathered, inOrder, readPipList } from '../yaml/pip-list.ts';
import { readYaml, type YamlNode } from '../yaml/read.ts';
import { withoutTemplates } from '../yaml/templates.ts';
import { asList, membersOf, select } from '../yaml/tree.ts';
import type { Format } from './format.ts';
import { requirements } from './requirements.ts';

/** The last four are of `anaconda-project.yml`. */
const places = [
  'dependencies',
  'packages',
  'env_specs.*.dependencies',
  'env_specs.*.packages',
  'platforms.*.packages',
];

export const condaEnvironment = {
  id: 'conda-environment',
  title: 'conda environment',
  files: ['**/*environment*.{yml,yaml}', '**/*conda*.{yml,yaml}', '**/{,*[-_]}env{,[-_]*}.{yml,yaml}'],
  example:
    'name: analysis\nchannels: [conda-forge]\ndependencies:\n  - python=3.12\n  - numpy>=2\n  - pip\n  - pip:\n      - requests[socks]>=2.32\n',
  matches: (path: string) => {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    return (
      /\.ya?ml$/.test(name) &&
      /environment|conda|(?:^|[-_])env[-_.]/.test(name) &&
      !name.includes('conda-lock')
    );
  },
  parse: (text: string): Parsed => {
    // Other tools have files of these names too. A line ends where `^` takes it to, else many lines take quadratic time.
    if (!/^[^#\r\n\u2028\u2029]*\b(?:dependencies|packages)\b/m.test(text)) return emptyGathered([]);
    const yaml = readYaml(withoutTemplates(text));
    const gathered = emptyGathered(yaml.problems);
    for (const root of yaml.roots)
      for (const place of places)
        for (const { path, node } of select(root, place.split('.'))) {
          const list = asList(node);
          if (!list) continue;
          const group = path.join('.');
          append(gathered.dependencies, readCondaList(yaml.text, text, list, group));
          for (const item of list.items) readPip(yaml.text, item, group, gathered);
        }
    return inOrder(gathered);
  },
} as const satisfies Format;

function readPip(text: string, item: YamlNode, group: string, gathered: Gathered): void {
  for (const { key, node } of membersOf(item)) {
    const lines = key === 'pip' ? asList(node) : null;
    if (lines) readPipList(text, lines, `${group}.pip`, requirements.parse, gathered);
  }
}
