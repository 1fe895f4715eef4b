/** The import map read the other way: from a name as it would stand in a requirements file to the project behind it. */
import type { Knowledge } from '../ports.ts';
import { canonicalName } from './canonical.ts';

/** The project whose import name a canonical project name spells; of several, the one used most. Null if none. */
export function projectImportedAs(canonical: string, knowledge: Knowledge): string | null {
  let reversed = cache.get(knowledge.importMap);
  if (!reversed) {
    reversed = reverse(knowledge);
    cache.set(knowledge.importMap, reversed);
  }
  return reversed.get(canonical) ?? null;
}

const cache = new WeakMap<Knowledge['importMap'], ReadonlyMap<string, string>>();

function reverse({ importMap, names }: Knowledge): ReadonlyMap<string, string> {
  const rank = (project: string): number => names.rank(project) ?? Number.POSITIVE_INFINITY;
  const found = new Map<string, string>();
  for (const [module, project] of importMap) {
    const name = canonicalName(module);
    const other = found.get(name);
    if (name.startsWith('-') || name === project || !names.has(project)) continue;
    if (other === undefined || rank(project) < rank(other)) found.set(name, project);
  }
  return found;
}
