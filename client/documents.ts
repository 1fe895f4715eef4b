/** Which of the editor's documents the server is told about. */
import { type DocumentFilter, l10n, languages, type TextDocument, workspace } from 'vscode';
import { cellLanguages, documentFilters } from './client-options.ts';

export function isOurs(document: TextDocument): boolean {
  return languages.match(editorFilters(), document) > 0;
}

/** Those of the workspace's folders. */
export function folderSchemes(): readonly string[] {
  return workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
}

/** As the editor itself wants them. */
export function editorFilters(): readonly DocumentFilter[] {
  return [
    ...documentFilters(folderSchemes()),
    ...cellLanguages.map(language => ({ notebookType: '*', language })),
  ];
}

export const noPackages = l10n.t('Antivenom: this is not a file that names Python packages.');
