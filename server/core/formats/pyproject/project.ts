/** What the readers of the single tables of a `pyproject.toml` share: the text they read, and what they have found. */
import type { Dependency, Problem } from '../../dependency.ts';
import { canonicalName } from '../../names/canonical.ts';
import type { TomlDocument } from '../../toml/syntax.ts';
import { stringAt, type TomlTable, treeOf } from '../../toml/tree.ts';
import { type Origin, readUvSources } from './uv-sources.ts';

export interface Project {
  readonly text: string;
  readonly root: TomlTable;
  /** The canonical name of the project itself; null where the file gives none. */
  readonly ownName: string | null;
  /** Where `[tool.uv.sources]` takes a project from, by canonical name. */
  readonly uvSources: ReadonlyMap<string, Origin>;
  readonly dependencies: Dependency[];
  readonly problems: Problem[];
}

/** Starts with the problems of the text itself. The first of `namePaths` that holds a string is the project's name. */
export function startProject(document: TomlDocument, namePaths: readonly string[] = []): Project {
  const root = treeOf(document);
  const names = namePaths.map(path => stringAt(root, ...path.split('.')));
  const ownName = names.find(name => name !== null) ?? null;
  return {
    text: document.text,
    root,
    ownName: ownName && canonicalName(ownName),
    uvSources: readUvSources(root),
    dependencies: [],
    problems: [...document.problems],
  };
}
