/** What helps while a text is read and written, beside its findings: hover cards, completion, links. */
import type { Connection, ServerCapabilities, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from '../core/ports.ts';
import { paths } from '../io/paths.ts';
import type { ClientFacts } from './client-facts.ts';
import { completion, completionTriggers } from './completion/completion.ts';
import type { Configuration } from './configuration.ts';
import { documentLinks } from './document-links.ts';
import type { FactsPort } from './facts-port.ts';
import { hover } from './hover.ts';
import type { Judging } from './judging.ts';
import type { Timers } from './push-queue.ts';
import { type Guard, safely } from './safely.ts';

export const readingCapabilities: Partial<ServerCapabilities> = {
  hoverProvider: true,
  completionProvider: { triggerCharacters: [...completionTriggers] },
  documentLinkProvider: {},
};

interface Parts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly documents: TextDocuments<TextDocument>;
  readonly configuration: Configuration;
  readonly judging: Judging;
  readonly client: ClientFacts;
  readonly knowledge: () => Knowledge;
  readonly facts: FactsPort;
  readonly today: () => string;
  readonly after: Timers['after'];
}

export function registerReading(parts: Parts): void {
  const { connection, guard, documents, configuration, judging, client, knowledge, facts, after } = parts;
  connection.onHover(
    safely(guard, 'textDocument/hover', null, async (params, token) => {
      const document = documents.get(params.textDocument.uri);
      if (!document) return null;
      const settings = await configuration.settingsOf(document.uri);
      const judged = settings.showsHover ? judging.judge(document, settings) : null;
      const world = { knowledge: knowledge(), facts, today: parts.today, after };
      return judged ? await hover(params, document, judged, world, client, token) : null;
    }),
  );
  connection.onCompletion(
    safely(guard, 'textDocument/completion', null, async (params, token) => {
      const document = documents.get(params.textDocument.uri);
      if (!document) return null;
      const settings = await configuration.settingsOf(document.uri);
      if (!settings.enable || !settings.completes) return null;
      const context = () => judging.contextOf(paths.uriToPath(document.uri), settings);
      return await completion(params, document, { context, facts, after }, token);
    }),
  );
  connection.onDocumentLinks(
    safely(guard, 'textDocument/documentLink', [], async params => {
      const document = documents.get(params.textDocument.uri);
      const judged = document && judging.judge(document, await configuration.settingsOf(document.uri));
      return judged ? documentLinks(document, judged, knowledge(), facts) : [];
    }),
  );
}
