/** Opens a file of the report at a line. Only files of the workspace: an address came over a wire. */
import { l10n, Range, Uri, ViewColumn, window, workspace } from 'vscode';

interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** `isBeside` keeps the page in view that was clicked on. */
export async function openPlace({ uri, line, character }: Place, isBeside = false): Promise<void> {
  const address = Uri.parse(uri);
  if (!workspace.getWorkspaceFolder(address)) {
    void window.showInformationMessage(l10n.t('Antivenom: this file is not in the workspace any more.'));
    return;
  }
  const selection = new Range(line, character, line, character);
  const viewColumn = isBeside ? ViewColumn.Beside : ViewColumn.Active;
  await window.showTextDocument(address, { selection, viewColumn });
}
