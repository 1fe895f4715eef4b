/** Looks for names that imitate the project whose folder is open, and shows them as a page to read. */
import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { LookalikesAnswer } from '../../server/lsp/packages/protocol.ts';
import { serverCommands } from '../../server/lsp/protocol.ts';
import { runInspection } from '../packages/run-inspection.ts';
import type { ClientCommand } from './command.ts';

export const checkLookalikes = {
  id: 'antivenom.ui.checkLookalikes',
  run: async session => {
    const front = window.activeTextEditor?.document.uri;
    const isManifest = front?.scheme === 'file' && front.path.endsWith('/pyproject.toml');
    const args = isManifest ? [session.client.code2ProtocolConverter.asUri(front)] : [];
    const title = l10n.t('Antivenom: looking for lookalikes');
    const found = await runInspection<LookalikesAnswer>(session, serverCommands.checkLookalikes, args, title);
    if (found) await preview(`Lookalikes of ${found.name}.md`, found.markdown);
  },
} as const satisfies ClientCommand;

const scheme = 'antivenom-text';

/** Written nowhere. The preview of Markdown runs nothing that stands in it. */
async function preview(name: string, markdown: string): Promise<void> {
  const uri = Uri.from({ scheme, path: `/${name}`, query: `${Date.now()}` });
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: () => markdown,
  });
  try {
    await workspace.openTextDocument(uri);
    await commands.executeCommand('markdown.showPreview', uri);
  } finally {
    provider.dispose();
  }
}
