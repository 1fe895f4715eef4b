/**
 * Where the modules of one project come from: its own files, the projects that its manifests ask for, and what its
 * environments have installed.
 */
import nodePath from 'node:path';
import type { Parsed } from '../core/dependency.ts';
import { formatOf } from '../core/formats/index.ts';
import type { Context } from '../core/judge.ts';
import { canonicalName } from '../core/names/canonical.ts';
import {
  type InstalledModules,
  installedProjects,
  modulesOf,
  noModules,
  ownersOf,
  packageFolders,
  packageFoldersOf,
  stampOf,
} from './environment.ts';
import type { InstalledProject } from './installed-project.ts';
import { isModuleFile, LocalModules } from './local-modules.ts';
import { paths } from './paths.ts';
import type { Pause } from './pauser.ts';
import { readText } from './read-text.ts';
import { pathOf, relativeOf, walk } from './walk.ts';

/** As plain data, which can be sent from one thread to another. */
export interface PlainModules {
  readonly local: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
  /** What the projects of this repository or folder are called themselves. */
  readonly own: ReadonlySet<string>;
  readonly installed: InstalledModules;
}

/** More folders with manifests are not asked for environments, and more environments are not read. */
const mostFolders = 50;
const mostEnvironments = 8;

export class ProjectModules {
  readonly local = new LocalModules();
  readonly #root: string;
  readonly #declared = new Set<string>();
  readonly #own = new Set<string>();
  /** Where an environment may lie. */
  readonly #folders = new Set<string>();
  /** Pythons that the user has named; their environments may lie anywhere. */
  #interpreters: readonly string[] = [];
  #installed: InstalledModules = noModules;
  #surroundings: ReturnType<typeof surroundingsOf> | null = null;
  #stamp = '';

  /** `root` is the project's folder: environments outside of it are not read. */
  constructor(root: string) {
    this.#root = root;
    this.#folders.add(root);
  }

  /** The same object until environments have been read anew. */
  get surroundings(): ReturnType<typeof surroundingsOf> {
    this.#surroundings ??= surroundingsOf(this.plain);
    return this.#surroundings;
  }

  get plain(): PlainModules {
    return { local: this.local.names, declared: this.#declared, own: this.#own, installed: this.#installed };
  }

  /** Notes what a manifest asks for; an environment often lies beside it. */
  addManifest(path: string, { dependencies, ownName }: Parsed): void {
    if (ownName) this.#own.add(ownName);
    for (const { kind, name } of dependencies)
      if (kind !== 'import' && name !== null) this.#declared.add(canonicalName(name));
    const folder = nodePath.dirname(path);
    if (this.#folders.size < mostFolders && paths.isInside(this.#root, folder)) this.#folders.add(folder);
  }

  /** Paths, from the project's folder or with `${workspaceFolder}` for it; true where they are others than before. */
  setInterpreters(settings: readonly string[]): boolean {
    const usable = settings.filter(setting => /[\\/]/.test(setting) && !setting.includes('\0'));
    const isSame =
      usable.length === this.#interpreters.length &&
      usable.every((each, at) => each === this.#interpreters[at]);
    this.#interpreters = usable.slice(0, mostEnvironments);
    return !isSame;
  }

  /** Walks over the whole project; false where `pause` ended it early. */
  async collect(pause: Pause): Promise<boolean> {
    for (const each of walk(this.#root, { accepts: isOfInterest })) {
      if (await pause()) return false;
      if (!each) continue;
      this.local.add(each.folder.relative, each.name);
      const format = formatOf(relativeOf(each));
      const reading = format && format.id !== 'python' ? readText(pathOf(each)) : null;
      if (reading?.kind !== 'text' || !format) continue;
      try {
        this.addManifest(pathOf(each), format.parse(reading.text));
      } catch {
        // The same text is parsed again when it is judged, where a bug is reported.
      }
    }
    return true;
  }

  /**
   * Reads the environments, unless they are as they were; true where there is something new. What lies in the project
   * goes first: of other environments only those modules count that it has none of.
   */
  async readEnvironments(pause: Pause): Promise<boolean> {
    const own = [...this.#folders].flatMap(folder => packageFolders(folder, this.#root));
    const chosen = this.#interpreters.flatMap(setting => {
      const path = setting.replaceAll(/\$\{workspaceFolder[^}$]*\}/g, () => this.#root);
      return packageFoldersOf(nodePath.resolve(this.#root, path));
    });
    const folders = [...new Set([...own, ...chosen])].slice(0, mostEnvironments);
    const stamp = stampOf(folders);
    if (stamp === this.#stamp) return false;
    const ownFolders = new Set(own);
    const near: InstalledProject[] = [];
    const far: InstalledProject[] = [];
    for (const folder of folders)
      for (const each of installedProjects(folder)) {
        if (await pause()) return false;
        // Reads what it needs while there are still pauses; the answer is kept.
        each?.modules();
        if (each) (ownFolders.has(folder) ? near : far).push(each);
      }
    this.#installed = joined(modulesOf(near), modulesOf(far));
    this.#surroundings = null;
    this.#stamp = stamp;
    return true;
  }
}

function joined(near: InstalledModules, far: InstalledModules): InstalledModules {
  if (far.size === 0) return near;
  const further = [...far].filter(([module]) => !near.has(module.split('.', 1)[0] ?? module));
  return new Map([...further, ...near]);
}

/** The part of a context that tells where modules come from. */
export function surroundingsOf({ local, declared, own, installed }: PlainModules) {
  return {
    isLocalModule: (module: string) => local.has(module),
    isDeclared: (canonical: string) => declared.has(canonical),
    isOwnProject: (canonical: string) => own.has(canonical),
    installed: (module: string) => ownersOf(module, installed),
  } satisfies Partial<Context>;
}

/** A file of code, or one that names packages. */
export function isOfInterest(relative: string): boolean {
  return isModuleFile(relative) || formatOf(relative) !== null;
}
