/** Looks into every installed package of the chosen environment, read as files, and sums up what was found. */
import { l10n, window } from 'vscode';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { runInspection } from '../packages/run-inspection.ts';
import { environmentSentence } from '../sentences.ts';
import type { ClientCommand } from './command.ts';

export const scanEnvironment = {
  id: 'antivenom.ui.scanEnvironment',
  run: async session => {
    const look = await runInspection(session, serverCommands.scanEnvironment, []);
    if (!look) return;
    const button = l10n.t('Show Report');
    const show = look.loud > 0 ? window.showWarningMessage : window.showInformationMessage;
    const answer = await show(`Antivenom: ${environmentSentence(look)}`, button);
    if (answer === button) await session.packages.show(look);
  },
} as const satisfies ClientCommand;
