/** Asks for a name and says in a sentence what is known of it. */
import { window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { verdictSentence } from '../sentences.ts';
import type { Session } from '../session.ts';
import type { ClientCommand } from './command.ts';

const another = 'Check Another';

export const checkPackage = {
  id: 'antivenom.ui.checkPackage',
  run: async session => {
    while (await checkOne(session));
  },
} as const satisfies ClientCommand;

/** True where the user wants to go on. The button also makes the editor show a long sentence in full. */
async function checkOne(session: Session): Promise<boolean> {
  const typed = await window.showInputBox({
    title: 'Check a Package',
    prompt: 'The name as you would give it to pip install',
    placeHolder: 'requests',
  });
  const name = typed?.trim();
  if (!name) return false;
  const answer = await session.run({ command: serverCommands.checkName, argument: name });
  const { isSuspicious, text } = verdictSentence(name, answer);
  const show = isSuspicious ? window.showWarningMessage : window.showInformationMessage;
  return (await show(text, another)) === another;
}
