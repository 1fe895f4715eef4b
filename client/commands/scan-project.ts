/** Scans the workspace with visible progress and sums up what was found. */
import { l10n, window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { runVisibly } from '../run-visibly.ts';
import { scanSentence } from '../sentences.ts';
import type { Session } from '../session.ts';
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
  const title = l10n.t('Antivenom: scanning the project');
  const summary = await runVisibly(session, serverCommands.scanWorkspace, title);
  if (summary !== null) await session.reports.refresh();
  return summary;
}
