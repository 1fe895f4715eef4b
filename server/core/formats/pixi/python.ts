/** The Python range of a Pixi project, in the notation of `requires-python`. */
import { stringAt, type TomlNode } from '../../toml/tree.ts';

/** Null where there is none, or where it says more than a list of version clauses can. */
export function pixiPython(root: TomlNode, prefix: string): string | null {
  const path = [...`${prefix}dependencies`.split('.'), 'python'];
  const written = stringAt(root, ...path) ?? stringAt(root, ...path, 'version');
  const clauses = written?.split(',').map(clause => standardClause(clause.trim())) ?? [null];
  return clauses.includes(null) ? null : clauses.join(',');
}

/** A version alone and `=3.9` mean all that begin with it; `3.9.*` says so. */
function standardClause(clause: string): string | null {
  if (/^(?:[<>]=?|[=!]=|~=) *\d[\d.]*(?:\.\*)?$/.test(clause)) return clause.replaceAll(' ', '');
  const version = /^=? *(\d{1,4}(?:\.\d{1,4}){0,3})(?:\.\*)?$/.exec(clause)?.[1];
  return version === undefined ? null : `==${version}.*`;
}
