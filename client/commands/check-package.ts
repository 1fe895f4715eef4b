import { window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { verdictSentence } from '../sentences.ts';
import type { ClientCommand } from './command.ts';

export const checkPackage = {
  id: 'antivenom.ui.checkPackage',
  run: async session => {
    const typed = await window.showInputBox({
      title: 'Check a Package',
      prompt: 'The name as you would give it to pip install',
      placeHolder: 'requests',
    });
    const name = typed?.trim();
    if (!name) return;
    const answer = await session.run({ command: serverCommands.checkName, argument: name });
    const { isSuspicious, text } = verdictSentence(name, answer);
    const show = isSuspicious ? window.showWarningMessage : window.showInformationMessage;
    await show(text);
  },
} as const satisfies ClientCommand;
