/** Long commands of the server, with a notification that shows how far they are and can cancel them. */
import { type CancellationToken, type Progress, ProgressLocation, window } from 'vscode';
import type { ServerRequest, Session, Step } from './session.ts';

/** What the server returns, unchecked; null where it was cancelled. Rejects where the command fails. */
export async function runVisibly(
  session: Session,
  command: string,
  title: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return await window.withProgress(options, (progress, token) =>
    run(session, { command, args }, progress, token),
  );
}

async function run(
  session: Session,
  request: Pick<ServerRequest, 'command' | 'args'>,
  progress: Progress<{ message?: string; increment?: number }>,
  token: CancellationToken,
): Promise<unknown> {
  let reached = 0;
  const onStep = ({ message, percentage }: Step) => {
    const increment = percentage === undefined ? 0 : Math.max(0, percentage - reached);
    reached += increment;
    progress.report({
      ...(message === undefined ? {} : { message }),
      ...(increment > 0 ? { increment } : {}),
    });
  };
  try {
    const answer = await session.run({ ...request, token, onStep });
    return token.isCancellationRequested ? null : answer;
  } catch (error) {
    if (token.isCancellationRequested) return null;
    throw error;
  }
}
