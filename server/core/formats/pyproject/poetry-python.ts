/** The Python range of a Poetry project, in the notation of `requires-python`. */
import { stringAt, type TomlNode } from '../../toml/tree.ts';

/** Null where there is none, or where it says more than a list of version clauses can. */
export function poetryPython(root: TomlNode): string | null {
  const written =
    stringAt(root, 'tool', 'poetry', 'dependencies', 'python') ??
    stringAt(root, 'tool', 'poetry', 'dependencies', 'python', 'version');
  if (written === null || written.includes('|')) return null;
  const clauses = written.split(',').map(clause => standardClause(clause.trim()));
  return clauses.includes(null) ? null : clauses.join(',');
}

/** `^3.9` means up to the next first number, `~3.9` up to the next second one. */
function standardClause(clause: string): string | null {
  if (/^(?:[<>]=?|[=!]=|~=) *[0-9][0-9.*]*$/.test(clause)) return clause.replaceAll(' ', '');
  const [, mark = '', version = '', major = '', minor] =
    /^([\^~]) *((\d{1,4})(?:\.(\d{1,4}))?(?:\.\d{1,4})*)$/.exec(clause) ?? [];
  if (mark === '') return null;
  const isOpen = mark === '^' || minor === undefined;
  return `>=${version},<${isOpen ? Number(major) + 1 : `${major}.${Number(minor) + 1}`}`;
}
