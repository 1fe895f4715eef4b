/** What the files and variables of uv, Poetry, PDM and Pipenv say about indexes. */
import type { IndexSetting } from '../dependency.ts';
import { readUvIndexes } from '../formats/pyproject/indexes.ts';
import { parseToml } from '../toml/parse.ts';
import { itemsOf, membersOf, select, stringAt, type TomlNode, treeOf } from '../toml/tree.ts';
import { type IndexInForce, indexOf } from './index-in-force.ts';
import { addressesIn, type Environment } from './pip.ts';

/** Settings stand in no text of a project; their place is of no use. */
const nowhere = { start: 0, end: 0 };

export function uvTomlIndexes(text: string): readonly IndexSetting[] {
  return readUvIndexes(treeOf(parseToml(text)), '');
}

/** `pdm.toml` and the user's `config.toml`: `pypi.url` stands in for PyPI, `pypi.NAME.url` beside it. */
export function pdmTomlIndexes(text: string): readonly IndexSetting[] {
  const root = treeOf(parseToml(text));
  const url = stringAt(root, 'pypi', 'url');
  const replaced: IndexSetting[] =
    url === null ? [] : [{ kind: 'index-url', value: url, span: nowhere, name: 'pypi', tool: 'pdm' }];
  const further = select(root, ['pypi', '*']).flatMap(({ member: { key, node } }): IndexSetting[] => {
    const value = stringAt(node, 'url');
    if (value === null) return [];
    const kind = stringAt(node, 'type') === 'find_links' ? 'find-links' : 'extra-index-url';
    const includes = texts(node, 'include_packages');
    const excludes = texts(node, 'exclude_packages');
    return [{ kind, value, span: nowhere, name: key.name, tool: 'pdm', includes, excludes }];
  });
  return [...replaced, ...further];
}

/** `poetry.toml`: repositories to publish to. They serve nothing unless they are named, but their names mean them. */
export function poetryTomlIndexes(text: string): readonly IndexSetting[] {
  const root = treeOf(parseToml(text));
  return select(root, ['repositories', '*']).flatMap(({ member: { key, node } }): IndexSetting[] => {
    const value = stringAt(node, 'url');
    if (value === null) return [];
    return [
      { kind: 'extra-index-url', value, span: nowhere, name: key.name, tool: 'poetry', explicit: true },
    ];
  });
}

function texts(node: TomlNode, key: string): readonly string[] {
  return membersOf(node)
    .filter(member => member.key.name === key)
    .flatMap(member => itemsOf(member.node))
    .flatMap(item => (item.kind === 'string' ? [item.value] : []));
}

type Variable = readonly [name: string, kind: IndexSetting['kind'], tool: NonNullable<IndexSetting['tool']>];

const variables: readonly Variable[] = [
  ['UV_DEFAULT_INDEX', 'index-url', 'uv'],
  ['UV_INDEX_URL', 'index-url', 'uv'],
  ['UV_INDEX', 'extra-index-url', 'uv'],
  ['UV_EXTRA_INDEX_URL', 'extra-index-url', 'uv'],
  ['UV_FIND_LINKS', 'find-links', 'uv'],
  ['PDM_PYPI_URL', 'index-url', 'pdm'],
  ['PIPENV_PYPI_MIRROR', 'index-url', 'pipenv'],
];

/** The variables of all tools but pip. uv gives an index a name as `NAME=ADDRESS`. */
export function environmentIndexes(environment: Environment): readonly IndexInForce[] {
  const found = variables.flatMap(([variable, kind, tool]) => {
    const value = environment[variable] ?? '';
    return addressesIn(kind === 'find-links' ? value.replaceAll(',', ' ') : value).map(
      (word): IndexSetting => {
        const named = /^([\w.-]{1,100})=(.*)$/.exec(word);
        const [, name, address = word] = (tool === 'uv' && named) || [];
        return { kind, value: address, span: nowhere, tool, ...(name !== undefined && { name }) };
      },
    );
  });
  if (/^\s*(?:1|true|yes|on|y|t)\s*$/i.test(environment['UV_NO_INDEX'] ?? ''))
    found.push({ kind: 'no-index', value: '', span: nowhere, tool: 'uv' });
  return found.flatMap(setting => indexOf(setting, 'environment', true));
}
