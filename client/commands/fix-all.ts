import { window, workspace } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { fixesSentence } from '../sentences.ts';
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
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const result = await runOnServer(client, { command: serverCommands.fixAll, arguments: [uri] });
    void window.showInformationMessage(`Antivenom: ${fixesSentence(result, workspace.isTrusted)}`);
  },
} as const satisfies ClientCommand;
