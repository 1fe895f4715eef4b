/** A name with nothing beside it: no version, no extras, no list; whoever knows more writes it over. */
import type { Dependency } from './dependency.ts';

export function bareDependency({ kind, name, span }: Pick<Dependency, 'kind' | 'name' | 'span'>): Dependency {
  return {
    kind,
    name,
    span,
    specifier: '',
    extras: [],
    marker: null,
    group: null,
    source: 'index',
    hashed: false,
    removal: null,
  };
}
