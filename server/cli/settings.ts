/** The settings of one run: what the project's files say, and the flags over it. */
import { dirname, relative, resolve } from 'node:path';
import type { IndexInForce } from '../core/indexes/index-in-force.ts';
import type { Context } from '../core/judge.ts';
import type { KnownInFile } from '../core/policy/baseline.ts';
import { withConfig, withOverrides } from '../core/policy/merge.ts';
import { ruleCodes } from '../core/rules/index.ts';
import { defaultSettings, type Settings } from '../core/settings.ts';
import { repositoryOf } from '../io/local-modules.ts';
import { paths } from '../io/paths.ts';
import { createConfigFinder, knownIn, type ProjectConfig, readConfigFile } from '../io/project-config.ts';
import { createIndexFinder } from '../io/project-indexes.ts';
import { createPythonFinder } from '../io/project-python.ts';
import { isOfflineByEnvironment } from '../io/services.ts';
import type { Options } from './options.ts';
import { UsageError, type World } from './world.ts';

export interface RunSettings {
  /** All that have been asked for so far. */
  all(): readonly Settings[];
  settingsOf(place: { readonly path: string; readonly root: string }): Settings;
  /** What the baseline of its project lists of a file. */
  knownIn(place: { readonly path: string; readonly root: string }): KnownInFile | undefined;
  /** The settings of all files asked about so far, each once. */
  projects(): readonly ProjectConfig[];
  isExcluded(place: { readonly path: string; readonly root: string }): boolean;
  /** What its project, the user and the machine say about indexes, beside the file itself. */
  indexesOf(place: { readonly path: string; readonly root: string }): readonly IndexInForce[];
  /** What the project around a file says. */
  requiresPythonOf(place: { readonly path: string; readonly root: string }): string | null;
}

/** Throws `UsageError` for a `--config` that cannot be read. */
export function runSettings(options: Options, world: World): RunSettings {
  const configOf =
    options.config === null ? foundConfig() : fixedConfig(resolve(world.cwd, options.config), world);
  const settings = new Map<ProjectConfig, Settings>();
  const pythons = createPythonFinder();
  const indexes = createIndexFinder(world);
  const topOf = topFolders(world);
  return {
    all: () => [...settings.values()],
    // Whoever types the command has chosen the folder, so its files are trusted.
    indexesOf: ({ path, root }) => indexes.indexesOf(path, topOf(path, root), true),
    requiresPythonOf: ({ path, root }) => pythons.requiresPythonOf(path, topOf(path, root)),
    // Whoever writes a baseline anew wants all that there is.
    knownIn: ({ path, root }) =>
      options.writeBaseline === null ? knownIn(configOf(path, topOf(path, root)), path) : undefined,
    projects: () => [...settings.keys()],
    isExcluded: ({ path, root }) => configOf(path, topOf(path, root)).isExcluded(path),
    settingsOf: ({ path, root }) => {
      const found = configOf(path, topOf(path, root));
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
): (place: { readonly path: string; readonly root: string }) => Context {
  return place => ({
    knowledge: world.knowledge(),
    settings: run.settingsOf(place),
    today: world.today,
    requiresPython: run.requiresPythonOf(place),
    indexes: run.indexesOf(place),
    ...knownOf(run.knownIn(place)),
    facts: facts ?? world.copy,
  });
}

function knownOf(known: KnownInFile | undefined): { readonly known?: KnownInFile } {
  return known ? { known } : {};
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

function foundConfig(): ConfigOf {
  const finder = createConfigFinder();
  return (path, root) => finder.configOf(path, root);
}

function fixedConfig(path: string, world: World): ConfigOf {
  const config = readConfigFile(path);
  if (!config) throw new UsageError(`--config: ${relative(world.cwd, path)} cannot be read`);
  return () => config;
}
