/** Names and versions while they are typed in manifests and install commands. */
import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { known } from '../../core/facts/project-facts.ts';
import { formatOf } from '../../core/formats/index.ts';
import { createLineMemory } from '../../core/formats/requirements/line-memory.ts';
import type { Context } from '../../core/judge.ts';
import { paths } from '../../io/paths.ts';
import { largestFile } from '../../io/read-text.ts';
import type { FactsPort } from '../facts-port.ts';
import type { Timers } from '../push-queue.ts';
import { patience, withinTime } from '../within-time.ts';
import { type Typed, typedAt } from './cursor.ts';
import { offeredNames, prefixOf } from './offered-names.ts';
import { offeredVersions } from './offered-versions.ts';

/** Besides letters and digits, at which clients ask anyway. */
export const completionTriggers: readonly string[] = ['=', '<', '>', '~', '^', '.', '-', '"', "'"];

export interface CompletionParts {
  readonly context: () => Context;
  readonly facts: FactsPort;
  readonly after: Timers['after'];
}

/** Versions of a project with very many releases are cut; who types on is offered others. */
const mostVersions = 200;
const lines = createLineMemory();

export async function completion(
  { position, context }: CompletionParams,
  document: TextDocument,
  parts: CompletionParts,
  token: CancellationToken,
): Promise<CompletionList | null> {
  const text = document.getText();
  const format = text.length <= largestFile ? formatOf(paths.nameOfDocument(document.uri)) : null;
  const typed = format && typedAt(text, document.offsetAt(position), format, lines);
  if (!typed) return null;
  const { start, end } = typed.span;
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  const itemAt = (word: string, place: number, rest: Partial<CompletionItem>): CompletionItem => ({
    label: word,
    sortText: String(place).padStart(4, '0'),
    textEdit: { range, newText: word },
    ...rest,
  });
  if (typed.kind === 'version') return await versions(typed, itemAt, parts, token);
  if (typed.typed === '' && !isWelcome(context)) return null;
  const prefix = prefixOf(typed.typed);
  const items = offeredNames(typed.typed, parts.context()).map(({ name, rank }, place) =>
    itemAt(name, place, {
      kind: CompletionItemKind.Module,
      detail: rank === null ? 'listed on PyPI' : `rank ${rank.toLocaleString('en-US')}`,
      // Clients filter by what is typed, which may be written in another way than the name.
      filterText: typed.typed + name.slice(prefix.length),
    }),
  );
  return { isIncomplete: true, items };
}

/** Where nothing is typed yet, a list of everything is in the way, unless it is asked for or a string has just begun. */
function isWelcome(context: CompletionParams['context']): boolean {
  const { triggerKind, triggerCharacter = '' } = context ?? {};
  return triggerKind === CompletionTriggerKind.Invoked || ['"', "'"].includes(triggerCharacter);
}

async function versions(
  { canonical, typed }: Extract<Typed, { kind: 'version' }>,
  itemAt: (word: string, place: number, rest: Partial<CompletionItem>) => CompletionItem,
  { facts, after }: CompletionParts,
  token: CancellationToken,
): Promise<CompletionList | null> {
  const now = () => known(facts.factsOf(canonical).index);
  if (!now())
    await withinTime(signal => facts.learn(canonical, ['index'], null, signal), patience, after, token);
  const page = now();
  if (!page) return null;
  const fitting = offeredVersions(page).filter(({ version }) => version.startsWith(typed));
  const items = fitting.slice(0, mostVersions).map(({ version, date, mark }, place) =>
    itemAt(version, place, {
      kind: CompletionItemKind.Value,
      detail: [date, mark].filter(each => each !== null).join(' · '),
      ...(mark === 'yanked' && { tags: [CompletionItemTag.Deprecated] }),
    }),
  );
  return { isIncomplete: fitting.length > mostVersions, items };
}
