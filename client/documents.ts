/** Which of the editor's documents the server is told about. */
import { type DocumentFilter, l10n, languages, type TextDocument } from 'vscode';
import { cellLanguages, documentFilters } from './client-options.ts';

export function isOurs(document: TextDocument): boolean {
  return languages.match(editorFilters(), document) > 0;
}

/** As the editor itself wants them. */
export function editorFilters(): readonly DocumentFilter[] {
  return [...documentFilters(), ...cellLanguages.map(language => ({ notebookType: '*', language }))];
}

export const noPackages = l10n.t('Antivenom: this is not a file that names Python packages.');
