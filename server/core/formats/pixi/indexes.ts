/** Pixi's index settings, at the top of its own file or under `tool.pixi.` elsewhere. */

import type { IndexSetting } from '../../dependency.ts';
import { byPlace } from '../../span.ts';
import type { TomlNode } from '../../toml/tree.ts';
import { addressesAt } from '../pyproject/indexes.ts';

const keys: readonly (readonly [string, IndexSetting['kind']])[] = [
  ['index-url', 'index-url'],
  ['extra-index-urls', 'extra-index-url'],
  ['find-links', 'find-links'],
];

export function readPixiIndexes(root: TomlNode, prefix: string): IndexSetting[] {
  return ['', 'workspace.', 'project.', 'feature.*.']
    .flatMap(place =>
      keys.flatMap(([key, kind]) => addressesAt(root, `${prefix}${place}pypi-options.${key}`, kind)),
    )
    .sort(byPlace);
}
