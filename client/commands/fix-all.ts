/** Applies the safe fixes of the file in front. */
import { window, workspace } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { isOurs, noPackages } from '../documents.ts';
import { fixesSentence } from '../sentences.ts';
import type { ClientCommand } from './command.ts';

export const fixAll = {
  id: 'antivenom.ui.fixAll',
  run: async session => {
    const document = window.activeTextEditor?.document;
    if (!document || !isOurs(document)) {
      void window.showInformationMessage(noPackages);
      return;
    }
    const uri = session.client.code2ProtocolConverter.asUri(document.uri);
    const result = await session.run({ command: serverCommands.fixAll, argument: uri });
    void window.showInformationMessage(`Antivenom: ${fixesSentence(result, workspace.isTrusted)}`);
  },
} as const satisfies ClientCommand;
