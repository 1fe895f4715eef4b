/** Which of the editor's documents the server is told about. */
import { languages, type TextDocument } from 'vscode';
import { documentFilters } from './client-options.ts';

export function isOurs(document: TextDocument): boolean {
  return languages.match(documentFilters(), document) > 0;
}

export const noPackages = 'Antivenom: this is not a file that names Python packages.';
