/** Scans the workspace with visible progress and sums up what was found. */
import { window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { runVisibly } from '../run-visibly.ts';
import { scanSentence } from '../sentences.ts';
import type { ClientCommand } from './command.ts';
import { showReport, showReportButton } from './show-report.ts';

export const scanProject = {
  id: 'antivenom.ui.scanProject',
  run: async session => {
    const summary = await runVisibly(
      session,
      serverCommands.scanWorkspace,
      'Antivenom: scanning the project',
    );
    // Cancelled: what was found so far stays, and there is nothing to sum up.
    if (summary === null) return;
    const answer = await window.showInformationMessage(
      `Antivenom: ${scanSentence(summary)}`,
      showReportButton,
    );
    if (answer === showReportButton) await showReport.run();
  },
} as const satisfies ClientCommand;
