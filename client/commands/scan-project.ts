/** Scans the workspace with visible progress and sums up what was found. */
import { type CancellationToken, type Progress, ProgressLocation, window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { scanSentence } from '../sentences.ts';
import type { Session, Step } from '../session.ts';
import type { ClientCommand } from './command.ts';
import { showReport, showReportButton } from './show-report.ts';

export const scanProject = {
  id: 'antivenom.ui.scanProject',
  run: async session => {
    const options = {
      location: ProgressLocation.Notification,
      title: 'Antivenom: scanning the project',
      cancellable: true,
    };
    const summary = await window.withProgress(options, (progress, token) => scan(session, progress, token));
    // Cancelled: what was found so far stays, and there is nothing to sum up.
    if (summary === null) return;
    const answer = await window.showInformationMessage(
      `Antivenom: ${scanSentence(summary)}`,
      showReportButton,
    );
    if (answer === showReportButton) await showReport.run();
  },
} as const satisfies ClientCommand;

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
