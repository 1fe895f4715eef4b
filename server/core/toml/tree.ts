/**
 * What a TOML text says, whatever way it is written: headers, dotted keys and inline tables all become tables with
 * members. Half-typed files say things twice, so nothing is dropped: a name may have several members.
 */
import type { Span } from '../span.ts';
import type { TomlDocument, TomlEntry, TomlKey, TomlSection, TomlValue } from './syntax.ts';

/** A table that headers and dotted keys make up together. */
export interface TomlTable {
  readonly kind: 'table';
  readonly members: readonly TomlMember[];
}

/** All `[[name]]` of one name. */
export interface TomlTables {
  readonly kind: 'tables';
  readonly tables: readonly TomlTable[];
}

export type TomlNode = TomlValue | TomlTable | TomlTables;

export interface TomlMember {
  readonly key: TomlKey;
  readonly node: TomlNode;
  /** The statements that make it: one for a plain value, several for a table. */
  readonly statements: readonly (TomlEntry | TomlSection)[];
}

/** A member and the names that lead to it from the top. */
export interface TomlMatch {
  readonly path: readonly string[];
  readonly member: TomlMember;
}

interface Growing extends TomlTable {
  readonly members: GrowingMember[];
  readonly named: Map<string, GrowingMember>;
}

interface GrowingMember extends TomlMember {
  readonly statements: (TomlEntry | TomlSection)[];
}

/** Builds the tree of a whole document. Inline tables are opened only when `membersOf` asks for them. */
export function treeOf(document: TomlDocument): TomlTable {
  const root = growing();
  for (const section of document.sections) {
    const table = section.kind === 'top' ? root : enterSection(root, section);
    for (const entry of section.entries) addEntry(table, entry);
  }
  return root;
}

/** The members of a table of any kind; of an array of tables, the members of them all; none of anything else. */
export function membersOf(node: TomlNode): readonly TomlMember[] {
  return node.kind === 'table' ? node.members : tablesOf(node).flatMap(table => table.members);
}

/** The tables that a node is or holds: `[a]` and `{…}` one, `[[a]]` and `[{…}, …]` as many as there are. */
export function tablesOf(node: TomlNode): readonly TomlTable[] {
  if (node.kind === 'table') return [node];
  if (node.kind === 'tables') return node.tables;
  if (node.kind === 'array')
    return node.items.flatMap(item => (item.kind === 'inline-table' ? tablesOf(item) : []));
  if (node.kind !== 'inline-table') return [];
  const table = growing();
  for (const entry of node.items) addEntry(table, entry);
  return [table];
}

/** All members under a path of names; `*` stands for any name. */
export function select(root: TomlNode, path: readonly string[]): readonly TomlMatch[] {
  let found: readonly { path: readonly string[]; node: TomlNode; member: TomlMember | null }[] = [
    { path: [], node: root, member: null },
  ];
  for (const name of path)
    found = found.flatMap(from =>
      membersOf(from.node)
        .filter(({ key }) => name === '*' || key.name === name)
        .map(member => ({ path: [...from.path, member.key.name], node: member.node, member })),
    );
  return found.flatMap(({ path, member }) => (member ? [{ path, member }] : []));
}

/** The value of the string that a path leads to; where it is said twice, the first one. */
export function stringAt(root: TomlNode, ...path: string[]): string | null {
  for (const { member } of select(root, path)) if (member.node.kind === 'string') return member.node.value;
  return null;
}

/** The items of an array, none of anything else. */
export function itemsOf(node: TomlNode): readonly TomlValue[] {
  return node.kind === 'array' ? node.items : [];
}

/** Where a node stands; a table that headers make has no place of its own, so its key stands for it. */
export function spanOf(member: TomlMember): Span {
  return member.node.kind === 'table' || member.node.kind === 'tables' ? member.key.span : member.node.span;
}

function enterSection(root: Growing, section: TomlSection): Growing {
  const last = section.keys.at(-1);
  const parent = walk(root, section.keys.slice(0, -1), null);
  if (!last) return parent;
  if (section.kind === 'table') return walk(parent, [last], section);
  const known = parent.named.get(last.name);
  const table = growing();
  if (known?.node.kind === 'tables') {
    (known.node.tables as TomlTable[]).push(table);
    known.statements.push(section);
  } else addMember(parent, { key: last, node: { kind: 'tables', tables: [table] }, statements: [section] });
  return table;
}

/** Goes down to a table and makes what is missing; of an array of tables the last one is meant. */
function walk(from: Growing, keys: readonly TomlKey[], statement: TomlEntry | TomlSection | null): Growing {
  let table = from;
  for (const key of keys) {
    const known = table.named.get(key.name);
    let next = known && lastTable(known.node);
    if (known && next) {
      if (statement) known.statements.push(statement);
    } else {
      next = growing();
      addMember(table, { key, node: next, statements: statement ? [statement] : [] });
    }
    table = next;
  }
  return table;
}

function lastTable(node: TomlNode): Growing | undefined {
  if (node.kind === 'table') return node as Growing;
  return node.kind === 'tables' ? (node.tables.at(-1) as Growing | undefined) : undefined;
}

function addEntry(table: Growing, entry: TomlEntry): void {
  const last = entry.keys.at(-1);
  if (last)
    addMember(walk(table, entry.keys.slice(0, -1), entry), {
      key: last,
      node: entry.value,
      statements: [entry],
    });
}

/** A later member of the same name stands beside the earlier one; tables that can grow stay the known ones. */
function addMember(table: Growing, member: GrowingMember): void {
  table.members.push(member);
  const known = table.named.get(member.key.name);
  if (!known || !lastTable(known.node)) table.named.set(member.key.name, member);
}

function growing(): Growing {
  return { kind: 'table', members: [], named: new Map() };
}
