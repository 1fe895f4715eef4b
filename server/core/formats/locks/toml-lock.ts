/** What the lock files in TOML have in common: one table for each locked project. */
import { append } from '../../append.ts';
import type { Dependency, IndexSetting, Link, LockedHash, Parsed, Source } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import { parseToml } from '../../toml/parse.ts';
import { type TomlTable, treeOf } from '../../toml/tree.ts';
import { type Fields, fieldsOf, stringOf } from './fields.ts';
import { type LockedIndex, settingOfIndex } from './sources.ts';

/** What a lock says of one project in a way of its own. */
export interface LockedProject {
  readonly source: Source;
  /** Where the lock names one. */
  readonly index?: LockedIndex | null;
  readonly hashes: readonly LockedHash[];
  /** Names as written. */
  readonly requires: readonly string[];
  readonly group?: string | null;
  readonly marker?: string | null;
  readonly extras?: readonly string[];
}

type Describe = (fields: Fields, name: string) => LockedProject;

/** Reads every `[[package]]`, or what the lock calls them; `describerOf` is asked once a file. */
export function readTomlLock(
  text: string,
  tables: 'package' | 'packages',
  describerOf: (root: TomlTable) => Describe,
): Parsed {
  const document = parseToml(text);
  const root = treeOf(document);
  const describe = describerOf(root);
  const dependencies: Dependency[] = [];
  const links: Link[] = [];
  const hashes: LockedHash[] = [];
  const indexes = new Map<string, IndexSetting>();
  for (const table of root.members.flatMap(({ key, node }) =>
    key.name === tables && node.kind === 'tables' ? node.tables : [],
  )) {
    const fields = fieldsOf(table);
    const name = fields.get('name');
    if (name?.kind !== 'string' || name.value === '') continue;
    const from = canonicalName(name.value);
    const { source, index, requires, ...project } = describe(fields, from);
    const version = stringOf(fields, 'version');
    dependencies.push({
      kind: 'lock',
      name: name.value,
      span: name.content,
      specifier: version ? `==${version}` : '',
      extras: project.extras ?? [],
      marker: project.marker ?? null,
      group: project.group ?? null,
      source,
      hashed: project.hashes.length > 0,
      removal: null,
    });
    for (const to of new Set(requires)) links.push({ from, to: canonicalName(to) });
    append(hashes, project.hashes);
    const setting = index && settingOfIndex(index);
    if (setting && !indexes.has(setting.value)) indexes.set(setting.value, setting);
  }
  const requiresPython = stringOf(fieldsOf(root), 'requires-python');
  return {
    dependencies,
    problems: document.problems,
    references: [],
    indexes: [...indexes.values()],
    requiresPython,
    links,
    hashes,
  };
}
