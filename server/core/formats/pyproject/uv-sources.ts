/** `[tool.uv.sources]`: where uv takes a project from, whatever list names it. */
import type { Dependency } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import { membersOf, select, stringAt, type TomlTable, tablesOf } from '../../toml/tree.ts';

export type Origin = Pick<Dependency, 'source' | 'address'>;

/** By canonical name. Of several sources for one name the first that comes from an index speaks, else the first. */
export function readUvSources(root: TomlTable): ReadonlyMap<string, Origin> {
  const sources = new Map<string, Origin>();
  for (const { member } of select(root, ['tool', 'uv', 'sources', '*'])) {
    const all = tablesOf(member.node).flatMap(table => originOf(table) ?? []);
    const origin = all.find(({ source }) => source.startsWith('index:')) ?? all[0];
    if (origin) sources.set(canonicalName(member.key.name), origin);
  }
  return sources;
}

function originOf(table: TomlTable): Origin | null {
  const index = stringAt(table, 'index');
  if (index !== null) return { source: `index:${index}` };
  for (const { key, node } of membersOf(table)) {
    if (key.name === 'git') return { source: 'vcs', ...repositoryOf(table) };
    if (key.name === 'url') return { source: 'url', ...(node.kind === 'string' && { address: node.value }) };
    if (key.name === 'path') return { source: 'path' };
    if (key.name === 'workspace' && node.kind === 'boolean' && node.value) return { source: 'workspace' };
  }
  return null;
}

/** A table of uv, Poetry, Pipenv or Pixi, in the notation of a direct reference. */
export function repositoryOf(table: TomlTable): { readonly address?: string } {
  for (const system of ['git', 'hg', 'svn', 'bzr']) {
    const url = stringAt(table, system);
    if (url === null) continue;
    const revision = ['rev', 'tag', 'branch', 'ref']
      .map(key => stringAt(table, key))
      .find(each => each !== null);
    return { address: `${system}+${url}${revision == null ? '' : `@${revision}`}` };
  }
  return {};
}
