/** `[dependency-groups]` (PEP 735): arrays of requirements that may include each other. */
import { canonicalName } from '../../names/canonical.ts';
import type { Span } from '../../span.ts';
import type { TomlInlineTable } from '../../toml/syntax.ts';
import { itemsOf, membersOf, select } from '../../toml/tree.ts';
import type { Project } from './project.ts';
import { readRequirements } from './requirement-lists.ts';

interface Include {
  readonly target: string;
  readonly span: Span;
}

/** Reads the requirements of each group; an include of a group that is not there, or of itself, is a problem. */
export function readDependencyGroups(project: Project): void {
  const groups = new Map<string, Include[]>();
  for (const { path, member } of select(project.root, ['dependency-groups', '*'])) {
    if (member.node.kind === 'array') readRequirements(project, member.node, path.join('.'));
    const name = canonicalName(member.key.name);
    const includes = groups.get(name) ?? [];
    groups.set(name, includes);
    for (const item of itemsOf(member.node)) {
      const include = item.kind === 'inline-table' ? readInclude(project, item) : null;
      if (include) includes.push(include);
    }
  }
  for (const includes of groups.values())
    for (const { target, span } of includes)
      if (!groups.has(target))
        project.problems.push({ span, message: `There is no dependency group '${target}'` });
  for (const { target, span } of circles(groups))
    project.problems.push({ span, message: `Dependency group '${target}' includes itself` });
}

function readInclude(project: Project, table: TomlInlineTable): Include | null {
  const [member, ...others] = membersOf(table);
  if (member?.key.name === 'include-group' && others.length === 0 && member.node.kind === 'string')
    return { target: canonicalName(member.node.value), span: member.node.content };
  project.problems.push({
    span: table.span,
    message: 'A dependency group holds requirements and {include-group = "…"} only',
  });
  return null;
}

/** Each include that closes a circle. Goes through the groups without recursion, for a chain may be long. */
function circles(groups: ReadonlyMap<string, readonly Include[]>): Include[] {
  const found: Include[] = [];
  const done = new Set<string>();
  const open = new Set<string>();
  for (const start of groups.keys()) {
    const stack: { name: string; next: number }[] = [];
    if (!done.has(start)) stack.push({ name: start, next: 0 });
    open.add(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const include = groups.get(top.name)?.[top.next];
      top.next += 1;
      if (!include) {
        stack.pop();
        open.delete(top.name);
        done.add(top.name);
      } else if (open.has(include.target)) found.push(include);
      else if (!done.has(include.target)) {
        stack.push({ name: include.target, next: 0 });
        open.add(include.target);
      }
    }
    open.delete(start);
  }
  return found;
}
