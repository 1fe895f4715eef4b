/** Remembers what the last scan made of each file of a folder, so that the next one judges only what has changed. */
import { type Stats, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../core/judge.ts';
import { ownCopy } from '../core/own-copy.ts';
import type { Candidate } from './candidates.ts';

/**
 * A file is judged as before if the file, its settings and the answers to every question it asked are as they were.
 * Only counts are kept: what was found is for whoever was told of it to keep.
 */
export interface ScanMemory<Outcome> {
  /** Begins a scan: what was learnt of the world for the last one counts no longer. */
  begin(): void;
  /** In the middle of a scan more has become known: what was answered so far counts no longer. */
  learnt(): void;
  /** What was kept of a file that would be judged as before; null where it has to be judged. */
  recall(file: Candidate, context: Context): Outcome | null;
  /** The context to judge the file with: it notes what the file asks of the world. */
  noting(file: Candidate, context: Context): Context;
  /** Null for what must be judged anew each time. To be called after `noting`, for the same file. */
  keep(file: Candidate, outcome: Outcome | null): void;
  /** The scan has come to its end: files that it did not meet are forgotten. */
  end(): void;
}

type Asked = 'isLocalModule' | 'isDeclared' | 'isOwnProject' | 'installed' | 'facts';

/** One object for all files that ask the same, so that each is asked again but once. */
interface Question {
  readonly asked: Asked;
  readonly name: string;
  readonly answer: unknown;
}

interface Remembered<Outcome> {
  readonly stamp: Stamp | null;
  readonly world: string;
  readonly questions: readonly Question[];
  readonly outcome: Outcome;
  scan: number;
}

export function createScanMemory<Outcome>(): ScanMemory<Outcome> {
  const files = new Map<string, Remembered<Outcome>>();
  let scan = 0;
  let last: LastWorld = { settings: null, indexes: none, requiresPython: null, today: '', world: '' };
  let holds = new Map<Question, boolean>();
  const table = new Map<string, Question>();
  /** Null until this scan has asked; true also where an earlier scan found changes and did not come to its end. */
  let isAnyChanged: boolean | null = null;
  /** Settings are never changed, only put in place of. */
  const worlds = new WeakMap<object, string>();
  let pending: Pick<Remembered<Outcome>, 'stamp' | 'world'> & { readonly questions: Set<Question> } = nothing;

  const textOf = (part: object): string => {
    const text = worlds.get(part) ?? JSON.stringify(part, plain);
    worlds.set(part, text);
    return text;
  };
  /** Neighbours share nearly always their settings, as objects: only then is this cheap. */
  const worldOf = ({
    knowledge,
    settings,
    today,
    requiresPython = null,
    indexes = none,
    known,
    project,
  }: Context): string => {
    // Few files have findings that a baseline knows, and few projects are looked at as a whole.
    const hidden = `${known ? `\n${JSON.stringify([...known])}` : ''}${project ? `\n${textOf(project)}` : ''}`;
    const isSame = settings === last.settings && indexes === last.indexes;
    if (isSame && requiresPython === last.requiresPython && today === last.today) return last.world + hidden;
    const parts = [knowledge.names.date, today, requiresPython, textOf(settings), textOf(indexes)];
    const world = parts.join('\n');
    last = { settings, indexes, requiresPython, today, world: world === last.world ? last.world : world };
    return last.world + hidden;
  };
  const stillHolds = (question: Question, context: Context): boolean => {
    let same = holds.get(question);
    if (same === undefined) {
      same = isDeepStrictEqual(context[question.asked]?.(question.name), question.answer);
      holds.set(question, same);
    }
    return same;
  };
  return {
    begin: () => {
      scan++;
      holds = new Map();
      isAnyChanged ||= null;
    },
    learnt: () => {
      holds = new Map();
      isAnyChanged ||= null;
    },
    recall: ({ path }, context) => {
      const before = files.get(path);
      if (!before?.stamp || before.world !== worldOf(context) || !isStill(path, before.stamp)) return null;
      // Most often nothing has changed, and then no file's own questions need to be looked through.
      isAnyChanged ??= [...table.values()].some(question => !stillHolds(question, context));
      if (isAnyChanged && !before.questions.every(question => stillHolds(question, context))) return null;
      before.scan = scan;
      return before.outcome;
    },
    noting: ({ path }, context) => {
      const questions = new Set<Question>();
      pending = { stamp: stampOf(path), world: worldOf(context), questions };
      const note = <Answer>(asked: Asked, ask: ((name: string) => Answer) | undefined) =>
        ask && {
          [asked]: (name: string): Answer => {
            const key = `${asked} ${name}`;
            let question = table.get(key);
            if (!question || !stillHolds(question, context)) {
              if (question) isAnyChanged = true;
              question = { asked, name: ownCopy(name), answer: ask(name) };
              table.set(key, question);
              holds.set(question, true);
            }
            questions.add(question);
            return question.answer as Answer;
          },
        };
      return {
        ...context,
        ...note('isLocalModule', context.isLocalModule),
        ...note('isDeclared', context.isDeclared),
        ...note('isOwnProject', context.isOwnProject),
        ...note('installed', context.installed),
        ...note('facts', context.facts),
      };
    },
    keep: ({ path }, outcome) => {
      const { stamp, world, questions } = pending;
      pending = nothing;
      if (outcome === null || stamp === null) files.delete(path);
      else files.set(path, { stamp, world, questions: [...questions], outcome, scan });
    },
    end: () => {
      isAnyChanged = null;
      for (const [path, { scan: last }] of files) if (last !== scan) files.delete(path);
    },
  };
}

interface LastWorld {
  readonly settings: object | null;
  readonly indexes: object;
  readonly requiresPython: string | null;
  readonly today: string;
  readonly world: string;
}

const none: readonly never[] = [];
const nothing = { stamp: null, world: '', questions: new Set<Question>() };

/** A tool may set a file's time back, but not the time of that change. */
type Stamp = Pick<Stats, 'mtimeMs' | 'ctimeMs' | 'size'>;

function stampOf(path: string): Stamp | null {
  const status = statSync(path, { throwIfNoEntry: false });
  return status ? { mtimeMs: status.mtimeMs, ctimeMs: status.ctimeMs, size: status.size } : null;
}

function isStill(path: string, { mtimeMs, ctimeMs, size }: Stamp): boolean {
  const now = statSync(path, { throwIfNoEntry: false });
  return now?.mtimeMs === mtimeMs && now.ctimeMs === ctimeMs && now.size === size;
}

/** Places in settings files say nothing of what the settings are. */
function plain(key: string, value: unknown): unknown {
  if (key === 'span') return undefined;
  return value instanceof Set || value instanceof Map ? [...value] : value;
}
