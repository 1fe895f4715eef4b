/** Says in words what is found in the file in front. */
import { commands, l10n, window } from 'vscode';
import type { DocumentDiagnosticReport } from 'vscode-languageclient';
import { isOurs, noPackages } from '../documents.ts';
import { findingsSentence } from '../sentences.ts';
import type { ClientCommand } from './command.ts';

/** Open files are checked as they are typed; this asks once more and says the outcome in words. */
export const scanFile = {
  id: 'antivenom.ui.scanFile',
  run: async ({ client }) => {
    const document = window.activeTextEditor?.document;
    if (!document || !isOurs(document)) {
      void window.showInformationMessage(noPackages);
      return;
    }
    const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument,
    });
    const count = 'items' in report ? report.items.length : 0;
    const buttons = count > 0 ? [l10n.t('Show Problems')] : [];
    const answer = await window.showInformationMessage(`Antivenom: ${findingsSentence(count)}`, ...buttons);
    if (answer) await commands.executeCommand('workbench.actions.view.problems');
  },
} as const satisfies ClientCommand;
