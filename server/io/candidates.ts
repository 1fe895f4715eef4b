/**
 * The files of a scan, in its order. Kept as names, folder by folder: the full paths of a hundred thousand files would
 * take more memory than all else.
 */
import nodePath from 'node:path';
import type { Format } from '../core/formats/format.ts';
import { formatOf } from '../core/formats/index.ts';
import type { Pause } from './pauser.ts';
import type { ProjectModules } from './project-modules.ts';
import { pathOf, relativeOf, type WalkedFile, type WalkedFolder } from './walk.ts';

/** Where a file is, for reports and for reading. */
export interface Place {
  /** Absolute. */
  readonly path: string;
  /** As reports name it: from its root, `/` separators; the bare name for a root that is a file. */
  readonly file: string;
  /** The root it was reached from, absolute. */
  readonly root: string;
}

export interface Candidate extends Place {
  readonly format: Format;
  /** Complete once all files have been collected. */
  readonly modules: ProjectModules;
}

interface Run {
  readonly folder: WalkedFolder;
  names: string[];
}

/** The files of one root. */
export class Candidates implements Iterable<Candidate> {
  readonly #root: string;
  readonly #modules: ProjectModules;
  /** Files of one folder that follow one another in the walk. */
  #runs: Run[] = [];
  /** Made when it is first asked for. */
  #byFolder: Map<string, Run[]> | null = null;
  /** Files that the walk has not met, by `file`. */
  #others: Candidate[] = [];
  #length = 0;

  constructor(root: string, modules: ProjectModules) {
    this.#root = root;
    this.#modules = modules;
  }

  get length(): number {
    return this.#length + this.#others.length;
  }

  get modules(): ReadonlySet<ProjectModules> {
    return new Set([this.#modules, ...this.#others.map(({ modules }) => modules)]);
  }

  /** In the order of a walk; some format must read the file. */
  addWalked({ folder, name }: WalkedFile): void {
    const run = this.#runs.at(-1);
    if (run?.folder === folder) run.names.push(name);
    else this.#runs.push({ folder, names: [name] });
    this.#length++;
    this.#byFolder = null;
  }

  /** In any order. */
  addOthers(others: readonly Candidate[]): void {
    this.#others = [...this.#others, ...others].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  has(path: string): boolean {
    this.#byFolder ??= byFolder(this.#runs);
    const runs = this.#byFolder.get(nodePath.dirname(path)) ?? [];
    const name = nodePath.basename(path);
    return runs.some(({ names }) => names.includes(name)) || this.#others.some(other => other.path === path);
  }

  /** Leaves out what is not to be kept; all that is left once `pause` says so. */
  async retain(keeps: (place: Place) => boolean, pause: Pause): Promise<void> {
    this.#length = 0;
    this.#byFolder = null;
    this.#others = this.#others.filter(keeps);
    for (const [index, run] of this.#runs.entries()) {
      if (await pause()) {
        this.#runs.length = index;
        return;
      }
      run.names = run.names.filter(name => keeps(placeOf({ folder: run.folder, name }, this.#root)));
      this.#length += run.names.length;
    }
  }

  *[Symbol.iterator](): Generator<Candidate> {
    let next = 0;
    for (const { folder, names } of this.#runs)
      for (const name of names) {
        const candidate = this.#candidate(folder, name);
        for (
          let other = this.#others[next];
          other && other.file < candidate.file;
          other = this.#others[next]
        ) {
          yield other;
          next++;
        }
        yield candidate;
      }
    yield* this.#others.slice(next);
  }

  #candidate(folder: WalkedFolder, name: string): Candidate {
    return candidateOf({ folder, name }, this.#root, this.#modules);
  }
}

function byFolder(runs: readonly Run[]): Map<string, Run[]> {
  const found = new Map<string, Run[]>();
  for (const run of runs) {
    const before = found.get(run.folder.path);
    if (before) before.push(run);
    else found.set(run.folder.path, [run]);
  }
  return found;
}

export function* eachOf(lists: readonly Candidates[]): Generator<Candidate> {
  for (const list of lists) yield* list;
}

/** Throws where no format reads the file. */
export function candidateOf(walked: WalkedFile, root: string, modules: ProjectModules): Candidate {
  const place = placeOf(walked, root);
  const format = formatOf(place.file);
  if (!format) throw new Error(`no format reads ${place.file}`);
  return { ...place, format, modules };
}

function placeOf(walked: WalkedFile, root: string): Place {
  return { path: pathOf(walked), file: relativeOf(walked), root };
}
