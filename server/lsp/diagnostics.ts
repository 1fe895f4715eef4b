/** Diagnostics of open documents: asked for by the client where it can, pushed otherwise, never both. */
import { isDeepStrictEqual } from 'node:util';
import type {
  Connection,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { counted, reasonsOf, signInPhrase } from '../core/outputs/summary.ts';
import type { ClientFacts } from './client-facts.ts';
import type { Configuration } from './configuration.ts';
import { diagnosticsOf } from './convert.ts';
import type { Judged, Judging } from './judging.ts';
import type { Notebook } from './notebooks.ts';
import { type UncheckedParams, unchecked } from './protocol.ts';
import { createPushQueue, type Timers } from './push-queue.ts';
import { type Guard, safely, safelyDo } from './safely.ts';

export interface Diagnostics {
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  saved(document: TextDocument): void;
  closed(document: TextDocument): void;
  /** What stands in one cell may say something of the others. */
  notebookChanged(notebook: Notebook): void;
  /** All open documents are looked at again, since more is known of the names in them. */
  look(): void;
  /** Something beside the texts has changed: nothing that was judged counts any longer. */
  refresh(): void;
}

interface Parts {
  readonly connection: Connection;
  readonly facts: ClientFacts;
  readonly guard: Guard;
  readonly documents: TextDocuments<TextDocument>;
  readonly configuration: Configuration;
  readonly judging: Judging;
  readonly timers: Timers;
  readonly pageOf: (rule: string) => string;
}

/** What was last said of a document; the same again is answered as `unchanged`. */
interface Said {
  readonly id: string;
  readonly judged: Judged | null;
  readonly items: Diagnostic[];
}

/** How long the typing must pause until the other cells of a notebook are looked at, in milliseconds. */
const pauseLength = 300;

export function createDiagnostics(parts: Parts): Diagnostics {
  const { connection, facts, guard, documents, judging, timers } = parts;
  const said = new WeakMap<TextDocument, Said>();
  const savedVersions = new WeakMap<TextDocument, number>();
  const pushed = new WeakMap<TextDocument, { readonly now: Said; readonly version: number }>();
  const lookingAround = new WeakMap<Notebook, () => void>();
  let lastId = 0;

  const phrases = new WeakMap<TextDocument, string>();
  const tellUnchecked = (document: TextDocument, judged: Judged | null): void => {
    const names = judged?.analysis.unchecked ?? [];
    const hosts = new Set(names.flatMap(({ index }) => index ?? []));
    const refusals = [...hosts].map(host => `; ${signInPhrase(host)}`).join('');
    const phrase =
      names.length === 0 ? '' : `${counted(names.length, 'name')} not checked${reasonsOf(names)}${refusals}`;
    if ((phrases.get(document) ?? '') === phrase) return;
    phrases.set(document, phrase);
    void connection.sendNotification(unchecked, { uri: document.uri, phrase } satisfies UncheckedParams);
  };

  /** With `onSave`, what was said of the saved text stands until the next time it is saved. */
  const sayAbout = async (document: TextDocument): Promise<Said> => {
    const settings = await parts.configuration.settingsOf(document.uri);
    const before = said.get(document);
    const isDirty = savedVersions.get(document) !== document.version;
    if (before && isDirty && settings.run === 'onSave' && settings.enable) return before;
    const judged = judging.judge(document, settings);
    if (before && before.judged === judged) return before;
    if (facts.showsUnchecked) tellUnchecked(document, judged);
    const items = judged ? diagnosticsOf(judged.analysis, judged.lines, parts.pageOf, document.uri) : [];
    const isCell = judged !== null && judged.file !== document.uri;
    const isSame =
      before !== undefined &&
      (isCell ? isDeepStrictEqual(before.items, items) : before.items.length + items.length === 0);
    const now = { id: isSame ? before.id : `${++lastId}`, judged, items };
    said.set(document, now);
    return now;
  };

  const queue = createPushQueue(
    timers,
    async uri => {
      const document = documents.get(uri);
      if (!document) return null;
      try {
        const now = await sayAbout(document);
        const last = pushed.get(document);
        const { version } = document;
        if (now === last?.now || (!last && now.judged === null)) return null;
        if (last?.now.id === now.id && last.version === version) return null;
        pushed.set(document, { now, version });
        return { version, items: now.items };
      } catch (error) {
        guard.log(`diagnostics for ${uri}: ${error instanceof Error ? error.stack : String(error)}`);
        return null;
      }
    },
    (uri, { version, items }) => {
      void connection.sendDiagnostics({ uri, version, diagnostics: items });
    },
  );
  const push = (document: TextDocument): void => {
    if (!facts.pullsDiagnostics) queue.changed(document.uri);
  };

  if (facts.pullsDiagnostics) {
    const method = 'textDocument/diagnostic';
    const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };
    const answer = async ({ textDocument, previousResultId }: DocumentDiagnosticParams) => {
      const document = documents.get(textDocument.uri);
      if (!document) return nothing;
      const { id, items } = await sayAbout(document);
      if (id === previousResultId) return { kind: 'unchanged', resultId: id } as const;
      return { kind: 'full', resultId: id, items } as const;
    };
    connection.languages.diagnostics.on(
      safely<DocumentDiagnosticParams, DocumentDiagnosticReport>(guard, method, nothing, answer),
    );
  }

  const look = safelyDo<void>(guard, 'look again', async () => {
    for (const document of documents.all()) push(document);
    if (facts.pullsDiagnostics && facts.refreshesDiagnostics)
      await connection.languages.diagnostics.refresh();
  });

  /** The client asks for the changed cell by itself; of the others it must be told. */
  const lookAround = safelyDo<Notebook>(guard, 'look at a notebook', async notebook => {
    let isNew = false;
    for (const cell of notebook.cells()) {
      const before = said.get(cell);
      const now = await sayAbout(cell);
      isNew ||= before !== undefined && before.id !== now.id;
    }
    if (isNew) await connection.languages.diagnostics.refresh();
  });

  return {
    notebookChanged: notebook => {
      lookingAround.get(notebook)?.();
      if (!facts.pullsDiagnostics) for (const cell of notebook.cells()) push(cell);
      else if (facts.refreshesDiagnostics)
        lookingAround.set(
          notebook,
          timers.after(pauseLength, () => lookAround(notebook)),
        );
    },
    opened: document => {
      savedVersions.set(document, document.version);
      push(document);
    },
    changed: push,
    saved: document => {
      savedVersions.set(document, document.version);
      push(document);
    },
    closed: ({ uri }) => {
      queue.forget(uri);
      if (!facts.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    look,
    refresh: safelyDo<void>(guard, 'refresh', async () => {
      judging.worldChanged();
      look();
    }),
  };
}
