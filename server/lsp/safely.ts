/**
 * Wraps every handler: a bug in one feature is logged with the method and the document it met, and answered with
 * nothing, so that it neither ends the server nor hides. Tests ask for it to be thrown on.
 */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export interface Guard {
  readonly log: (message: string) => void;
  /** Throw on after logging. */
  readonly isStrict: boolean;
}

/** For requests: `empty` answers in place of a failed handler; a cancelled request is answered as such. */
export function safely<Params, Result>(
  guard: Guard,
  method: string,
  empty: Result,
  handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await handler(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      guard.log(describe(method, params, error));
      if (guard.isStrict) throw error;
      return empty;
    }
  };
}

/** For notifications, events and work that nobody waits for. */
export function safelyDo<Params>(
  guard: Guard,
  method: string,
  handler: (params: Params) => void | Promise<void>,
): (params: Params) => void {
  return params => {
    const failed = (error: unknown) => guard.log(describe(method, params, error));
    try {
      const work = handler(params);
      if (work instanceof Promise) work.catch(failed);
    } catch (error) {
      failed(error);
      if (guard.isStrict) throw error;
    }
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

function describe(method: string, params: unknown, error: unknown): string {
  const uri = (params as { textDocument?: { uri?: unknown } } | null)?.textDocument?.uri;
  const where = typeof uri === 'string' ? ` for ${uri.slice(0, 500)}` : '';
  return `${method}${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
