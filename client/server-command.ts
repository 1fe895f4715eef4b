/** Asks the server to carry out one of its commands, with its progress and a way to cancel. */
import { randomUUID } from 'node:crypto';
import type { CancellationToken } from 'vscode';
import { ExecuteCommandRequest, type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';

/** A step of a long command; both parts may be missing. `percentage` counts from 0 to 100. */
export interface Step {
  readonly message?: string | undefined;
  readonly percentage?: number | undefined;
}

export interface ServerCommand {
  readonly command: string;
  readonly arguments?: unknown[];
  readonly token?: CancellationToken;
  readonly onStep?: (step: Step) => void;
}

/** Answers what the server returns, unchecked. */
export async function runOnServer(client: LanguageClient, request: ServerCommand): Promise<unknown> {
  const workDoneToken = randomUUID();
  const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, step => {
    const percentage = 'percentage' in step ? step.percentage : undefined;
    request.onStep?.({ message: step.message, percentage });
  });
  try {
    const params = { command: request.command, arguments: request.arguments ?? [], workDoneToken };
    return await client.sendRequest(ExecuteCommandRequest.type, params, request.token);
  } finally {
    listener.dispose();
  }
}
