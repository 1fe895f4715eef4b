/** The report as a page beside the editors. The server makes it; here it is shown, and told when something is pressed. */
import { commands, type Disposable, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import { openPlace } from './open-place.ts';
import { readPageMessage } from './page-message.ts';
import type { ReportStore } from './report-store.ts';

export interface ReportPage extends Disposable {
  /** Shows the page, or brings it to the front. */
  show(): Promise<void>;
}

/** `failed` is told of what goes wrong while nobody waits. */
export function createReportPage(store: ReportStore, failed: (error: unknown) => void): ReportPage {
  let panel: WebviewPanel | null = null;
  const fill = async (shown: WebviewPanel): Promise<void> => {
    const report = await store.withPage(crypto.randomUUID().replaceAll('-', ''));
    if (panel === shown && report?.page) shown.webview.html = report.page;
  };
  const heed = async (message: unknown): Promise<void> => {
    const wish = store.current && readPageMessage(message, store.current);
    if (wish?.kind === 'open') await openPlace(wish, true);
    else if (wish?.kind === 'scan') await commands.executeCommand('antivenom.ui.scanProject');
    else if (wish?.kind === 'export') await commands.executeCommand('antivenom.ui.exportReport');
  };
  const changes = store.onChange(() => {
    if (panel) fill(panel).catch(failed);
  });
  return {
    show: async () => {
      if (panel) return panel.reveal();
      panel = window.createWebviewPanel('antivenom.report', l10n.t('Antivenom Report'), ViewColumn.Active, {
        enableScripts: true,
        localResourceRoots: [],
        enableFindWidget: true,
      });
      panel.onDidDispose(() => {
        panel = null;
      });
      panel.webview.onDidReceiveMessage(message => void heed(message).catch(failed));
      await fill(panel);
    },
    dispose: () => {
      panel?.dispose();
      changes.dispose();
    },
  };
}
