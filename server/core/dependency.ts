/** What a project says it needs: one value for each place where a text names a package. */
import type { Span } from './span.ts';

export type DependencyKind = 'requirement' | 'import' | 'lock' | 'install-command';

/** Where the installer would take it from; `index:NAME` is a named index that the file itself declares. */
export type Source = 'index' | 'vcs' | 'url' | 'path' | 'workspace' | 'conda' | `index:${string}`;

export interface Dependency {
  readonly kind: DependencyKind;
  /** As written (`Django`). For an import: the project its module resolves to, null where that is not known. */
  readonly name: string | null;
  /** The name alone; for an import the top-level module. `text.slice(start, end)` is what stands in the file. */
  readonly span: Span;
  /** Imports only: the top-level module (`yaml` of `import yaml.scanner`), NFKC-normalised as Python does. */
  readonly module?: string;
  /** Imports only: all of the path that may be a module: `a.b.c` of `from a.b import c, d`. */
  readonly dottedModule?: string;
  /** Version specifier as written, without the blanks around it: `>=4.2,<5`; empty where there is none. */
  readonly specifier: string;
  readonly extras: readonly string[];
  /** Environment marker as written, without the `;`. */
  readonly marker: string | null;
  /** The list it stands in, such as `project.dependencies`; null where the format has only one. */
  readonly group: string | null;
  readonly source: Source;
  /**
   * Where `vcs` and `url` take it from, in the notation of a direct reference (`git+https://…@main`), where the text
   * says. It may hold secrets: show it only `redacted`.
   */
  readonly address?: string;
  /** True where a hash stands beside it, so that another name could never install. */
  readonly hashed: boolean;
  /** What to cut to take the whole entry out and leave a well-formed file; null where that cannot be done safely. */
  readonly removal: Span | null;
  /**
   * Set where the name is a key of a table, which can have it but once: `whole` where one statement makes it, `parts`
   * where several do (`a.version = "1"` and `a.extras = []`), which `span` names only the first of.
   */
  readonly key?: 'whole' | 'parts';
}

/** Text that a format could not read. The rest of the file still counts. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
  /** True for a mistake in Antivenom's own settings, which editors show at its place. */
  readonly isSetting?: boolean;
}

/** Another file that this one pulls in (`-r base.txt`, `-c constraints.txt`), as written and relative to this file. */
export interface Reference {
  readonly path: string;
  readonly span: Span;
  readonly kind: 'requirements' | 'constraints';
}

/** An index setting of the file itself. */
export interface IndexSetting {
  readonly kind: 'index-url' | 'extra-index-url' | 'find-links' | 'no-index' | 'trusted-host';
  readonly value: string;
  readonly span: Span;
  /** The name that `index:NAME` sources refer to, where the file gives it one. */
  readonly name?: string;
  /** True for an index that serves nothing but the dependencies that name it. */
  readonly explicit?: boolean;
  /** True for an index that is asked only for what no other one has. */
  readonly supplemental?: boolean;
  /** Whose setting it is, where it is not one of pip's. */
  readonly tool?: 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv';
  /** How its tool chooses among indexes, where that is not the tool's own way. */
  readonly strategy?: 'version-priority' | 'index-priority';
  /** True where certificates are not looked at. */
  readonly isUnverified?: true;
  /** Patterns of names that come from this index alone, and of names that never come from it. */
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
}

/** In a lock: one project needs another one. Both names are canonical. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** What one file of a project must hash to: in a lock, or as `--hash` of a requirement. */
export interface LockedHash {
  /** The project, canonical. */
  readonly name: string;
  /** The file's name, without folders; null where the text does not say. */
  readonly file: string | null;
  readonly algorithm: string;
  readonly digest: string;
  /** The whole string that the digest stands in, without its quotes. */
  readonly span: Span;
}

/** All that a format reads out of one text. A parser never throws: what it cannot read becomes a problem. */
export interface Parsed {
  readonly dependencies: readonly Dependency[];
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
  readonly indexes: readonly IndexSetting[];
  /** `requires-python` of the file itself, as written. */
  readonly requiresPython?: string | null;
  /** The canonical name of the project that the file itself describes, where it gives one. */
  readonly ownName?: string | null;
  /** Locks only; empty where the lock does not say who needs whom. */
  readonly links?: readonly Link[];
  /** Of locks and of pip's lines; in the order of the text, those of a project behind its name or in one place for all. */
  readonly hashes?: readonly LockedHash[];
}
