/**
 * Remembers verdicts from one reading of a text to the next, for doors where the same text comes again with every
 * keystroke. A verdict is recalled only where everything that the rules asked about when it was made answers the same.
 */
import type { Verdict } from './judge.ts';
import type { RuleContext, Subject } from './rules/rule.ts';

/** Good for one set of settings and one body of knowledge: whoever changes either makes a new one. */
export interface Memory {
  recall(
    subject: Subject,
    context: RuleContext,
    judge: (context: RuleContext) => Verdict | null,
  ): Verdict | null;
}

/** Far more than the names in any file; a memory that grows beyond starts anew. */
const mostVerdicts = 20_000;

/** The same name with other versions or markers; a file that has more of them is judged anew. */
const mostNamesakes = 20;

export function createMemory(): Memory {
  /** By the name as written: a key of all that counts would cost more to build than most names cost to judge. */
  const known = new Map<string, Remembered[]>();
  let count = 0;
  return {
    recall: (subject, context, judge) => {
      const namesakes = known.get(subject.written);
      const before = namesakes && sameIn(namesakes, subject, context);
      if (before && stillHolds(before.answers, context)) return before.verdict;
      const listener = listeningTo(context);
      const verdict = judge(listener.context);
      if (!listener.isComplete()) return verdict;
      if (count++ >= mostVerdicts) {
        known.clear();
        count = 0;
      }
      const { requiresPython, hasPrivateIndex, stale, assume, today } = context;
      const around = { requiresPython, hasPrivateIndex, stale, assume, today };
      const others = namesakes?.filter(each => each !== before).slice(-mostNamesakes) ?? [];
      const kept = detached({ subject, around, verdict });
      known.set(kept.subject.written, [...others, { ...kept, answers: listener.answers }]);
      return verdict;
    },
  };
}

interface Remembered {
  readonly subject: Subject;
  readonly around: Around;
  readonly verdict: Verdict | null;
  readonly answers: readonly Answer[];
}

type Around = Pick<RuleContext, 'requiresPython' | 'hasPrivateIndex' | 'stale' | 'assume' | 'today'>;

/** A question that a rule put to its context about the rest of the project, and what it heard. */
interface Answer {
  readonly ask: (context: RuleContext) => boolean;
  readonly answer: boolean;
}

/**
 * The same values in strings of their own. A piece of a text keeps the whole text alive, and a memory full of pieces
 * would keep a copy of the text for every keystroke.
 */
function detached<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function stillHolds(answers: readonly Answer[], context: RuleContext): boolean {
  return answers.every(({ ask, answer }) => ask(context) === answer);
}

/** A plain loop, as it runs for every name at every keystroke. */
function sameIn(namesakes: readonly Remembered[], subject: Subject, context: Around): Remembered | null {
  for (const each of namesakes)
    if (isSame(each.subject, subject) && isSameAround(each.around, context)) return each;
  return null;
}

/** All of a subject but its place in the text. */
function isSame(a: Subject, b: Subject): boolean {
  const left = a.dependency;
  const right = b.dependency;
  if (a.kind !== b.kind || left === null || right === null) return a.kind === b.kind && left === right;
  return (
    left.specifier === right.specifier &&
    left.name === right.name &&
    left.marker === right.marker &&
    left.group === right.group &&
    left.source === right.source &&
    left.hashed === right.hashed &&
    (left.removal === null) === (right.removal === null) &&
    left.extras.length === right.extras.length &&
    left.extras.every((extra, index) => extra === right.extras[index])
  );
}

function isSameAround(a: Around, b: Around): boolean {
  return (
    a.requiresPython === b.requiresPython &&
    a.hasPrivateIndex === b.hasPrivateIndex &&
    a.stale === b.stale &&
    a.assume === b.assume &&
    a.today === b.today
  );
}

function listeningTo(context: RuleContext) {
  const answers: Answer[] = [];
  let isComplete = true;
  const heard = (ask: Answer['ask']): boolean => {
    const answer = ask(context);
    answers.push({ ask, answer });
    return answer;
  };
  /** Who looks at the whole list has asked more than can be asked again. */
  const whole = (): ReadonlySet<string> => {
    isComplete = false;
    return context.declared;
  };
  const declared: ReadonlySet<string> = {
    has: asked => {
      const name = detached(asked);
      return heard(each => each.declared.has(name));
    },
    get size() {
      return whole().size;
    },
    forEach: callback => whole().forEach(callback),
    entries: () => whole().entries(),
    keys: () => whole().keys(),
    values: () => whole().values(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
  const isLocalModule = (asked: string) => {
    const module = detached(asked);
    return heard(each => each.isLocalModule(module));
  };
  const isInstalled = (asked: string) => {
    const module = detached(asked);
    return heard(each => each.isInstalled(module));
  };
  return {
    context: { ...context, declared, isLocalModule, isInstalled },
    answers,
    isComplete: () => isComplete,
  };
}
