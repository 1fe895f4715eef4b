/** Keeps count while an archive is read: limits, paths and duplicates are judged here for every kind of archive. */
import {
  type Archive,
  type ArchiveProblem,
  type Limits,
  type Member,
  mostRatio,
  type ProblemKind,
  pathProblem,
  ratioFrom,
} from './archive.ts';

/** More problems of one archive tell nobody anything new. */
const mostProblems = 200;

export class Collector {
  readonly #members: Member[] = [];
  readonly #problems: ArchiveProblem[] = [];
  readonly #paths = new Set<string>();
  readonly #limits: Limits;
  #seen = 0;
  #bytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  problem(kind: ProblemKind, path: string | null, message: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ kind, path, message });
  }

  /** Counts an entry of any kind; false once there are too many, and reading must end. */
  entry(): boolean {
    this.#seen++;
    const { members } = this.#limits;
    if (this.#seen === members + 1)
      this.problem('too-large', null, `The archive has more than ${members.toLocaleString('en-US')} entries`);
    return this.#seen <= members;
  }

  /** True where the path is a safe and new one. Two names that differ in case only are one file on many systems. */
  path(path: string): boolean {
    const unsafe = pathProblem(path);
    if (unsafe) this.problem('unsafe-path', path, `An entry ${unsafe}`);
    const folded = path.normalize('NFC').toLowerCase();
    if (this.#paths.has(folded)) this.problem('duplicate', path, 'Two entries have the same name');
    const isNew = !this.#paths.has(folded);
    this.#paths.add(folded);
    return unsafe === null && isNew;
  }

  /** Adds a file; one that is too large is told of and left out. `packed` is its size in the archive. */
  file(member: Member, packed: number): void {
    if (member.size > ratioFrom && member.size > packed * mostRatio) {
      this.problem('too-large', member.path, 'An entry unpacks to more than 200 times its size');
      return;
    }
    this.#bytes += member.size;
    if (member.size > this.#limits.memberBytes || this.#bytes > this.#limits.totalBytes)
      this.problem('too-large', member.path, 'An entry is too large to be looked at');
    else this.#members.push(member);
  }

  finish(): Archive {
    return { members: this.#members, problems: this.#problems };
  }
}
