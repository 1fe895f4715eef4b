/** Renews the records of malicious packages and the list of names, and says what has come of it. */
import { window } from 'vscode';
import { ResponseError } from 'vscode-languageclient';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { runVisibly } from '../run-visibly.ts';
import { refreshSentence } from '../sentences.ts';
import type { ClientCommand } from './command.ts';

export const refreshData = {
  id: 'antivenom.ui.refreshData',
  run: async session => {
    try {
      const title = 'Antivenom: refreshing package data';
      const summary = await runVisibly(session, serverCommands.refreshData, title);
      // Cancelled: whoever did so knows.
      if (summary === null) return;
      const { isComplete, text } = refreshSentence(summary);
      const show = isComplete ? window.showInformationMessage : window.showWarningMessage;
      void show(`Antivenom: ${text}`);
    } catch (error) {
      // The server says why it does not even try.
      if (!(error instanceof ResponseError)) throw error;
      void window.showWarningMessage(`Antivenom: ${error.message}`);
    } finally {
      session.dataChanged();
    }
  },
} as const satisfies ClientCommand;
