/** The language status item: whether the server runs, and what it found in the file that is looked at. */
import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages, window } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { type UncheckedParams, unchecked } from '../server/lsp/protocol.ts';
import { showLog } from './commands/show-log.ts';
import { editorFilters } from './documents.ts';
import type { Session } from './session.ts';

export function registerStatus({ client }: Session): Disposable {
  const item = languages.createLanguageStatusItem('antivenom.status', editorFilters());
  item.name = 'Antivenom';
  item.command = { title: 'Show Log', command: showLog.id };
  /** By address: how many names of an open document could not be checked, and why. */
  const phrases = new Map<string, string>();
  const refresh = () => describe(item, client.state, phrases);
  refresh();
  return Disposable.from(
    item,
    client.onDidChangeState(refresh),
    client.onNotification(unchecked, ({ uri, phrase }: UncheckedParams) => {
      phrases.set(uri, phrase);
      refresh();
    }),
    languages.onDidChangeDiagnostics(refresh),
    window.onDidChangeActiveTextEditor(refresh),
  );
}

function describe(item: LanguageStatusItem, state: State, phrases: ReadonlyMap<string, string>): void {
  item.busy = state === State.Starting;
  const uri = window.activeTextEditor?.document.uri.toString() ?? '';
  item.detail = phrases.get(uri) || 'Antivenom';
  item.severity = LanguageStatusSeverity.Information;
  if (state === State.Starting) item.text = 'Starting';
  else if (state === State.Running) item.text = countInActiveFile();
  else {
    item.text = 'Language server stopped';
    item.severity = LanguageStatusSeverity.Error;
  }
}

function countInActiveFile(): string {
  const uri = window.activeTextEditor?.document.uri;
  const count = uri ? languages.getDiagnostics(uri).filter(({ source }) => source === 'antivenom').length : 0;
  if (count === 0) return 'No findings';
  return count === 1 ? '1 finding' : `${count} findings`;
}
