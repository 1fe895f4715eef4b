/** The report of the last scan, as the server tells it; asked for again when the server says that it has changed. */
import { commands, type Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ReportParams,
  reportChanged,
  reportRequest,
  type WorkspaceReport,
} from '../../server/lsp/protocol.ts';

export interface ReportStore extends Disposable {
  readonly current: WorkspaceReport | null;
  readonly onChange: EventEmitter<void>['event'];
  /** Asks the server; null before the first scan. */
  refresh(): Promise<WorkspaceReport | null>;
  /** The same with its page. */
  withPage(nonce: string): Promise<WorkspaceReport | null>;
}

/** How long changes are gathered before they are asked for, in milliseconds. */
const patience = 300;

export function createReportStore(client: BaseLanguageClient, log: LogOutputChannel): ReportStore {
  const changes = new EventEmitter<void>();
  let current: WorkspaceReport | null = null;
  let timer: NodeJS.Timeout | undefined;
  const ask = async (params: ReportParams): Promise<WorkspaceReport | null> => {
    return await client.sendRequest<WorkspaceReport | null>(reportRequest, params);
  };
  const refresh = async () => {
    current = await ask({});
    await commands.executeCommand('setContext', 'antivenom.hasReport', current !== null);
    changes.fire();
    return current;
  };
  client.onNotification(reportChanged, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (current) refresh().catch(error => log.error('The report cannot be had.', error));
    }, patience);
  });
  return {
    get current() {
      return current;
    },
    onChange: changes.event,
    refresh,
    withPage: nonce => ask({ nonce }),
    dispose: () => {
      clearTimeout(timer);
      changes.dispose();
    },
  };
}
