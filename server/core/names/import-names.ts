/** The import map read the other way: from a name as it would stand in a requirements file to the project behind it. */
import type { Confidence } from '../finding.ts';
import type { Knowledge } from '../ports.ts';
import { canonicalName } from './canonical.ts';
import { type UnofficialName, unofficialName } from './unofficial-names.ts';

/**
 * What a name that no project has may stand for, by the import map or, written with dots (`matplotlib.pyplot`), as a
 * path into a much-used project. Nobody reviewed it, hence its own confidence.
 */
export function unreviewedName(
  written: string,
  canonical: string,
  knowledge: Knowledge,
): (UnofficialName & { readonly confidence: Confidence }) | null {
  const { names } = knowledge;
  const unreviewed = { typed: written, reason: '', mild: false };
  const project = projectImportedAs(canonical, knowledge);
  if (project) {
    const rank = names.rank(project);
    const confidence = rank === null ? 'low' : rank <= 5000 ? 'high' : 'medium';
    return { ...unreviewed, kind: 'import-name', project, confidence };
  }
  const head = /^([A-Za-z]\w+)\.\w/.exec(written)?.[1];
  if (head === undefined) return null;
  const reviewed = unofficialName(canonicalName(head));
  const owner = reviewed?.kind === 'import-name' ? reviewed.project : canonicalName(head);
  if (owner === null || (names.rank(owner) ?? Number.POSITIVE_INFINITY) > 3000) return null;
  return { ...unreviewed, kind: 'module-path', project: owner, confidence: 'medium' };
}

/** The project whose import name a canonical project name spells; of several, the one used most. Null if none. */
function projectImportedAs(canonical: string, knowledge: Knowledge): string | null {
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
