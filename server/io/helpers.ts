/**
 * Judges the files of a large tree on several threads. Helpers are threads of the same program; they send back what
 * there is to report and keep the rest to themselves.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { ProjectFacts } from '../core/facts/project-facts.ts';
import type { Format } from '../core/formats/format.ts';
import { formats } from '../core/formats/index.ts';
import type { Context } from '../core/judge.ts';
import type { Knowledge } from '../core/ports.ts';
import { createQuickPass } from '../core/quick-pass.ts';
import type { Candidate, Place } from './collect-files.ts';
import { type Batch, judgeBatch, localContext } from './judge-files.ts';
import type { Pause } from './pauser.ts';
import { type PlainModules, surroundingsOf } from './project-modules.ts';

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
/** A helper has its next batch before it has answered the last, so that it never waits for a message. */
const batchesAhead = 2;

/**
 * Calls `onBatch` for all candidates, in their order; ends early once `pause` says so. The work of a helper that
 * cannot start, or dies, is done by this thread.
 */
export async function judgeTogether(
  candidates: readonly Candidate[],
  contextOf: (place: Place) => Context,
  helpers: Helpers,
  pause: Pause,
  onBatch: (files: readonly Candidate[], batch: Batch) => void,
): Promise<void> {
  const work = new Work(candidates, contextOf);
  const workers = Array.from({ length: helpers.jobs - 1 }, () => startHelper(helpers.program, work));
  try {
    while (!work.isReported && !(await pause())) {
      const index = work.take();
      if (index !== undefined) work.done(index, work.judge(index));
      else await work.answer();
      work.report(onBatch);
    }
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}

/** True in a thread that `judgeTogether` has started. */
export const isHelper = !isMainThread;

/** The whole life of a helper. */
export function help(knowledge: Knowledge, facts: (canonical: string) => ProjectFacts): void {
  const surroundings = (workerData.modules as readonly PlainModules[]).map(surroundingsOf);
  const quick = createQuickPass();
  parentPort?.on('message', ({ index, files }: Task) => {
    const batch = judgeBatch(
      files.map(file => ({ ...file, format: formatCalled(file.format) })),
      ({ context, modules: number }) => ({
        ...context,
        knowledge,
        facts,
        ...surroundings[number],
      }),
      quick,
    );
    parentPort?.postMessage({ index, batch } satisfies Answer);
  });
}

function startHelper(program: string, work: Work): Worker {
  const worker = new Worker(program, { workerData: { modules: work.modules } });
  const held = new Set<number>();
  const give = () => {
    for (let index = work.takeNew(); index !== undefined; index = work.takeNew()) {
      try {
        worker.postMessage(work.taskOf(index));
        held.add(index);
      } catch {
        // A bug in what makes contexts, or one that cannot travel; it is met again, and reported, on this thread.
        work.giveBack([index]);
      }
      if (held.size >= batchesAhead) return;
    }
  };
  const lose = () => {
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
  give();
  return worker;
}

interface Task {
  readonly index: number;
  readonly files: readonly PackedFile[];
}

interface Answer {
  readonly index: number;
  readonly batch: Batch;
}

/** A file as it travels to a helper: names and numbers in place of functions and large tables. */
interface PackedFile extends Pick<Candidate, 'path' | 'file'> {
  readonly format: string;
  readonly modules: number;
  readonly context: Omit<Context, NotPlain>;
}

/** Settings that are shared by many files travel once: a message keeps what is one object one object. */
function packed(context: Context): PackedFile['context'] {
  const {
    knowledge: _,
    lines: __,
    isLocalModule: ___,
    isDeclared: ____,
    installed: _____,
    facts: ______,
    ...plain
  } = context;
  return plain;
}

type NotPlain = 'knowledge' | 'lines' | 'isLocalModule' | 'isDeclared' | 'installed' | 'facts';

function formatCalled(id: string): Format {
  const format = formats.find(format => format.id === id);
  if (!format) throw new Error(`no format '${id}'`);
  return format;
}

/** The batches: which are to be done, which are done and wait for an earlier one to be reported. */
class Work {
  readonly modules: readonly PlainModules[];
  readonly #moduleNumbers: ReadonlyMap<Candidate['modules'], number>;
  readonly #batches: readonly (readonly Candidate[])[];
  readonly #contextOf: (place: Place) => Context;
  readonly #quick = createQuickPass();
  readonly #done = new Map<number, Batch>();
  readonly #returned: number[] = [];
  #next = 0;
  #reported = 0;
  #wake = (): void => {};

  constructor(candidates: readonly Candidate[], contextOf: (place: Place) => Context) {
    const all = [...new Set(candidates.map(({ modules }) => modules))];
    this.modules = all.map(({ plain }) => plain);
    this.#moduleNumbers = new Map(all.map((modules, number) => [modules, number]));
    this.#contextOf = contextOf;
    this.#batches = Array.from({ length: Math.ceil(candidates.length / batchSize) }, (_, index) =>
      candidates.slice(index * batchSize, (index + 1) * batchSize),
    );
  }

  get isReported(): boolean {
    return this.#reported === this.#batches.length;
  }

  /** The next batch that nobody has worked on. */
  takeNew(): number | undefined {
    return this.#next < this.#batches.length ? this.#next++ : undefined;
  }

  /** For this thread alone: what helpers could not do goes first, so that no batch goes back and forth. */
  take(): number | undefined {
    return this.#returned.pop() ?? this.takeNew();
  }

  judge(index: number): Batch {
    return judgeBatch(this.#batches[index] ?? [], file => localContext(file, this.#contextOf), this.#quick);
  }

  taskOf(index: number): Task {
    const files = (this.#batches[index] ?? []).map(candidate => {
      return {
        path: candidate.path,
        file: candidate.file,
        format: candidate.format.id,
        modules: this.#moduleNumbers.get(candidate.modules) ?? 0,
        context: packed(this.#contextOf(candidate)),
      };
    });
    return { index, files };
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
    while (!this.#done.has(this.#reported) && this.#returned.length === 0)
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
  }

  /** Hands on all that is complete up to the first gap. */
  report(onBatch: (files: readonly Candidate[], batch: Batch) => void): void {
    for (let batch = this.#done.get(this.#reported); batch; batch = this.#done.get(this.#reported)) {
      this.#done.delete(this.#reported);
      onBatch(this.#batches[this.#reported++] ?? [], batch);
    }
  }
}
