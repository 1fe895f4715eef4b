/** `.pre-commit-config.yaml`: the packages that hooks written in Python get besides their own. */
import type { Parsed } from '../dependency.ts';
import { emptyGathered, inOrder, readPipList } from '../yaml/pip-list.ts';
import { readYaml, type YamlNode } from '../yaml/read.ts';
import { asList, asScalar, itemsAt, select, stringAt, type YamlList } from '../yaml/tree.ts';
import type { Format } from './format.ts';
import { requirements } from './requirements.ts';

export const preCommit = {
  id: 'pre-commit',
  title: 'pre-commit hooks',
  files: ['**/.pre-commit-config.{yml,yaml}'],
  example:
    'repos:\n  - repo: https://github.com/pre-commit/mirrors-mypy\n    rev: v1.18.1\n    hooks:\n      - id: mypy\n        additional_dependencies: [types-requests==2.32.4.20250913]\n',
  matches: (path: string) => /(?:^|\/)\.pre-commit-config\.ya?ml$/i.test(path),
  parse: (text: string): Parsed => {
    if (!text.includes('additional_dependencies')) return emptyGathered([]);
    const yaml = readYaml(text);
    const gathered = emptyGathered(yaml.problems);
    for (const root of yaml.roots)
      for (const repository of itemsAt(root, 'repos'))
        for (const hook of itemsAt(repository, 'hooks'))
          for (const { node } of select(hook, ['additional_dependencies'])) {
            const list = asList(node);
            if (list && isPython(repository, hook, list))
              readPipList(yaml.text, list, stringAt(hook, 'id') ?? '', requirements.parse, gathered);
          }
    return inOrder(gathered);
  },
} as const satisfies Format;

/** Well-known hooks of other languages, whose packages are often named without a version. */
const otherTools =
  /eslint|prettier|stylelint|markdownlint|commitlint|htmlhint|jshint|standardjs|svgo|textlint|cspell|secretlint|biome|rubocop|golangci|\bnode\b/i;

/** `name@1.2`, `@scope/name`, `host.org/path@v1`, `name:1.2`: packages of npm, Go, Ruby and Rust. */
const otherPackage =
  /^@|^[^\s@]+@[~^]?v?\d|^[^\s@]+@(?:latest|next)$|^[a-z0-9-]+\.[a-z]+\/|^(?:cli:)?[\w-]+:\d/i;

/** A hook that does not say its language keeps that to its repository; then the packages and the names must tell. */
function isPython(repository: YamlNode, hook: YamlNode, list: YamlList): boolean {
  const language = stringAt(hook, 'language');
  if (language !== null) return language === 'python' || language === 'python_venv';
  if (otherTools.test(`${stringAt(repository, 'repo')} ${stringAt(hook, 'id')}`)) return false;
  return !list.items.some(item => otherPackage.test(asScalar(item)?.value ?? ''));
}
