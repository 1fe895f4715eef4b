/** Asks for a name, says in a sentence what is known of it, and opens what there is to read about it. */
import { type InputBoxValidationMessage, InputBoxValidationSeverity, window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { verdictSentence } from '../sentences.ts';
import type { Session } from '../session.ts';
import { typedName } from '../typed-name.ts';
import type { ClientCommand } from './command.ts';

const another = 'Check Another';
const why = 'Why?';

export const checkPackage = {
  id: 'antivenom.ui.checkPackage',
  run: async session => {
    while (await checkOne(session));
  },
} as const satisfies ClientCommand;

/** True where the user wants to go on. The buttons also make the editor show a long sentence in full. */
async function checkOne(session: Session): Promise<boolean> {
  const typed = await window.showInputBox({
    title: 'Check a Package',
    prompt: 'The name as you would give it to pip install',
    placeHolder: 'requests',
    validateInput: text => remarkOn(text),
  });
  const { name } = typedName(typed ?? '');
  if (name === null) return false;
  const answer = await session.run({ command: serverCommands.checkName, argument: name });
  const { isSuspicious, text, rule, project } = verdictSentence(name, answer);
  const open = project === null ? null : `Open '${project}' on PyPI`;
  const buttons = [...(open === null ? [] : [open]), ...(rule === null ? [] : [why]), another];
  const show = isSuspicious ? window.showWarningMessage : window.showInformationMessage;
  const answered = await show(text, ...buttons);
  if (answered === open && project !== null)
    await session.run({ command: serverCommands.showProject, argument: project });
  if (answered === why && rule !== null)
    await session.run({ command: serverCommands.showDocumentation, argument: rule });
  return answered === another;
}

/** Says at once what cannot be checked, and what of a longer text will be. */
function remarkOn(text: string): InputBoxValidationMessage | null {
  const { name, remark } = typedName(text);
  if (remark === null) return null;
  const severity = name === null ? InputBoxValidationSeverity.Error : InputBoxValidationSeverity.Info;
  return { message: remark, severity };
}
