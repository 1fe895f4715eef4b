/** Tables whose keys are project names, as Poetry and Pixi have them: `requests = "^2.32"`. */
import type { Source } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import { sourceOfAddress } from '../../python/pip-requirement.ts';
import type { Span } from '../../span.ts';
import { itemRemoval, statementRemoval } from '../../toml/removal.ts';
import type { TomlKey, TomlSection } from '../../toml/syntax.ts';
import {
  itemsOf,
  membersOf,
  select,
  stringAt,
  type TomlMember,
  type TomlNode,
  type TomlTable,
  tablesOf,
} from '../../toml/tree.ts';
import type { NameTable } from './name-table-places.ts';
import type { Project } from './project.ts';
import { type Origin, repositoryOf } from './uv-sources.ts';

export function readNameTables(project: Project, tables: readonly NameTable[]): void {
  for (const place of tables)
    for (const { path, member: table } of select(project.root, place.path)) {
      const removalOf = removals(project.text, table.node);
      for (const member of membersOf(table.node)) {
        // The interpreter, not a project.
        if (canonicalName(member.key.name) === 'python') continue;
        if (isRest(member)) continue;
        const { node } = member;
        const tables = tablesOf(node);
        project.dependencies.push({
          kind: 'requirement',
          name: member.key.name,
          span: member.key.content,
          specifier: node.kind === 'string' ? node.value.trim() : (fieldOf(tables, 'version')?.trim() ?? ''),
          extras: extrasOf(tables),
          marker: markerOf(tables),
          group: path.join('.'),
          ...originOf(project, member.key, tables, place.source),
          hashed: false,
          removal: removalOf(member),
          key: member.statements.length > 1 ? 'parts' : 'whole',
        });
      }
    }
}

/** True for what comes behind a half-typed line in the middle of an array: the name stands before that line. */
function isRest({ key, statements: [statement] }: TomlMember): boolean {
  return statement !== undefined && 'value' in statement && key.span.start < statement.span.start;
}

const markerKeys = [
  'os_name',
  'sys_platform',
  'platform_machine',
  'platform_python_implementation',
  'platform_release',
  'platform_system',
  'platform_version',
  'python_version',
  'python_full_version',
  'implementation_name',
  'implementation_version',
];

/** Poetry and Pipenv have the whole marker in one field, Pixi under another name; Pipenv also takes its parts. */
function markerOf(tables: readonly TomlTable[]): string | null {
  const whole = fieldOf(tables, 'markers') ?? fieldOf(tables, 'env-markers');
  if (whole !== null || tables.length === 0) return whole;
  const parts = markerKeys.flatMap(key => {
    const value = fieldOf(tables, key);
    return value === null ? [] : [`${key} ${value}`];
  });
  return parts.length > 0 ? parts.join(' and ') : null;
}

/** Of several tables for one name (Poetry's multiple constraints) the first that has the field speaks. */
function fieldOf(tables: readonly TomlTable[], name: string): string | null {
  for (const { members } of tables)
    for (const { key, node } of members) if (key.name === name && node.kind === 'string') return node.value;
  return null;
}

function extrasOf(tables: readonly TomlTable[]): string[] {
  const extras = tables
    .flatMap(table => select(table, ['extras']))
    .flatMap(({ member }) => itemsOf(member.node));
  return [...new Set(extras.flatMap(item => (item.kind === 'string' ? [item.value] : [])))];
}

/** One table that leaves the name to the index is enough for it to come from there. */
function originOf(
  { ownName }: Project,
  key: TomlKey,
  tables: readonly TomlTable[],
  otherwise: Source,
): Origin {
  if (ownName === canonicalName(key.name)) return { source: 'workspace' };
  const origins = tables.map((table): Origin => {
    // Pipenv's `file` may be an address.
    const url = stringAt(table, 'url') ?? stringAt(table, 'file');
    if (['git', 'hg', 'svn', 'bzr'].some(key => stringAt(table, key) !== null))
      return { source: 'vcs', ...repositoryOf(table) };
    if (stringAt(table, 'path') !== null) return { source: 'path' };
    if (url !== null)
      return sourceOfAddress(url) === 'path' ? { source: 'path' } : { source: 'url', address: url };
    // Poetry and Pipenv give the name of a source, Pixi an address.
    const index = stringAt(table, 'source') ?? stringAt(table, 'index');
    return { source: index === null ? otherwise : `index:${index}` };
  });
  return origins.find(({ source }) => source === otherwise) ?? origins[0] ?? { source: otherwise };
}

/** Null where the name is made of several statements, or of one that makes other names too. */
function removals(text: string, table: TomlNode): (member: TomlMember) => Span | null {
  const inline = table.kind === 'inline-table' ? table : null;
  const places = new Map<unknown, number>(inline?.items.map((item, index) => [item, index]));
  return ({ statements, node }) => {
    const [statement, another] = statements;
    if (!statement || another) return null;
    const place = places.get(statement);
    if (inline) return place === undefined ? null : itemRemoval(text, inline, place);
    return 'value' in statement
      ? statementRemoval(text, statement.span)
      : sectionRemoval(text, statement, node);
  };
}

function sectionRemoval(text: string, section: TomlSection, node: TomlNode): Span | null {
  const own = new Set<unknown>(section.entries);
  const isWhole = membersOf(node).every(({ statements }) => statements.every(each => own.has(each)));
  if (!isWhole || section.kind !== 'table') return null;
  const end = section.entries.at(-1)?.span.end ?? section.header.end;
  return statementRemoval(text, { start: section.header.start, end });
}
