/** From a module that code imports to the project that supplies it. */
import { canonicalName } from '../names/canonical.ts';
import type { Knowledge } from '../ports.ts';
import { stdlibModule } from './stdlib.ts';

/**
 * The canonical project of a top-level module; null where Python or the project itself supplies it, or nobody knows.
 * The map answers first; a project that is much used under the module's own name comes second.
 */
export function projectOfModule(
  module: string,
  knowledge: Knowledge,
  isLocal: (module: string) => boolean,
): string | null {
  if (stdlibModule(module) !== null || isLocal(module)) return null;
  const mapped = knowledge.importMap.get(module);
  if (mapped !== undefined) return mapped;
  const namesake = canonicalName(module);
  return knowledge.names.rank(namesake) === null ? null : namesake;
}
