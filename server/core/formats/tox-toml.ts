/** `tox.toml`: the same lists as in `tox.ini`, in TOML. */
import type { Parsed } from '../dependency.ts';
import { byPlace } from '../span.ts';
import { parseToml } from '../toml/parse.ts';
import { treeOf } from '../toml/tree.ts';
import type { Format } from './format.ts';
import { readToxTables } from './tox/toml-tables.ts';

export const toxToml = {
  id: 'tox-toml',
  title: 'tox.toml',
  files: ['**/tox.toml'],
  example:
    'requires = ["tox>=4.20"]\n\n[env_run_base]\ndeps = ["pytest>=8", "-r requirements.txt"]\n\n[env.lint]\ndeps = ["ruff"]\n',
  matches: (path: string) => /(?:^|\/)tox\.toml$/i.test(path),
  parse: (text: string): Parsed => {
    const document = parseToml(text);
    const read = readToxTables(text, treeOf(document), '');
    return { ...read, problems: [...document.problems, ...read.problems].sort(byPlace) };
  },
} as const satisfies Format;
