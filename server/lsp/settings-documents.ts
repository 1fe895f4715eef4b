/**
 * Settings files that are open count as they are on the screen, saved or not: what "Allow … in this project" has just
 * written must hold at once. Only a change of what they say has the documents looked at again, and not before the
 * typing pauses.
 */
import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { formatOf } from '../core/formats/index.ts';
import { readConfig } from '../core/policy/read-config.ts';
import { paths } from '../io/paths.ts';
import type { OpenText } from '../io/project-folders.ts';
import type { Timers } from './push-queue.ts';
import { isConfigFile, isNamedBySettings } from './watched-files.ts';

export interface SettingsDocuments {
  readonly openText: OpenText;
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  closed(document: TextDocument): void;
}

const pauseLength = 300;

export function createSettingsDocuments(
  documents: TextDocuments<TextDocument>,
  timers: Timers,
  onChange: () => void,
): SettingsDocuments {
  /** What each open settings file said when the documents were last looked at, by address. */
  const said = new Map<string, string>();
  let cancel = (): void => {};
  const lookAgain = (): void => {
    let isNew = false;
    for (const uri of said.keys()) {
      const document = documents.get(uri);
      const now = document ? essence(document) : '';
      isNew ||= now !== said.get(uri);
      said.set(uri, now);
    }
    if (isNew) onChange();
  };
  return {
    openText: path => {
      const key = paths.key(path);
      for (const uri of said.keys()) {
        const open = paths.uriToPath(uri);
        if (open !== null && paths.key(open) === key) return documents.get(uri)?.getText() ?? null;
      }
      return null;
    },
    opened: document => {
      if (isConfigFile(document.uri)) said.set(document.uri, essence(document));
    },
    changed: ({ uri }) => {
      if (!said.has(uri)) return;
      cancel();
      cancel = timers.after(pauseLength, lookAgain);
    },
    closed: ({ uri }) => {
      // What was not saved counts no longer.
      if (said.delete(uri)) onChange();
    },
  };
}

/** All that a settings file tells of other files; where in the text it says so does not matter. */
function essence(document: TextDocument): string {
  const text = document.getText();
  const name = paths.nameOfDocument(document.uri);
  if (isNamedBySettings(name)) return text;
  const isOwn = name.endsWith('antivenom.toml');
  const config =
    isOwn || (name.endsWith('.toml') && text.includes('antivenom'))
      ? readConfig(text, isOwn ? 'antivenom.toml' : 'pyproject.toml')
      : null;
  const parsed = formatOf(name)?.parse(text);
  const parts = [config?.found, config?.config, parsed ? [parsed.requiresPython, parsed.indexes] : text];
  return JSON.stringify(parts, (key, value) =>
    key === 'span' ? undefined : value instanceof Map ? [...value] : value,
  );
}
