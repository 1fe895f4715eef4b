/** Pixi's index settings, at the top of its own file or under `tool.pixi.` elsewhere. */

import type { IndexSetting } from '../../dependency.ts';
import { byPlace } from '../../span.ts';
import { stringAt, type TomlNode } from '../../toml/tree.ts';
import { addressesAt } from '../pyproject/indexes.ts';

const keys: readonly (readonly [string, IndexSetting['kind']])[] = [
  ['index-url', 'index-url'],
  ['extra-index-urls', 'extra-index-url'],
  ['find-links', 'find-links'],
];

const places = ['', 'workspace.', 'project.', 'feature.*.'];

/** Pixi resolves as uv does: the first index that has a name, unless it is told to look into all. */
export function readPixiIndexes(root: TomlNode, prefix: string): IndexSetting[] {
  const isMerged = places.some(
    place =>
      stringAt(root, ...`${prefix}${place}pypi-options.index-strategy`.split('.')) === 'unsafe-best-match',
  );
  return places
    .flatMap(place =>
      keys.flatMap(([key, kind]) => addressesAt(root, `${prefix}${place}pypi-options.${key}`, kind)),
    )
    .map(setting => ({ ...setting, strategy: isMerged ? 'version-priority' : 'index-priority' }) as const)
    .sort(byPlace);
}
