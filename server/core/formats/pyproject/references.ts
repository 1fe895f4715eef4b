/** Requirements files that a `pyproject.toml` takes its dependencies from. */
import type { Reference } from '../../dependency.ts';
import { byPlace } from '../../span.ts';
import { itemsOf, select, type TomlNode } from '../../toml/tree.ts';
import { hatchFiles } from '../hatch/places.ts';

const places = [
  'tool.setuptools.dynamic.dependencies.file',
  'tool.setuptools.dynamic.optional-dependencies.*.file',
  ...hatchFiles('tool.hatch.'),
];

export function readReferences(root: TomlNode): readonly Reference[] {
  return filesAt(root, places);
}

/** The files that the strings under dotted paths name. */
export function filesAt(root: TomlNode, paths: readonly string[]): Reference[] {
  return paths
    .flatMap(path => select(root, path.split('.')))
    .flatMap(({ member: { node } }) => (node.kind === 'string' ? [node] : itemsOf(node)))
    .flatMap(item => (item.kind === 'string' ? [item] : []))
    .map(({ value, content }): Reference => ({ path: value, span: content, kind: 'requirements' }))
    .sort(byPlace);
}
