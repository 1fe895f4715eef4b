/** Looks into YAML nodes: what is not there, or is something else, is empty. Aliases are never followed. */
import { isMap, isScalar, isSeq, type Scalar, type YAMLSeq } from 'yaml';
import type { YamlNode } from './read.ts';

export type YamlScalar = Scalar<string> & { readonly range: readonly [number, number, number] };
export type YamlList = YAMLSeq<YamlNode>;

export interface YamlMember {
  readonly key: string;
  readonly node: YamlNode;
}

/** The members of a mapping that have a value, in the order of the text; a key may come twice. */
export function membersOf(node: YamlNode): readonly YamlMember[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    const name = asScalar(key as YamlNode)?.value;
    return name === undefined || !value ? [] : [{ key: name, node: value as YamlNode }];
  });
}

/** A node and the keys that lead to it. */
export interface YamlMatch {
  readonly path: readonly string[];
  readonly node: YamlNode;
}

/** The nodes that a path of keys leads to; `*` stands for any key. */
export function select(root: YamlNode, path: readonly string[]): readonly YamlMatch[] {
  let found: readonly YamlMatch[] = [{ path: [], node: root }];
  for (const name of path)
    found = found.flatMap(from =>
      membersOf(from.node)
        .filter(({ key }) => name === '*' || key === name)
        .map(({ key, node }) => ({ path: [...from.path, key], node })),
    );
  return found;
}

export function asList(node: YamlNode): YamlList | null {
  return isSeq(node) ? (node as YamlList) : null;
}

/** The items of all lists under a key. */
export function itemsAt(node: YamlNode, key: string): readonly YamlNode[] {
  return membersOf(node).flatMap(member => (member.key === key ? (asList(member.node)?.items ?? []) : []));
}

export function asScalar(node: YamlNode): YamlScalar | null {
  return isScalar(node) && typeof node.value === 'string' && node.range ? (node as YamlScalar) : null;
}

/** The text of the scalar under a key; null where there is none. */
export function stringAt(node: YamlNode, key: string): string | null {
  for (const member of membersOf(node)) if (member.key === key) return asScalar(member.node)?.value ?? null;
  return null;
}
