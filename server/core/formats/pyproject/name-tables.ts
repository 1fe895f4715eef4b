/** Tables whose keys are project names, as Poetry and Pixi have them: `requests = "^2.32"`. */
import type { Source } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import { sourceOfAddress } from '../../python/pip-requirement.ts';
import type { Span } from '../../span.ts';
import { itemRemoval, statementRemoval } from '../../toml/removal.ts';
import type { TomlSection } from '../../toml/syntax.ts';
import {
  itemsOf,
  membersOf,
  select,
  stringAt,
  type TomlMember,
  type TomlNode,
  tablesOf,
} from '../../toml/tree.ts';
import type { Project } from './project.ts';

const places = [
  'tool.poetry.dependencies',
  'tool.poetry.dev-dependencies',
  'tool.poetry.group.*.dependencies',
  'tool.poetry.requires-plugins',
  'tool.pdm.resolution.overrides',
  'tool.pixi.pypi-dependencies',
  'tool.pixi.feature.*.pypi-dependencies',
  'tool.pixi.target.*.pypi-dependencies',
  'tool.pixi.feature.*.target.*.pypi-dependencies',
].map(place => ({ path: place.split('.'), source: 'index' as Source }));

/** Pixi's other tables name packages of conda channels. */
const condaPlaces = [
  'tool.pixi.dependencies',
  'tool.pixi.host-dependencies',
  'tool.pixi.build-dependencies',
  'tool.pixi.target.*.dependencies',
  'tool.pixi.feature.*.dependencies',
  'tool.pixi.feature.*.target.*.dependencies',
].map(place => ({ path: place.split('.'), source: 'conda' as Source }));

export function readNameTables(project: Project): void {
  for (const place of [...places, ...condaPlaces])
    for (const { path, member: table } of select(project.root, place.path)) {
      const removalOf = removals(project.text, table.node);
      for (const member of membersOf(table.node)) {
        // The interpreter, not a project.
        if (canonicalName(member.key.name) === 'python') continue;
        const { node } = member;
        project.dependencies.push({
          kind: 'requirement',
          name: member.key.name,
          span: member.key.content,
          specifier: node.kind === 'string' ? node.value.trim() : (fieldOf(node, 'version')?.trim() ?? ''),
          extras: extrasOf(node),
          marker: fieldOf(node, 'markers'),
          group: path.join('.'),
          source: sourceOf(project, member, place.source),
          hashed: false,
          removal: removalOf(member),
        });
      }
    }
}

/** Of several tables for one name (Poetry's multiple constraints) the first that has the field speaks. */
function fieldOf(node: TomlNode, name: string): string | null {
  return (
    tablesOf(node)
      .map(table => stringAt(table, name))
      .find(value => value !== null) ?? null
  );
}

function extrasOf(node: TomlNode): string[] {
  const extras = select(node, ['extras']).flatMap(({ member }) => itemsOf(member.node));
  return [...new Set(extras.flatMap(item => (item.kind === 'string' ? [item.value] : [])))];
}

/** One table that leaves the name to the index is enough for it to come from there. */
function sourceOf({ ownName }: Project, { key, node }: TomlMember, otherwise: Source): Source {
  if (ownName === canonicalName(key.name)) return 'workspace';
  const sources = tablesOf(node).map((table): Source => {
    const url = stringAt(table, 'url');
    if (stringAt(table, 'git') !== null) return 'vcs';
    if (stringAt(table, 'path') !== null || stringAt(table, 'file') !== null) return 'path';
    if (url !== null) return sourceOfAddress(url) === 'path' ? 'path' : 'url';
    // Poetry gives the name of a source, Pixi an address.
    const index = stringAt(table, 'source') ?? stringAt(table, 'index');
    return index === null ? otherwise : `index:${index}`;
  });
  return sources.find(source => source === otherwise) ?? sources[0] ?? otherwise;
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
