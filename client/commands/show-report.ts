/** Shows what the last scan has found: the Problems panel, which the editor fills as it is found. */
import { commands } from 'vscode';
import type { ClientCommand } from './command.ts';

/** The button that offers it, at the end of a scan. */
export const showReportButton = 'Show Report';

export const showReport = {
  id: 'antivenom.ui.showReport',
  run: async () => {
    await commands.executeCommand('workbench.actions.view.problems');
  },
} as const satisfies ClientCommand;
