/** Judges open documents and files on disk alike. What was judged is kept until the text or the world changes. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyze } from '../core/analyze.ts';
import type { ProjectFacts } from '../core/facts/project-facts.ts';
import type { Format } from '../core/formats/format.ts';
import { formatOf } from '../core/formats/index.ts';
import { createLineMemory } from '../core/formats/requirements/line-memory.ts';
import type { Context } from '../core/judge.ts';
import { withConfig } from '../core/policy/merge.ts';
import type { Knowledge } from '../core/ports.ts';
import type { Settings } from '../core/settings.ts';
import { LineIndex, type Range, type Span } from '../core/span.ts';
import { withBringers } from '../io/bringers.ts';
import { paths } from '../io/paths.ts';
import { createConfigFinder, knownIn, type ProjectConfig } from '../io/project-config.ts';
import type { OpenText } from '../io/project-folders.ts';
import { createIndexFinder } from '../io/project-indexes.ts';
import { createPythonFinder } from '../io/project-python.ts';
import { largestFile } from '../io/read-text.ts';
import type { Machine } from '../io/settings-places.ts';
import { type InRoot, sharedContexts } from '../io/shared-contexts.ts';
import type { UseOfPlace } from '../io/survey-projects.ts';
import { isCovered } from '../io/walk.ts';
import type { Lookups } from '../online/lookups.ts';
import { withFileProblems } from './file-problems.ts';
import type { Folders } from './folders.ts';
import { createNotebookJudge } from './judge-notebook.ts';
import type { Notebooks } from './notebooks.ts';
import type { ServerSettings } from './settings.ts';
import type { WorkspaceModules } from './workspace-modules.ts';

export interface Judged {
  readonly analysis: Analysis;
  /** Places of the document itself. */
  readonly lines: Ranges;
  /** Where the document begins in the text that all spans speak of; 0 but for the cells of a notebook. */
  readonly start: number;
  /** The address of the file that the document is, or is a part of. */
  readonly file: string;
  /** The text that all spans speak of. */
  readonly text: string;
  /** The documents that the text consists of, in their order. */
  readonly sheets: readonly Sheet[];
}

/** Turns spans into places that the client knows. */
export interface Ranges {
  range(span: Span): Range;
}

/** One of the client's documents, with its end in the text that spans speak of. */
export interface Sheet extends Ranges {
  readonly uri: string;
  readonly version: number;
  readonly end: number;
}

export interface Judging {
  /** Null for a document that is none of ours: no format reads it, it is switched off, excluded or too large. */
  judge(document: TextDocument, settings: ServerSettings): Judged | null;
  /** What a file is judged with; null stands for no file at all. */
  contextOf(path: string | null, settings: ServerSettings): Context;
  /** The same for the files of a scan, one after the other; what tells of modules is the scan's to add. */
  contextsOf(settings: ServerSettings): (place: InRoot) => Context;
  /** Pythons whose environments count; none in a workspace that its user has not vouched for. */
  interpretersOf(settings: ServerSettings): readonly string[];
  /** What a scan passes by, as in a `.gitignore`: files that the settings leave out, and those that the editor hides. */
  passedBy(settings: ServerSettings): readonly string[];
  /** True for a file that the settings or the project's own files leave out. */
  isExcluded(path: string, settings: ServerSettings): boolean;
  /** True once some file's settings have switched the rule about vulnerabilities on. */
  wantsVulnerabilities(): boolean;
  /** What a scan of a folder has learnt of its projects; null where nobody wants to know. */
  surveyed(root: string, useOf: UseOfPlace | null): void;
  /** Something beside the texts has changed: nothing judged so far counts any longer. */
  worldChanged(): void;
}

export interface World {
  readonly knowledge: () => Knowledge;
  readonly today: () => string;
  readonly machine: Machine;
  readonly folders: Folders;
  readonly modules: WorkspaceModules;
  readonly notebooks: Notebooks;
  /** What the services know; null where nobody is to be asked. */
  readonly lookups: Lookups | null;
  /** What the machine knows without asking. */
  readonly copy?: ((canonical: string) => ProjectFacts) | undefined;
  /** Settings files that are open count as they are on the screen. */
  readonly openText: OpenText;
  /** Whether the files of the workspace may also make the checks milder. */
  readonly isTrusted: () => boolean;
}

export function createJudging(world: World): Judging {
  const projects = createConfigFinder(world.openText);
  const pythons = createPythonFinder(world.openText);
  const indexes = createIndexFinder(world.machine, world.openText);
  let kept = new WeakMap<TextDocument, { version: number; core: Settings; learnt: number; judged: Judged }>();
  let merged = new WeakMap<ServerSettings, Map<ProjectConfig, Settings>>();
  let cells = createNotebookJudge();
  const lines = createLineMemory();
  const surveys = new Map<string, UseOfPlace>();

  const projectOf = (path: string): ProjectConfig =>
    projects.configOf(path, world.folders.searchRootOf(path));

  /** The client's settings, and over them what the project's own files say. One object for the same answer. */
  let wantsVulnerabilities = false;
  const coreOf = (path: string | null, settings: ServerSettings): Settings => {
    if (path === null) return settings.core;
    const project = projectOf(path);
    const known = merged.get(settings) ?? new Map<ProjectConfig, Settings>();
    merged.set(settings, known);
    const core =
      known.get(project) ?? reachable(withConfig(settings.core, project.config, world.isTrusted()));
    known.set(project, core);
    wantsVulnerabilities ||= (core.rules['vulnerable'] ?? 'off') !== 'off';
    return core;
  };
  /** Without services everybody is offline, whatever the settings say. */
  const reachable = (core: Settings): Settings => (world.lookups ? core : { ...core, network: 'offline' });
  const plainContextOf = (path: string | null, settings: ServerSettings): Context => ({
    knowledge: world.knowledge(),
    settings: coreOf(path, settings),
    today: world.today(),
    requiresPython: path === null ? null : pythons.requiresPythonOf(path, world.folders.searchRootOf(path)),
    indexes: indexes.indexesOf(
      path,
      path === null ? '' : world.folders.searchRootOf(path),
      world.isTrusted(),
    ),
    ...factsFrom(world.lookups?.factsOf ?? world.copy),
    ...world.modules.around(path, interpretersOf(settings)),
  });
  const contextOf = (path: string | null, settings: ServerSettings): Context => {
    const known = path === null ? undefined : knownOf(path);
    return { ...plainContextOf(path, settings), ...(known && { known }), ...projectAround(path) };
  };
  const projectAround = (path: string | null) => {
    const root = path === null || surveys.size === 0 ? null : world.folders.outermostOf(path)?.path;
    const project =
      root && path !== null ? surveys.get(root)?.({ root, file: paths.relative(root, path) }) : null;
    return project ? { project } : {};
  };
  // Whoever is not trusted cannot say that what is found was known all along.
  const knownOf = (path: string) => (world.isTrusted() ? knownIn(projectOf(path), path) : undefined);
  const interpretersOf = ({ interpreters }: ServerSettings) => (world.isTrusted() ? interpreters : []);
  // `files.exclude` may be the workspace's own, and hiding files is making the checks milder.
  const passedBy = ({ exclude, hidden }: ServerSettings) =>
    world.isTrusted() ? [...exclude, ...hidden] : exclude;
  const isExcluded = (path: string, { exclude }: ServerSettings): boolean => {
    if (world.isTrusted() && projectOf(path).isExcluded(path)) return true;
    const root = exclude.length > 0 ? world.folders.rootOf(path) : null;
    return root !== null && isCovered(paths.relative(root.path, path), exclude);
  };

  return {
    wantsVulnerabilities: () => wantsVulnerabilities,
    contextOf,
    contextsOf: settings =>
      sharedContexts(
        ({ path }) => plainContextOf(path, settings),
        ({ path }) => knownOf(path),
      ),
    interpretersOf,
    passedBy,
    isExcluded,
    judge: (document, settings) => {
      const notebook = world.notebooks.notebookOf(document.uri);
      // Its cells are judged; a notebook that is open as text as well would be reported twice.
      if (!notebook && world.notebooks.isOpen(document.uri)) return null;
      const path = paths.uriToPath(notebook?.uri ?? document.uri);
      if (notebook) {
        if (!settings.enable || (path !== null && isExcluded(path, settings))) return null;
        return cells.judge(
          document,
          notebook,
          coreOf(path, settings),
          () => contextOf(path, settings),
          world.lookups?.generation() ?? 0,
        );
      }
      const format = readableFormat(document);
      if (!format || !settings.enable || (path !== null && isExcluded(path, settings))) return null;
      const core = coreOf(path, settings);
      const before = kept.get(document);
      const learnt = world.lookups?.generation() ?? 0;
      if (before?.version === document.version && before.core === core && before.learnt === learnt)
        return before.judged;
      const text = document.getText();
      const context = { ...contextOf(path, settings), lines };
      const found = analyze({ path: paths.nameOfDocument(document.uri), text, format }, context);
      const analysis =
        path === null ? found : withBringers(path, withFileProblems(path, text, found, projectOf(path)));
      const index = new LineIndex(text);
      const { uri, version } = document;
      const sheet = { uri, version, end: text.length, range: (span: Span) => index.range(span) };
      const judged = { analysis, lines: index, start: 0, file: uri, text, sheets: [sheet] };
      kept.set(document, { version, core, learnt, judged });
      return judged;
    },
    surveyed: (root, useOf) => {
      if (useOf) surveys.set(root, useOf);
      else surveys.delete(root);
    },
    worldChanged: () => {
      projects.reset();
      pythons.reset();
      indexes.reset();
      kept = new WeakMap();
      cells = createNotebookJudge();
      merged = new WeakMap();
    },
  };
}

function readableFormat(document: TextDocument): Format | null {
  if (document.getText().length > largestFile) return null;
  return formatOf(paths.nameOfDocument(document.uri));
}

function factsFrom(facts: Context['facts']): Pick<Context, 'facts'> {
  return facts ? { facts } : {};
}
