/** "Allow … in this project": writes a name into the settings that the project keeps in a file. */
import type { CodeAction, Diagnostic, TextDocuments, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../core/finding.ts';
import { applyEdits } from '../core/fixes.ts';
import { allowEdit } from '../core/policy/allow-edit.ts';
import { LineIndex } from '../core/span.ts';
import { type AllowFile, allowFileFor } from '../io/allow-file.ts';
import { paths } from '../io/paths.ts';
import type { OpenText } from '../io/project-folders.ts';
import { chosenActionOf, fileEditOf, newFileEditOf } from './convert.ts';
import type { Folders } from './folders.ts';

/** What is open, and where searches end. */
export interface ProjectFiles {
  readonly documents: TextDocuments<TextDocument>;
  readonly folders: Folders;
  readonly openText: OpenText;
}

interface Client {
  readonly takesVersionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly files: ProjectFiles;
}

/** What a team has forbidden and what is known to do harm is not to be had with one key. */
const neverAllowed: ReadonlySet<string> = new Set(['denied', 'not-vetted', 'malicious', 'hidden-code']);

/** Empty for a document that is no file, and where the client cannot make the file that it would take. */
export function allowActions(
  finding: Finding,
  uri: string,
  diagnostics: readonly Diagnostic[],
  client: Client,
): readonly CodeAction[] {
  const path = paths.uriToPath(uri);
  const patterns = neverAllowed.has(finding.rule) ? [] : patternsFor(finding);
  if (path === null || patterns.length === 0) return [];
  const { folders, openText } = client.files;
  const file = allowFileFor(path, folders.searchRootOf(path), openText);
  return patterns.flatMap(pattern => {
    const edit = editFor(file, pattern, client);
    return edit ? [chosenActionOf(`Allow '${pattern}' in this project`, edit, diagnostics)] : [];
  });
}

/** The name, and what it has in common with other unknown names beside it. */
function patternsFor({ dependency, evidence }: Finding): readonly string[] {
  const name = dependency?.module ?? dependency?.name;
  if (!name) return [];
  const prefix = evidence['prefix'];
  return typeof prefix === 'string' ? [name, `${prefix}*`] : [name];
}

function editFor(file: AllowFile, pattern: string, client: Client): WorkspaceEdit | null {
  const edits = allowEdit(file.text ?? '', file.kind, pattern);
  if (!edits) return null;
  const open = client.files.documents.all().find(({ uri }) => isSameFile(uri, file.path));
  const uri = open?.uri ?? paths.pathToUri(file.path);
  if (file.text === null) return client.createsFiles ? newFileEditOf(uri, applyEdits('', edits)) : null;
  const lines = new LineIndex(file.text);
  return fileEditOf(edits, { uri, version: open?.version ?? null, lines }, client.takesVersionedEdits);
}

function isSameFile(uri: string, path: string): boolean {
  const other = paths.uriToPath(uri);
  return other !== null && paths.key(other) === paths.key(path);
}
