/** Says in words what is found in the file in front. */
import { commands, languages, window } from 'vscode';
import type { DocumentDiagnosticReport } from 'vscode-languageclient/node';
import { documentFilters } from '../client-options.ts';
import { findingsSentence } from '../sentences.ts';
import type { ClientCommand } from './command.ts';

const showProblems = 'Show Problems';

/** Open files are checked as they are typed; this asks once more and says the outcome in words. */
export const scanFile = {
  id: 'antivenom.ui.scanFile',
  run: async ({ client }) => {
    const document = window.activeTextEditor?.document;
    if (!document || languages.match(documentFilters(), document) === 0) {
      void window.showInformationMessage('Antivenom: this is not a file that names Python packages.');
      return;
    }
    const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument,
    });
    const count = 'items' in report ? report.items.length : 0;
    const buttons = count > 0 ? [showProblems] : [];
    const answer = await window.showInformationMessage(`Antivenom: ${findingsSentence(count)}`, ...buttons);
    if (answer) await commands.executeCommand('workbench.actions.view.problems');
  },
} as const satisfies ClientCommand;
