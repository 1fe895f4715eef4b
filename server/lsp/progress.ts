/** Work-done progress of one command: under the token that came with it, else under one that the client is asked for. */
import {
  type Connection,
  type ProgressToken,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';

export interface Progress {
  report(message: string, percentage: number): void;
  done(message: string): void;
}

export interface ProgressMaker {
  /** `cancel` runs when the client's user has had enough. Never waits for a client that does not answer. */
  start(title: string, given: ProgressToken | undefined, cancel: () => void): Promise<Progress>;
  /** A `window/workDoneProgress/cancel`. */
  cancelled(token: unknown): void;
}

/** More often than this nobody reads. In milliseconds. */
const interval = 100;

export function createProgressMaker(
  connection: Connection,
  canCreate: boolean,
  now: () => number,
): ProgressMaker {
  const running = new Map<ProgressToken, () => void>();
  return {
    cancelled: token => running.get(token as ProgressToken)?.(),
    start: async (title, given, cancel) => {
      const token = given ?? (canCreate ? await createToken(connection) : null);
      if (token === null) return { report: () => {}, done: () => {} };
      const send = (value: Step) => void connection.sendProgress(WorkDoneProgress.type, token, value);
      running.set(token, cancel);
      send({ kind: 'begin', title, cancellable: true, percentage: 0 });
      let last = now();
      return {
        report: (message, percentage) => {
          if (now() - last < interval) return;
          last = now();
          send({ kind: 'report', message, percentage: Math.round(percentage) });
        },
        done: message => {
          running.delete(token);
          send({ kind: 'end', message });
        },
      };
    },
  };
}

type Step = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

async function createToken(connection: Connection): Promise<ProgressToken | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const token = crypto.randomUUID();
  try {
    const created = connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
    const late = new Promise<'late'>(resolve => {
      timer = setTimeout(resolve, 500, 'late');
    });
    return (await Promise.race([created, late])) === 'late' ? null : token;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
