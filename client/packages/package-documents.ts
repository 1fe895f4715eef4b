/**
 * Files of packages that were looked into, as documents that can only be read. Their text comes from the server and
 * is written nowhere. What is suspicious in them is marked.
 */
import { commands, Disposable, l10n, Range, Uri, ViewColumn, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type PackageFile,
  type PackageFileParams,
  type PackagePair,
  type PackagePlace,
  type PackageText,
  packageFileRequest,
} from '../../server/lsp/packages/protocol.ts';
import { createMarker } from './package-marks.ts';
import { visible } from './visible.ts';

export interface PackageDocuments extends Disposable {
  open(look: Look, place: PackagePlace): Promise<void>;
  /** Opens the editor's own comparison. */
  compare(look: Look, pair: PackagePair): Promise<void>;
}

/** What the server has looked into. */
export interface Look {
  readonly id: string;
  readonly title: string;
}

const scheme = 'antivenom-package';

export function createPackageDocuments(
  client: BaseLanguageClient,
  failed: (error: unknown) => void,
): PackageDocuments {
  /** By the number that the address of a document carries: what it shows. */
  const shown: PackageFileParams[] = [];
  const texts = new Map<string, PackageText>();
  const marker = createMarker(scheme, ({ uri }) => texts.get(uri.query)?.marks ?? []);

  /** The path is for people and for the choice of a language; what is meant stands in the query. */
  const addressOf = ({ id, title }: Look, { package: index, file, side }: PackageFile): Uri => {
    const isMeant = (each: PackageFileParams) =>
      each.id === id && each.package === index && each.file === file && each.side === side;
    let number = shown.findIndex(isMeant);
    if (number < 0) number = shown.push({ id, package: index, file, side }) - 1;
    const folder = side === 'original' ? `${title} (original)` : title;
    return Uri.from({
      scheme,
      path: `/${visible(folder).replaceAll('/', '-')}/${visible(file, 500)}`,
      query: `${number}`,
    });
  };
  const textOf = async (uri: Uri): Promise<PackageText | null> => {
    const known = texts.get(uri.query);
    if (known) return known;
    const params = shown[Number(uri.query)];
    const text = params ? await client.sendRequest<PackageText | null>(packageFileRequest, params) : null;
    if (text) texts.set(uri.query, text);
    return text;
  };
  const markAll = (): void => {
    for (const editor of window.visibleTextEditors)
      if (editor.document.uri.scheme === scheme) marker.mark(editor);
  };
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async uri => {
      const text = await textOf(uri).catch(failed);
      return text ? text.text : gone;
    },
  });
  const listeners = Disposable.from(
    window.onDidChangeVisibleTextEditors(markAll),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) texts.delete(uri.query);
    }),
  );
  return {
    open: async (look, place) => {
      const uri = addressOf(look, place);
      if (!(await textOf(uri))) {
        void window.showInformationMessage(noText);
        return;
      }
      const { line, character } = place;
      const selection = new Range(line, character, line, character);
      await window.showTextDocument(uri, { selection, viewColumn: ViewColumn.Beside });
      markAll();
    },
    compare: async (look, { inspected, original }) => {
      const [left, right] = [addressOf(look, original), addressOf(look, inspected)];
      if (!(await textOf(left)) || !(await textOf(right))) {
        void window.showInformationMessage(noText);
        return;
      }
      const title = l10n.t('{0} (original ↔ inspected)', visible(inspected.file, 100));
      await commands.executeCommand('vscode.diff', left, right, title, { viewColumn: ViewColumn.Beside });
      markAll();
    },
    dispose: () => Disposable.from(provider, marker, listeners).dispose(),
  };
}

const gone = l10n.t(
  'This package is not held any more. Look into it again with “Antivenom: Inspect a Package…”.',
);
const noText = l10n.t('Antivenom: this file cannot be shown as text.');
