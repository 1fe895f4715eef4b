import { window } from 'vscode';
import { runOnServer } from '../server-command.ts';
import type { ClientCommand } from './command.ts';

export const fixAll = {
  id: 'antivenom.ui.fixAll',
  run: async ({ client }) => {
    const document = window.activeTextEditor?.document;
    if (!document) {
      void window.showInformationMessage('Antivenom: open a file to fix first.');
      return;
    }
    await runOnServer(client, { command: 'antivenom.fixAll', arguments: [document.uri.toString()] });
  },
} as const satisfies ClientCommand;
