/** The notebooks that the client has open, and the cells of each that hold code. */
import {
  type Connection,
  NotebookCellKind,
  NotebookDocuments,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CellLanguage } from '../core/notebook/read-cells.ts';

export interface Notebooks {
  /** The notebook that a cell belongs to; null for every other document. */
  notebookOf(uri: string): Notebook | null;
  /** The address of the file that a document is in: the notebook's for a cell, else its own. */
  fileOf(uri: string): string;
  /** True for the address of a notebook. */
  isOpen(uri: string): boolean;
  listen(connection: Connection, listener: NotebookListener): void;
}

/** What is open under one address; a new object for each time it is opened. */
export interface Notebook {
  readonly uri: string;
  /** Its code cells in their order. */
  cells(): readonly TextDocument[];
}

/** Each is told after the cells of the notebook have been. */
export interface NotebookListener {
  opened(notebook: Notebook): void;
  changed(notebook: Notebook): void;
  saved(notebook: Notebook): void;
  /** Told before its cells are closed. */
  closed(notebook: Notebook): void;
}

/** Which cells the client is asked for; text between the code names nothing. */
export const notebookSelector = [
  { notebook: '*', cells: [{ language: 'python' }, { language: 'shellscript' }] },
];

export function cellLanguage({ languageId }: TextDocument): CellLanguage {
  if (languageId === 'python') return 'python';
  return languageId === 'shellscript' ? 'shell' : 'other';
}

export function createNotebooks(documents: TextDocuments<TextDocument>): Notebooks {
  const all = new NotebookDocuments(documents);
  const known = new WeakMap<object, Notebook>();
  const asNotebook = (raw: { uri: string; cells: { kind: number; document: string }[] }): Notebook => {
    const before = known.get(raw);
    if (before) return before;
    const cells = () =>
      raw.cells
        .filter(({ kind }) => kind === NotebookCellKind.Code)
        .flatMap(({ document }) => documents.get(document) ?? []);
    const notebook = { uri: raw.uri, cells };
    known.set(raw, notebook);
    return notebook;
  };
  const notebookOf = (uri: string): Notebook | null => {
    const raw = all.findNotebookDocumentForCell(uri);
    return raw ? asNotebook(raw) : null;
  };
  return {
    notebookOf,
    fileOf: uri => notebookOf(uri)?.uri ?? uri,
    isOpen: uri => all.getNotebookDocument(uri) !== undefined,
    listen: (connection, listener) => {
      all.onDidOpen(raw => listener.opened(asNotebook(raw)));
      all.onDidChange(({ notebookDocument }) => listener.changed(asNotebook(notebookDocument)));
      all.onDidSave(raw => listener.saved(asNotebook(raw)));
      all.onDidClose(raw => listener.closed(asNotebook(raw)));
      all.listen(connection);
    },
  };
}
