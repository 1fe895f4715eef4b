/** Keys, rules and values of Antivenom's own settings while they are typed. */
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { settingWords } from '../../core/policy/setting-words.ts';
import { paths } from '../../io/paths.ts';
import { largestFile } from '../../io/read-text.ts';

/** Null for a document, or a place in it, that holds no settings. */
export function settingCompletions(
  document: TextDocument,
  position: Position,
): readonly CompletionItem[] | null {
  const name = /(?:^|\/)(pyproject\.toml|antivenom\.toml)$/.exec(paths.nameOfDocument(document.uri))?.[1];
  const text = document.getText();
  if (name === undefined || text.length > largestFile) return null;
  const found = settingWords(text, document.offsetAt(position), name as 'pyproject.toml' | 'antivenom.toml');
  if (!found) return null;
  const range = { start: document.positionAt(found.span.start), end: position };
  return found.words.map(({ word, newText, summary }) => ({
    label: word,
    kind: newText.endsWith('= ') ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(summary !== '' && { detail: summary }),
    filterText: newText,
    textEdit: { range, newText },
  }));
}
