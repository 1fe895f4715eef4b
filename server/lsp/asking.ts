/**
 * Asks the services about the names of open documents, behind the back of whoever types: nothing waits for it, and
 * what was learnt shows at the next look. Names of the bundled list are asked about in a pause, other names only once
 * the text is saved or has rested: half a name is nobody's business.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lookupsOf } from '../core/lookups.ts';
import { paths } from '../io/paths.ts';
import { type Lookups, lookUpBudgetMs } from '../online/lookups.ts';
import type { Configuration } from './configuration.ts';
import type { Judging } from './judging.ts';
import type { Timers } from './push-queue.ts';
import { type Guard, safelyDo } from './safely.ts';

export interface Asking {
  /** Opened, changed, or to be looked at again. */
  changed(document: TextDocument): void;
  saved(document: TextDocument): void;
  closed(document: TextDocument): void;
  dispose(): void;
}

interface Parts {
  readonly lookups: Lookups;
  readonly guard: Guard;
  readonly configuration: Configuration;
  readonly judging: Judging;
  readonly timers: Timers;
  /** Something was learnt. */
  readonly onLearnt: () => void;
}

/** In milliseconds. */
const pause = 300;
const rest = 2000;

export function createAsking(parts: Parts): Asking {
  const { lookups, guard, timers } = parts;
  const waiting = new Map<string, readonly (() => void)[]>();
  const stop = new AbortController();

  const ask = async (document: TextDocument, isSettled: boolean): Promise<void> => {
    const { uri, version } = document;
    const settings = await parts.configuration.settingsOf(uri);
    const judged = parts.judging.judge(document, settings);
    if (!judged || document.version !== version) return;
    const context = parts.judging.contextOf(paths.uriToPath(judged.file), settings);
    const wanted = lookupsOf(judged.analysis, context).filter(({ reach }) => isSettled || reach === 'public');
    if (wanted.length === 0) return;
    const before = lookups.generation();
    await lookups.learn(wanted, AbortSignal.any([stop.signal, AbortSignal.timeout(lookUpBudgetMs)]));
    if (lookups.generation() !== before && !stop.signal.aborted) parts.onLearnt();
  };
  const askSafely = safelyDo<readonly [TextDocument, boolean]>(
    guard,
    'ask the services',
    ([document, isSettled]) => ask(document, isSettled),
  );
  const forget = (document: TextDocument): void => {
    for (const cancel of waiting.get(document.uri) ?? []) cancel();
    waiting.delete(document.uri);
  };

  return {
    changed: document => {
      forget(document);
      waiting.set(document.uri, [
        timers.after(pause, () => void askSafely([document, false])),
        timers.after(rest, () => void askSafely([document, true])),
      ]);
    },
    saved: document => {
      forget(document);
      void askSafely([document, true]);
    },
    closed: forget,
    dispose: () => {
      stop.abort();
      for (const cancels of waiting.values()) for (const cancel of cancels) cancel();
      waiting.clear();
    },
  };
}
