/** Arrays of dependency specifiers (PEP 508 strings), wherever a tool keeps them in `pyproject.toml`. */
import type { Dependency } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import { parseRequirement } from '../../python/pep508.ts';
import { addressOf, hasHash, parsePipRequirement, sourceOfAddress } from '../../python/pip-requirement.ts';
import type { Span } from '../../span.ts';
import { itemRemoval } from '../../toml/removal.ts';
import { spanInString } from '../../toml/strings.ts';
import type { TomlArray, TomlString, TomlValue } from '../../toml/syntax.ts';
import { membersOf, select, type TomlNode } from '../../toml/tree.ts';
import { hatchLists, hatchOverrides } from '../hatch/places.ts';
import type { Project } from './project.ts';
import type { Origin } from './uv-sources.ts';

/** `*` stands for any name. Each tool's own documentation names these keys. */
const places = [
  'project.dependencies',
  'project.optional-dependencies.*',
  'build-system.requires',
  'tool.uv.dev-dependencies',
  'tool.uv.constraint-dependencies',
  'tool.uv.override-dependencies',
  'tool.uv.build-constraint-dependencies',
  'tool.uv.extra-build-dependencies.*',
  'tool.pdm.dev-dependencies.*',
  'tool.pdm.plugins',
  'tool.rye.dev-dependencies',
  ...hatchLists('tool.hatch.'),
  'tool.flit.metadata.requires',
  'tool.flit.metadata.dev-requires',
  'tool.flit.metadata.requires-extra.*',
];

export function readRequirementLists(project: Project): void {
  readRequirementsAt(project, places);
  readRequirementsAt(project, hatchOverrides('tool.hatch.'), 'value');
}

/** Reads the arrays under dotted paths. Items may be tables that hold the requirement under `valueKey`. */
export function readRequirementsAt(
  project: Project,
  paths: readonly string[],
  valueKey: string | null = null,
): void {
  for (const place of paths)
    for (const { path, member } of select(project.root, place.split('.')))
      if (member.node.kind === 'array') readRequirements(project, member.node, path.join('.'), valueKey);
}

/** Reads the strings of one array; whatever else stands in it is left to others. */
export function readRequirements(
  project: Project,
  list: TomlArray,
  group: string,
  valueKey: string | null = null,
): void {
  list.items.forEach((item, index) => {
    const string = valueKey === null ? item : valueIn(item, valueKey);
    if (string?.kind !== 'string') return;
    const removal = itemRemoval(project.text, list, index);
    const requirement = readRequirement(project, string, group, removal);
    if (requirement) project.dependencies.push(requirement);
  });
}

function valueIn(item: TomlValue, key: string): TomlNode | undefined {
  return item.kind === 'inline-table' ? membersOf(item).find(member => member.key.name === key)?.node : item;
}

function readRequirement(
  project: Project,
  string: TomlString,
  group: string,
  removal: Span,
): Dependency | null {
  // PDM alone takes pip's `-e ADDRESS` here.
  const editable = /^[ \t]*-e[ \t=]/.exec(string.value);
  if (editable) return readEditable(string, editable[0].length, group, removal);
  const read = parseRequirement(string.value);
  const mistake = read.problems.find(problem => problem.part !== 'name');
  if (mistake) {
    const span = spanInString(string, mistake.span.start, mistake.span.end);
    project.problems.push({ span, message: mistake.message });
  }
  if (!read.name) return null;
  return {
    kind: 'requirement',
    name: read.name.text,
    span: spanInString(string, read.name.span.start, read.name.span.end),
    specifier: read.specifier?.text ?? '',
    extras: read.extras.map(extra => extra.text),
    marker: read.marker?.text ?? null,
    group,
    ...(read.url
      ? { source: sourceOfAddress(read.url.text), ...addressOf(read.url.text) }
      : originOfName(project, read.name.text)),
    hashed: read.url !== null && hasHash(read.url.text),
    removal,
  };
}

/** `mypkg[test]` inside mypkg's own file is the project itself, not one of that name on an index. */
function originOfName({ ownName, uvSources }: Project, name: string): Origin {
  const canonical = canonicalName(name);
  if (ownName === canonical) return { source: 'workspace' };
  return uvSources.get(canonical) ?? { source: 'index' };
}

function readEditable(string: TomlString, start: number, group: string, removal: Span): Dependency | null {
  const { requirement } = parsePipRequirement(string.value, start, string.value.length, true);
  if (!requirement) return null;
  const span = spanInString(string, requirement.span.start, requirement.span.end);
  return { ...requirement, kind: 'requirement', span, group, removal };
}
