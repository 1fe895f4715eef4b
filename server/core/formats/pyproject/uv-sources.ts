/** `[tool.uv.sources]`: where uv takes a project from, whatever list names it. */
import type { Source } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import { membersOf, select, stringAt, type TomlTable, tablesOf } from '../../toml/tree.ts';

/** By canonical name. Of several sources for one name the first that comes from an index speaks, else the first. */
export function readUvSources(root: TomlTable): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const { member } of select(root, ['tool', 'uv', 'sources', '*'])) {
    const all = tablesOf(member.node).flatMap(table => sourceOf(table) ?? []);
    const source = all.find(each => each.startsWith('index:')) ?? all[0];
    if (source) sources.set(canonicalName(member.key.name), source);
  }
  return sources;
}

function sourceOf(table: TomlTable): Source | null {
  const index = stringAt(table, 'index');
  if (index !== null) return `index:${index}`;
  for (const { key, node } of membersOf(table)) {
    if (key.name === 'git') return 'vcs';
    if (key.name === 'url' || key.name === 'path') return key.name;
    if (key.name === 'workspace' && node.kind === 'boolean' && node.value) return 'workspace';
  }
  return null;
}
