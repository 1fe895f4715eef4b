/** Pages of packages that were looked into. The server makes them; here they are shown, and told what was pressed. */
import { type Disposable, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type InspectionPage,
  type InspectionParams,
  inspectionRequest,
} from '../../server/lsp/packages/protocol.ts';
import { createPackageDocuments, type Look } from './package-documents.ts';
import { readPackageMessage } from './package-message.ts';
import { visible } from './visible.ts';

export interface PackagePages extends Disposable {
  /** Shows the page of a look, or brings it to the front. */
  show(look: Look): Promise<void>;
}

/** `failed` is told of what goes wrong while nobody waits. */
export function createPackagePages(
  client: BaseLanguageClient,
  failed: (error: unknown) => void,
): PackagePages {
  const documents = createPackageDocuments(client, failed);
  const panels = new Map<string, WebviewPanel>();
  return {
    show: async look => {
      const open = panels.get(look.id);
      if (open) return open.reveal();
      const params: InspectionParams = { id: look.id, nonce: crypto.randomUUID().replaceAll('-', '') };
      const page = await client.sendRequest<InspectionPage | null>(inspectionRequest, params);
      if (!page) {
        void window.showInformationMessage(l10n.t('Antivenom: this package is not held any more.'));
        return;
      }
      const title = visible(page.title, 80);
      const panel = window.createWebviewPanel('antivenom.package', title, ViewColumn.Active, {
        enableScripts: true,
        localResourceRoots: [],
        enableFindWidget: true,
      });
      panels.set(look.id, panel);
      panel.onDidDispose(() => panels.delete(look.id));
      panel.webview.onDidReceiveMessage(message => {
        const wish = readPackageMessage(message, page);
        if (wish?.kind === 'open') documents.open(look, wish.place).catch(failed);
        else if (wish?.kind === 'compare') documents.compare(look, wish.pair).catch(failed);
      });
      panel.webview.html = page.page;
    },
    dispose: () => {
      for (const panel of panels.values()) panel.dispose();
      documents.dispose();
    },
  };
}
