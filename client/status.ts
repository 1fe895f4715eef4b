/** The language status item: whether the server runs, and what it found in the file that is looked at. */
import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages, window } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { showLog } from './commands/show-log.ts';
import { editorFilters } from './documents.ts';
import type { Session } from './session.ts';

export function registerStatus({ client }: Session): Disposable {
  const item = languages.createLanguageStatusItem('antivenom.status', editorFilters());
  item.name = 'Antivenom';
  item.command = { title: l10n.t('Show Log'), command: showLog.id };
  const refresh = () => describe(item, client.state);
  refresh();
  return Disposable.from(
    item,
    client.onDidChangeState(refresh),
    languages.onDidChangeDiagnostics(refresh),
    window.onDidChangeActiveTextEditor(refresh),
  );
}

function describe(item: LanguageStatusItem, state: State): void {
  item.busy = state === State.Starting;
  item.detail = 'Antivenom';
  item.severity = LanguageStatusSeverity.Information;
  if (state === State.Starting) item.text = l10n.t('Starting');
  else if (state === State.Running) item.text = countInActiveFile();
  else {
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
