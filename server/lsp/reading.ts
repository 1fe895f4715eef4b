/** What helps while a text is read and written, beside its findings: hover cards, completion, links. */
import type { Connection, ServerCapabilities, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from '../core/ports.ts';
import { paths } from '../io/paths.ts';
import type { Lookups } from '../online/lookups.ts';
import type { ClientFacts } from './client-facts.ts';
import { completion, completionTriggers } from './completion/completion.ts';
import { settingCompletions } from './completion/setting-completions.ts';
import type { Configuration } from './configuration.ts';
import { documentLinks } from './document-links.ts';
import { factsFor } from './facts-port.ts';
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
  readonly lookups: Lookups | null;
  readonly today: () => string;
  readonly after: Timers['after'];
}

export function registerReading(parts: Parts): void {
  const { connection, guard, documents, configuration, judging, client, knowledge, lookups, after } = parts;
  connection.onHover(
    safely(guard, 'textDocument/hover', null, async (params, token) => {
      const document = documents.get(params.textDocument.uri);
      if (!document) return null;
      const settings = await configuration.settingsOf(document.uri);
      const judged = settings.showsHover ? judging.judge(document, settings) : null;
      if (!judged) return null;
      const context = judging.contextOf(paths.uriToPath(judged.file), settings);
      const facts = factsFor(lookups, context, judged.analysis);
      const world = { knowledge: knowledge(), facts, today: parts.today, after };
      return await hover(params, document, judged, world, client, token);
    }),
  );
  connection.onCompletion(
    safely(guard, 'textDocument/completion', null, async (params, token) => {
      const document = documents.get(params.textDocument.uri);
      if (!document) return null;
      const settings = await configuration.settingsOf(document.uri);
      if (!settings.enable || !settings.completes) return null;
      const words = settingCompletions(document, params.position);
      if (words) return { isIncomplete: false, items: [...words] };
      const context = () => judging.contextOf(paths.uriToPath(document.uri), settings);
      const facts = factsFor(lookups, context(), nothing);
      return await completion(params, document, { context, facts, after }, token);
    }),
  );
  connection.onDocumentLinks(
    safely(guard, 'textDocument/documentLink', [], async params => {
      const document = documents.get(params.textDocument.uri);
      if (!document) return [];
      const settings = await configuration.settingsOf(document.uri);
      const judged = judging.judge(document, settings);
      if (!judged) return [];
      const context = judging.contextOf(paths.uriToPath(judged.file), settings);
      return documentLinks(document, judged, knowledge(), factsFor(lookups, context, judged.analysis));
    }),
  );
}

/** What is typed is not read to its end yet: no index of the text counts. */
const nothing = { dependencies: [], indexes: [] };
