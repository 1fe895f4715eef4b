/** The language status item: whether the server runs, what it found in the file that is looked at, and old data. */
import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages, window } from 'vscode';
import { State } from 'vscode-languageclient';
import { type UncheckedParams, unchecked } from '../server/lsp/protocol.ts';
import { refreshData } from './commands/refresh-data.ts';
import { showLog } from './commands/show-log.ts';
import { editorFilters } from './documents.ts';
import { isOldSnapshot } from './sentences.ts';
import type { Session } from './session.ts';

export function registerStatus(session: Session): Disposable {
  const { client, log } = session;
  const item = languages.createLanguageStatusItem('antivenom.status', editorFilters());
  item.name = 'Antivenom';
  /** By address: how many names of an open document could not be checked, and why. */
  const phrases = new Map<string, string>();
  let snapshot: string | null = null;
  const refresh = () => describe(item, client.state, snapshot, phrases);
  const askForSnapshot = async () => {
    try {
      snapshot = client.state === State.Running ? await session.snapshotDate() : snapshot;
    } catch (error) {
      log.warn('The server does not say of which day its data are.', error);
    }
    refresh();
  };
  refresh();
  return Disposable.from(
    item,
    client.onDidChangeState(refresh),
    client.onNotification(unchecked, ({ uri, phrase }: UncheckedParams) => {
      phrases.set(uri, phrase);
      refresh();
    }),
    client.onDidChangeState(askForSnapshot),
    session.onDataChanged(askForSnapshot),
    languages.onDidChangeDiagnostics(refresh),
    window.onDidChangeActiveTextEditor(refresh),
  );
}

function describe(
  item: LanguageStatusItem,
  state: State,
  snapshot: string | null,
  phrases: ReadonlyMap<string, string>,
): void {
  item.busy = state === State.Starting;
  const uri = window.activeTextEditor?.document.uri.toString() ?? '';
  item.detail = phrases.get(uri) || 'Antivenom';
  item.command = { title: l10n.t('Show Log'), command: showLog.id };
  item.severity = LanguageStatusSeverity.Information;
  if (state === State.Starting) item.text = l10n.t('Starting');
  else if (state === State.Running) {
    item.text = countInActiveFile();
    if (snapshot !== null && isOldSnapshot(snapshot, Date.now())) {
      item.detail = l10n.t('Package data of {0}', snapshot);
      item.command = { title: l10n.t('Refresh Package Data'), command: refreshData.id };
    }
  } else {
    item.text = l10n.t('Language server stopped');
    item.severity = LanguageStatusSeverity.Error;
  }
}

function countInActiveFile(): string {
  const uri = window.activeTextEditor?.document.uri;
  const count = uri ? languages.getDiagnostics(uri).filter(({ source }) => source === 'antivenom').length : 0;
  if (count === 0) return l10n.t('No findings');
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}
