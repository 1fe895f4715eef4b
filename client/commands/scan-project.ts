/** Scans the workspace with visible progress and sums up what was found. */
import { type CancellationToken, l10n, type Progress, ProgressLocation, window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { scanSentence } from '../sentences.ts';
import type { Session, Step } from '../session.ts';
import type { ClientCommand } from './command.ts';

export const scanProject = {
  id: 'antivenom.ui.scanProject',
  run: async session => {
    const summary = await scanned(session);
    // Cancelled: what was found so far stays, and there is nothing to sum up.
    if (summary === null) return;
    const button = l10n.t('Show Report');
    const answer = await window.showInformationMessage(`Antivenom: ${scanSentence(summary)}`, button);
    if (answer === button) await session.page.show();
  },
} as const satisfies ClientCommand;

/** The summary of a scan that anyone can cancel; null then. */
export async function scanned(session: Session): Promise<unknown> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Antivenom: scanning the project'),
    cancellable: true,
  };
  const summary = await window.withProgress(options, (progress, token) => scan(session, progress, token));
  if (summary !== null) await session.reports.refresh();
  return summary;
}

async function scan(
  session: Session,
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
    const summary = await session.run({ command: serverCommands.scanWorkspace, token, onStep });
    return token.isCancellationRequested ? null : summary;
  } catch (error) {
    if (token.isCancellationRequested) return null;
    throw error;
  }
}
