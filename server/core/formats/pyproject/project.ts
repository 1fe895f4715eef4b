/** What the readers of the single tables of a `pyproject.toml` share: the text they read, and what they have found. */
import type { Dependency, Problem, Source } from '../../dependency.ts';
import type { TomlTable } from '../../toml/tree.ts';

export interface Project {
  readonly text: string;
  readonly root: TomlTable;
  /** The canonical name of the project itself; null where the file gives none. */
  readonly ownName: string | null;
  /** Where `[tool.uv.sources]` takes a project from, by canonical name. */
  readonly uvSources: ReadonlyMap<string, Source>;
  readonly dependencies: Dependency[];
  readonly problems: Problem[];
}
