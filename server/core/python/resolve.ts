/** From a module that code imports to the project that supplies it. */
import { canonicalName } from '../names/canonical.ts';
import { reviewedProjects } from '../names/module-projects.ts';
import { namespaceProject } from '../names/namespace-modules.ts';
import { unofficialName } from '../names/unofficial-names.ts';
import type { Knowledge } from '../ports.ts';
import { stdlibModule } from './stdlib.ts';

/** What is known of the project around a module; every answer may be missing. */
export interface Surroundings {
  readonly knowledge: Knowledge;
  /** True for a top-level module that the project itself supplies. */
  readonly isLocalModule?: (module: string) => boolean;
  /** Canonical projects of the environment that install a dotted module or, if no deeper one is known, a part of it. */
  readonly installed?: (module: string) => readonly string[];
  /** True for a project, by canonical name, that some manifest around the file asks for. */
  readonly isDeclared?: (canonical: string) => boolean;
}

/**
 * The canonical project of a module; null where Python or the project itself supplies it, or nobody knows. What is
 * installed says most, then what the project declares, then what is known of the module, then a much-used namesake.
 * `module` may be dotted: `google.cloud.storage` and `google.auth` come from different projects.
 */
export function projectOfModule(module: string, surroundings: Surroundings): string | null {
  const { knowledge, installed, isDeclared } = surroundings;
  const dot = module.indexOf('.');
  const top = dot < 0 ? module : module.slice(0, dot);
  if (isPythonsOrOwn(top, surroundings)) return null;
  const known = knownProjects(module, top, knowledge);
  const namesake = canonicalName(top);
  const present = installed?.(module) ?? [];
  if (present.length === 1) return present[0] ?? null;
  const candidates = known === null ? [namesake] : [...known, namesake];
  if (present.length > 1) {
    // Several builds or parts are there: what the project asks for, then what is known best.
    const chosen =
      present.find(name => isDeclared?.(name)) ?? candidates.find(name => present.includes(name));
    if (chosen !== undefined) return chosen;
  }
  const declared = isDeclared && candidates.find(isDeclared);
  if (declared !== undefined) return declared;
  if (known !== null) return known[0] ?? null;
  return knowledge.names.rank(namesake) === null ? null : namesake;
}

/** True for a top-level module that Python or the project itself supplies: no project does, whatever is imported of it. */
export function isPythonsOrOwn(top: string, { isLocalModule }: Pick<Surroundings, 'isLocalModule'>): boolean {
  return stdlibModule(top) !== null || (isLocalModule?.(top) ?? false);
}

/** Every project that may supply a dotted module, canonical: whoever declares one of them has declared it. */
export function possibleProjects(module: string, knowledge: Knowledge): readonly string[] {
  const [top = module] = module.split('.', 1);
  return [...(knownProjects(module, top, knowledge) ?? []), canonicalName(top)];
}

/** The projects that are known to supply a module, the likeliest first; empty for nobody's, null for an unknown one. */
function knownProjects(
  module: string,
  top: string,
  { importMap, names }: Knowledge,
): readonly string[] | null {
  const shared = namespaceProject(module, name => names.rank(name) !== null);
  if (shared !== undefined) return shared === null ? [] : [shared];
  const reviewed = reviewedProjects(top);
  if (reviewed) return reviewed;
  const unofficial = unofficialName(canonicalName(top));
  if (unofficial?.kind === 'import-name' && unofficial.typed === top && unofficial.project !== null)
    return [unofficial.project];
  const mapped = importMap.get(top);
  return mapped === undefined ? null : [mapped];
}
