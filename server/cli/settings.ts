/** The settings of one run: what the project's files say, and the flags over it. */
import { dirname, relative, resolve } from 'node:path';
import type { IndexInForce } from '../core/indexes/index-in-force.ts';
import type { Context } from '../core/judge.ts';
import type { KnownInFile } from '../core/policy/baseline.ts';
import { withConfig, withOverrides } from '../core/policy/merge.ts';
import { ruleCodes } from '../core/rules/index.ts';
import { defaultSettings, type Settings } from '../core/settings.ts';
import { createBareFolders } from '../io/bare-folders.ts';
import { repositoryOf } from '../io/local-modules.ts';
import { paths } from '../io/paths.ts';
import { createConfigFinder, knownIn, type ProjectConfig, readConfigFile } from '../io/project-config.ts';
import { nothingOpen } from '../io/project-folders.ts';
import { createIndexFinder } from '../io/project-indexes.ts';
import { createPythonFinder } from '../io/project-python.ts';
import { isOfflineByEnvironment } from '../io/services.ts';
import { type InRoot, sharedContexts } from '../io/shared-contexts.ts';
import type { Options } from './options.ts';
import { UsageError, type World } from './world.ts';

export interface RunSettings {
  /** All that have been asked for so far. */
  all(): readonly Settings[];
  settingsOf(place: InRoot): Settings;
  /** What the baseline of its project lists of a file. */
  knownIn(place: InRoot): KnownInFile | undefined;
  /** The settings of all files asked about so far, each once. */
  projects(): readonly ProjectConfig[];
  isExcluded(place: InRoot): boolean;
  /** What its project, the user and the machine say about indexes, beside the file itself. */
  indexesOf(place: InRoot): readonly IndexInForce[];
  /** What the project around a file says. */
  requiresPythonOf(place: InRoot): string | null;
  /** What lies in a folder, where somebody has looked already. */
  noteFolder(path: string, names: readonly string[]): void;
}

/** Throws `UsageError` for a `--config` that cannot be read. */
export function runSettings(options: Options, world: World): RunSettings {
  const bare = createBareFolders();
  const configOf =
    options.config === null
      ? createConfigFinder(nothingOpen, bare.isBare).configOf
      : fixedConfig(resolve(world.cwd, options.config), world);
  const settings = new Map<ProjectConfig, Settings>();
  const pythons = createPythonFinder(nothingOpen, bare.isBare);
  const indexes = createIndexFinder(world, nothingOpen, bare.isBare);
  const topOf = topFolders(world);
  let last: { folder: string; root: string; top: string; config: ProjectConfig } | null = null;
  /** The files of a folder, which follow one another, share it. */
  const around = ({ path, root }: InRoot) => {
    const folder = dirname(path);
    if (last?.folder === folder && last.root === root) return last;
    const top = topOf(path, root);
    last = { folder, root, top, config: configOf(path, top) };
    return last;
  };
  return {
    all: () => [...settings.values()],
    // Whoever types the command has chosen the folder, so its files are trusted.
    indexesOf: place => indexes.indexesOf(place.path, around(place).top, true),
    requiresPythonOf: place => pythons.requiresPythonOf(place.path, around(place).top),
    // Whoever writes a baseline anew wants all that there is.
    knownIn: place =>
      options.writeBaseline === null ? knownIn(around(place).config, place.path) : undefined,
    projects: () => [...settings.keys()],
    isExcluded: place => around(place).config.isExcluded(place.path),
    noteFolder: bare.note,
    settingsOf: place => {
      const found = around(place).config;
      const before = settings.get(found);
      if (before) return before;
      const merged = withOverrides(
        withConfig(defaultSettings, found.config, true),
        { ...options.overrides, offline: isOffline(options, world) },
        ruleCodes,
      );
      settings.set(found, merged);
      return merged;
    },
  };
}

/** What each file of a run is judged with; `facts` is what has been learnt, where somebody may be asked. */
export function contextsOf(
  run: RunSettings,
  world: World,
  facts?: Context['facts'],
): (place: InRoot) => Context {
  const contextOf = (place: InRoot): Context => ({
    knowledge: world.knowledge(),
    settings: run.settingsOf(place),
    today: world.today,
    requiresPython: run.requiresPythonOf(place),
    indexes: run.indexesOf(place),
    facts: facts ?? world.copy,
  });
  return sharedContexts(contextOf, run.knownIn);
}

/** By flag, or for the whole machine. */
export function isOffline({ overrides }: Pick<Options, 'overrides'>, { env }: Pick<World, 'env'>): boolean {
  return overrides.offline === true || isOfflineByEnvironment(env);
}

/**
 * Where the search for a file's settings ends: at the root it was reached from. A root that is a file has no folders;
 * whoever names it from the project's folder means the project's settings, as with all of its files.
 */
function topFolders({ cwd }: World): ConfigRoot {
  return (path, root) => {
    const folder = dirname(path);
    if (paths.isInside(root, folder)) return root;
    return paths.isInside(cwd, folder) ? cwd : (repositoryOf(folder) ?? folder);
  };
}

type ConfigRoot = (path: string, root: string) => string;

type ConfigOf = (path: string, root: string) => ProjectConfig;

function fixedConfig(path: string, world: World): ConfigOf {
  const config = readConfigFile(path);
  if (!config) throw new UsageError(`--config: ${relative(world.cwd, path)} cannot be read`);
  return () => config;
}
