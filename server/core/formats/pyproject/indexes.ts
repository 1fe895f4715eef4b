/** The index settings of uv, Poetry, PDM and Rye. */
import type { IndexSetting } from '../../dependency.ts';
import { byPlace } from '../../span.ts';
import {
  itemsOf,
  membersOf,
  select,
  stringAt,
  type TomlNode,
  type TomlTable,
  tablesOf,
} from '../../toml/tree.ts';

type Tool = NonNullable<IndexSetting['tool']>;

export function readIndexes(root: TomlNode): readonly IndexSetting[] {
  return [
    ...readUvIndexes(root, 'tool.uv.'),
    ...of('poetry', indexTables(root, 'tool.poetry.source', poetryKind)),
    ...of('pdm', indexTables(root, 'tool.pdm.source', pdmKind)).map(setting =>
      keepsOrder(root) ? { ...setting, strategy: 'index-priority' as const } : setting,
    ),
    ...of(
      'uv',
      indexTables(root, 'tool.rye.sources', table =>
        stringAt(table, 'name') === 'default' ? 'index-url' : 'extra-index-url',
      ),
    ),
  ].sort(byPlace);
}

/** Unless it is told to go by the order of its sources, PDM takes the best version of all. */
function keepsOrder(root: TomlNode): boolean {
  return select(root, ['tool', 'pdm', 'resolution', 'respect-source-order']).some(
    ({ member: { node } }) => node.kind === 'boolean' && node.value,
  );
}

/** Keys that hold one address or a list of them. */
const addressKeys = ['index-url', 'extra-index-url', 'find-links'] as const;

/** uv's settings stand under `tool.uv.` in a `pyproject.toml`, and at the top of a `uv.toml`. */
export function readUvIndexes(root: TomlNode, prefix: '' | 'tool.uv.'): readonly IndexSetting[] {
  const found = [
    ...indexTables(root, `${prefix}index`, uvKind),
    ...[prefix, `${prefix}pip.` as const].flatMap(place => [
      ...addressKeys.flatMap(key => addressesAt(root, `${place}${key}`, key)),
      ...addressesAt(root, `${place}allow-insecure-host`, 'trusted-host'),
      ...select(root, `${place}no-index`.split('.')).flatMap(({ member: { node } }): IndexSetting[] =>
        node.kind === 'boolean' && node.value ? [{ kind: 'no-index', value: '', span: node.span }] : [],
      ),
    ]),
  ];
  return of('uv', withStrategy(found, mergesIndexes(root, prefix)));
}

/** uv's own word for pip's way: the best version of all indexes. */
function mergesIndexes(root: TomlNode, prefix: string): boolean {
  return ['', 'pip.'].some(place => {
    const strategy = stringAt(root, ...`${prefix}${place}index-strategy`.split('.'));
    return strategy === 'unsafe-best-match' || strategy === 'unsafe-any-match';
  });
}

function withStrategy(settings: readonly IndexSetting[], isMerged: boolean): readonly IndexSetting[] {
  return isMerged ? settings.map(setting => ({ ...setting, strategy: 'version-priority' })) : settings;
}

function of(tool: Tool, settings: readonly IndexSetting[]): readonly IndexSetting[] {
  return settings.map(setting => ({ ...setting, tool }));
}

/** Where uv's default index is replaced, PyPI is asked no more; every other index is asked before it. */
function uvKind(table: TomlTable): IndexSetting['kind'] {
  if (stringAt(table, 'format') === 'flat') return 'find-links';
  return isTrue(table, 'default') ? 'index-url' : 'extra-index-url';
}

/** Any primary source (the default, once called `default`) turns PyPI off unless the file lists it too. */
function poetryKind(table: TomlTable): IndexSetting['kind'] {
  const priority = stringAt(table, 'priority') ?? (isTrue(table, 'secondary') ? 'secondary' : 'primary');
  return priority === 'primary' || priority === 'default' ? 'index-url' : 'extra-index-url';
}

/** A source called `pypi` stands in for PyPI; all others are asked beside it. */
function pdmKind(table: TomlTable): IndexSetting['kind'] {
  if (stringAt(table, 'type') === 'find_links') return 'find-links';
  return stringAt(table, 'name') === 'pypi' ? 'index-url' : 'extra-index-url';
}

/** The addresses under a path: a string, a list of strings, or a list of tables that hold them. */
export function addressesAt(root: TomlNode, path: string, kind: IndexSetting['kind']): IndexSetting[] {
  return select(root, path.split('.')).flatMap(({ member: { node } }) => addresses(node, kind));
}

/** A source without an address, such as Poetry's own `pypi`, sets nothing of its own. */
export function indexTables(
  root: TomlNode,
  path: string,
  kindOf: (table: TomlTable, index: number) => IndexSetting['kind'],
): IndexSetting[] {
  return select(root, path.split('.'))
    .flatMap(({ member }) => tablesOf(member.node))
    .flatMap((table, index) => {
      const address = membersOf(table).find(({ key }) => key.name === 'url')?.node;
      if (address?.kind !== 'string') return [];
      const name = stringAt(table, 'name');
      const priority = stringAt(table, 'priority');
      const explicit = isTrue(table, 'explicit') || priority === 'explicit';
      const supplemental = priority === 'supplemental' || priority === 'secondary';
      const [includes, excludes] = ['include_packages', 'exclude_packages'].map(key => textsAt(table, key));
      return [
        {
          kind: kindOf(table, index),
          value: address.value,
          span: address.content,
          ...(name !== null && { name }),
          ...(explicit && { explicit }),
          ...(isFalse(table, 'verify_ssl') && { isUnverified: true as const }),
          ...(supplemental && { supplemental }),
          ...(includes?.length && { includes }),
          ...(excludes?.length && { excludes }),
        },
      ];
    });
}

function addresses(node: TomlNode, kind: IndexSetting['kind']): IndexSetting[] {
  if (node.kind === 'string') return [{ kind, value: node.value, span: node.content }];
  if (node.kind === 'array') return node.items.flatMap(item => addresses(item, kind));
  if (node.kind !== 'inline-table') return [];
  const address = membersOf(node).find(({ key }) => key.name === 'url' || key.name === 'path');
  return address?.node.kind === 'string' ? addresses(address.node, kind) : [];
}

function textsAt(table: TomlTable, key: string): readonly string[] {
  return select(table, [key])
    .flatMap(({ member }) => itemsOf(member.node))
    .flatMap(item => (item.kind === 'string' ? [item.value] : []));
}

function isTrue(table: TomlTable, name: string): boolean {
  return membersOf(table).some(({ key, node }) => key.name === name && node.kind === 'boolean' && node.value);
}

function isFalse(table: TomlTable, name: string): boolean {
  return membersOf(table).some(
    ({ key, node }) => key.name === name && node.kind === 'boolean' && !node.value,
  );
}
