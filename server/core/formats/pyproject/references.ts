/** Requirements files that a `pyproject.toml` takes its dependencies from. */

import type { Reference } from '../../dependency.ts';
import { byPlace } from '../../span.ts';
import { itemsOf, select, type TomlNode } from '../../toml/tree.ts';

const places = [
  'tool.setuptools.dynamic.dependencies.file',
  'tool.setuptools.dynamic.optional-dependencies.*.file',
  // The hatch-requirements-txt plugin.
  'tool.hatch.metadata.hooks.requirements_txt.files',
  'tool.hatch.metadata.hooks.requirements_txt.filename',
  'tool.hatch.metadata.hooks.requirements_txt.optional-dependencies.*',
].map(place => place.split('.'));

export function readReferences(root: TomlNode): readonly Reference[] {
  return places
    .flatMap(place => select(root, place))
    .flatMap(({ member: { node } }) => (node.kind === 'string' ? [node] : itemsOf(node)))
    .flatMap(item => (item.kind === 'string' ? [item] : []))
    .map(({ value, content }): Reference => ({ path: value, span: content, kind: 'requirements' }))
    .sort(byPlace);
}
