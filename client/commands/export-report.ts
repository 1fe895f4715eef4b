/** Writes the report of the last scan to a file; where there was none yet, the project is scanned first. */
import { l10n, Uri, window, workspace } from 'vscode';
import { type ExportParams, exportRequest } from '../../server/lsp/protocol.ts';
import type { ClientCommand } from './command.ts';
import { scanned } from './scan-project.ts';

export const exportReport = {
  id: 'antivenom.ui.exportReport',
  run: async session => {
    if (session.reports.current === null && (await scanned(session)) === null) return;
    const choice = await window.showQuickPick(formats(), { title: l10n.t('Export Report') });
    if (!choice) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const target = await window.showSaveDialog({
      ...(folder && { defaultUri: Uri.joinPath(folder, `antivenom-report.${choice.ending}`) }),
      filters: { [choice.label]: [choice.ending] },
    });
    if (!target) return;
    const { format } = choice;
    const text = await session.client.sendRequest<string | null>(exportRequest, { format });
    if (text === null) throw new Error('there is no report');
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    const open = l10n.t('Open');
    const name = target.path.slice(target.path.lastIndexOf('/') + 1);
    const answer = await window.showInformationMessage(
      l10n.t('Antivenom: report written to {0}.', name),
      open,
    );
    if (answer) await window.showTextDocument(target);
  },
} as const satisfies ClientCommand;

function formats() {
  return [
    { label: 'HTML', description: l10n.t('a page that stands alone'), format: 'html', ending: 'html' },
    { label: 'Markdown', description: l10n.t('for an issue or a comment'), format: 'markdown', ending: 'md' },
    { label: 'SARIF', description: l10n.t('for code scanning'), format: 'sarif', ending: 'sarif' },
    { label: 'JSON', description: l10n.t('for programs'), format: 'json', ending: 'json' },
  ] as const satisfies readonly (ExportParams & { label: string; description: string; ending: string })[];
}
