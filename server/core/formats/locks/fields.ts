/** Reads tables of lock files, which come in thousands: without building what is not asked for. */
import type { LockedHash } from '../../dependency.ts';
import type { Span } from '../../span.ts';
import { itemsOf, type TomlNode } from '../../toml/tree.ts';

/** The members of one table by name; where a name comes twice, the first. */
export type Fields = ReadonlyMap<string, TomlNode>;

/** Of `[table]` and `{…}` alike; nothing of anything else. Dotted keys in `{…}` are passed over: no lock has them. */
export function fieldsOf(node: TomlNode | undefined): Fields {
  const fields = new Map<string, TomlNode>();
  eachField(node, (name, value) => {
    if (!fields.has(name)) fields.set(name, value);
  });
  return fields;
}

function eachField(node: TomlNode | undefined, tell: (name: string, value: TomlNode) => void): void {
  if (node?.kind === 'table') for (const { key, node: value } of node.members) tell(key.name, value);
  if (node?.kind !== 'inline-table') return;
  for (const { keys, value } of node.items) if (keys[0] && keys.length === 1) tell(keys[0].name, value);
}

export function stringOf(fields: Fields, name: string): string | null {
  const node = fields.get(name);
  return node?.kind === 'string' ? node.value : null;
}

/** The strings of an array, joined for people; null where there are none. */
export function listOf(node: TomlNode | undefined): string | null {
  const strings = stringsOf(node);
  return strings.length > 0 ? strings.join(', ') : null;
}

export function stringsOf(node: TomlNode | undefined): readonly string[] {
  return node ? itemsOf(node).flatMap(item => (item.kind === 'string' ? [item.value] : [])) : [];
}

/** `{ name = "…" }` of an array, or of each array of a table of them. */
export function namesOf(node: TomlNode | undefined): readonly string[] {
  if (node?.kind === 'table') return node.members.flatMap(member => namesOf(member.node));
  return partsOf(node).flatMap(part => stringOf(fieldsOf(part), 'name') ?? []);
}

/** The hashes of the files that these nodes list: one file or many, in either of the two usual notations. */
export function hashesOf(name: string, ...nodes: readonly (TomlNode | undefined)[]): readonly LockedHash[] {
  const hashes: LockedHash[] = [];
  for (const node of nodes) for (const part of partsOf(node)) addHashes(name, part, hashes);
  return hashes;
}

/** `{file = "…", hash = "sha256:…"}`, or `{url = "…", hashes = {sha256 = "…"}}`. No map is built: a lock has thousands. */
function addHashes(name: string, part: TomlNode, hashes: LockedHash[]): void {
  let file: string | null = null;
  let address: string | null = null;
  const found: { algorithm: string; digest: string; span: Span }[] = [];
  const add = (algorithm: string, digest: string, span: Span): void => {
    if (digest !== '') found.push({ algorithm, digest, span });
  };
  eachField(part, (key, value) => {
    if (key === 'hashes')
      eachField(value, (algorithm, digest) => {
        if (digest.kind === 'string') add(algorithm, digest.value, digest.content);
      });
    if (value.kind !== 'string') return;
    if (key === 'file' || key === 'name') file ??= value.value;
    else if (key === 'url' || key === 'path') address ??= value.value;
    else if (key === 'hash') {
      const colon = value.value.indexOf(':');
      add(value.value.slice(0, Math.max(colon, 0)), value.value.slice(colon + 1), value.content);
    }
  });
  file ??= address && lastPart(address);
  for (const hash of found) hashes.push({ name, file, ...hash });
}

/** The tables that a node is or holds. */
function partsOf(node: TomlNode | undefined): readonly TomlNode[] {
  if (node?.kind === 'tables') return node.tables;
  if (node?.kind === 'array') return node.items;
  return node ? [node] : [];
}

/** The file's name at the end of an address or a path, without a query or a fragment. */
export function lastPart(address: string): string | null {
  const end = address.search(/[?#]/);
  const path = end < 0 ? address : address.slice(0, end);
  return path.slice(path.lastIndexOf('/') + 1) || null;
}
