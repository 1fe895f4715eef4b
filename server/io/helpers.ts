/**
 * Judges the files of a large tree on several threads. Helpers are threads of the same program; they send back what
 * there is to report and keep the rest to themselves.
 */
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { ProjectFacts } from '../core/facts/project-facts.ts';
import type { Context } from '../core/judge.ts';
import type { Knowledge } from '../core/ports.ts';
import { createQuickPass } from '../core/quick-pass.ts';
import type { Candidate, Place } from './candidates.ts';
import { type Batch, judgeBatch, localContext } from './judge-files.ts';
import { createPacker, createUnpacker, type PackedFiles } from './packed-files.ts';
import type { Pause } from './pauser.ts';

export interface Helpers {
  /** How many threads work, this one included. */
  readonly jobs: number;
  /** The program's own file, which calls `help` where it finds itself a helper. */
  readonly program: string;
}

/** A helper costs half a second of work to start and warm up, which fewer files do not pay back. */
export const fewestFiles = 4000;

/** A few milliseconds of work: worth a message, and too short to leave anyone idle at the end for long. */
const batchSize = 64;
/** A helper has its next batches before it has answered the last, so that it never waits for a message. */
const batchesAhead = 3;

/**
 * In megabytes. Texts live for a moment: more room would only be filled with old ones. What a file needs beyond it, it
 * gets on the main thread.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 192 };

export interface Team {
  /** Starts the helpers, once; they warm up while this thread is still looking for files. */
  start(): void;
  readonly isStarted: boolean;
  /**
   * Calls `onBatch` for all candidates, in their order; ends early once `pause` says so. The work of a helper that
   * cannot start, or dies, is done by this thread.
   */
  judge(
    candidates: Iterable<Candidate>,
    contextOf: (place: Place) => Context,
    pause: Pause,
    onBatch: (files: readonly Candidate[], batch: Batch) => void,
  ): Promise<void>;
  /** To be called in any case. */
  end(): Promise<void>;
}

export function createTeam({ jobs, program }: Helpers): Team {
  let workers: Worker[] = [];
  return {
    start: () => {
      if (workers.length > 0 || jobs < 2) return;
      workers = Array.from({ length: jobs - 1 }, () => new Worker(program, { resourceLimits }));
      // Until there is work to give back, nobody needs to know.
      for (const worker of workers) worker.on('error', () => {});
    },
    get isStarted() {
      return workers.length > 0;
    },
    judge: async (candidates, contextOf, pause, onBatch) => {
      const work = new Work(candidates, contextOf);
      for (const worker of workers) employ(worker, work);
      while (!work.isReported && !(await pause())) {
        const taken = work.take();
        if (taken) work.done(taken.index, work.judge(taken.files));
        else await work.answer();
        work.report(onBatch);
      }
    },
    end: async () => {
      await Promise.all(workers.map(worker => worker.terminate()));
    },
  };
}

/** True in a thread that a team has started. */
export const isHelper = !isMainThread;

/** The whole life of a helper. */
export function help(knowledge: Knowledge, facts: (canonical: string) => ProjectFacts): void {
  const unpack = createUnpacker({ knowledge, facts });
  const quick = createQuickPass();
  parentPort?.on('message', ({ index, packed }: Task) => {
    const batch = judgeBatch(unpack(packed), ({ context }) => context, quick);
    parentPort?.postMessage({ index, batch } satisfies Answer);
  });
}

interface Task {
  readonly index: number;
  readonly packed: PackedFiles;
}

interface Answer {
  readonly index: number;
  readonly batch: Batch;
}

function employ(worker: Worker, work: Work): void {
  const pack = createPacker();
  const held = new Set<number>();
  let isLost = false;
  const give = () => {
    while (!isLost && held.size < batchesAhead) {
      const taken = work.takeNew();
      if (!taken) return;
      try {
        const task: Task = { index: taken.index, packed: pack(taken.files, work.contextOf) };
        worker.postMessage(task);
        held.add(taken.index);
      } catch {
        // A bug in what makes contexts, or one that cannot travel; it is met again, and reported, on this thread.
        work.giveBack([taken.index]);
      }
    }
  };
  const lose = () => {
    isLost = true;
    work.giveBack(held);
    held.clear();
  };
  worker.on('message', ({ index, batch }: Answer) => {
    held.delete(index);
    work.done(index, batch);
    give();
  });
  worker.on('error', lose);
  worker.on('exit', lose);
  // One that has ended already tells nobody any more.
  if (worker.threadId < 0) lose();
  give();
}

interface Taken {
  readonly index: number;
  readonly files: readonly Candidate[];
}

/** The batches: which are to be done, which are done and wait for an earlier one to be reported. */
class Work {
  readonly contextOf: (place: Place) => Context;
  readonly #candidates: Iterator<Candidate>;
  readonly #quick = createQuickPass();
  /** Of the batches that are not yet reported. */
  readonly #files = new Map<number, readonly Candidate[]>();
  readonly #done = new Map<number, Batch>();
  readonly #returned: number[] = [];
  #isTaken = false;
  #next = 0;
  #reported = 0;
  #wake = (): void => {};

  constructor(candidates: Iterable<Candidate>, contextOf: (place: Place) => Context) {
    this.#candidates = candidates[Symbol.iterator]();
    this.contextOf = contextOf;
  }

  get isReported(): boolean {
    return this.#isTaken && this.#files.size === 0;
  }

  /** The next batch that nobody has worked on. */
  takeNew(): Taken | null {
    const files: Candidate[] = [];
    while (files.length < batchSize && !this.#isTaken) {
      const next = this.#candidates.next();
      if (next.done) this.#isTaken = true;
      else files.push(next.value);
    }
    if (files.length === 0) return null;
    const index = this.#next++;
    this.#files.set(index, files);
    return { index, files };
  }

  /** For this thread alone: what helpers could not do goes first, so that no batch goes back and forth. */
  take(): Taken | null {
    const index = this.#returned.pop();
    return index === undefined ? this.takeNew() : { index, files: this.#files.get(index) ?? [] };
  }

  judge(files: readonly Candidate[]): Batch {
    return judgeBatch(files, file => localContext(file, this.contextOf), this.#quick);
  }

  done(index: number, batch: Batch): void {
    this.#done.set(index, batch);
    this.#wake();
  }

  /** Batches that a helper took and cannot do. */
  giveBack(indexes: Iterable<number>): void {
    this.#returned.push(...indexes);
    this.#wake();
  }

  /** Settles once there is something to report or to do. */
  async answer(): Promise<void> {
    while (!this.isReported && !this.#done.has(this.#reported) && this.#returned.length === 0)
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
  }

  /** Hands on all that is complete up to the first gap. */
  report(onBatch: (files: readonly Candidate[], batch: Batch) => void): void {
    for (let batch = this.#done.get(this.#reported); batch; batch = this.#done.get(this.#reported)) {
      const files = this.#files.get(this.#reported) ?? [];
      this.#done.delete(this.#reported);
      this.#files.delete(this.#reported++);
      onBatch(files, batch);
    }
  }
}
