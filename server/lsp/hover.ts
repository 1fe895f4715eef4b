/** The card under the pointer. It shows what is known once the services have answered, or when its time is over. */
import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Dependency } from '../core/dependency.ts';
import { canonicalName } from '../core/names/canonical.ts';
import type { Knowledge } from '../core/ports.ts';
import { pinnedVersion } from '../core/python/version.ts';
import { markdownCard } from './card/markdown.ts';
import { askedProject, nameCard } from './card/name-card.ts';
import { plainCard } from './card/plain.ts';
import type { ClientFacts } from './client-facts.ts';
import type { FactPart, FactsPort } from './facts-port.ts';
import type { Judged } from './judging.ts';
import type { Timers } from './push-queue.ts';
import { patience, withinTime } from './within-time.ts';

export interface HoverWorld {
  readonly knowledge: Knowledge;
  readonly facts: FactsPort;
  readonly today: () => string;
  readonly after: Timers['after'];
}

export async function hover(
  { position }: HoverParams,
  document: TextDocument,
  { analysis, lines, start }: Judged,
  world: HoverWorld,
  client: Pick<ClientFacts, 'readsMarkdown' | 'hoversShowDiagnostics'>,
  token: CancellationToken,
): Promise<Hover | null> {
  const offset = start + document.offsetAt(position);
  const dependency = analysis.dependencies.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!dependency) return null;
  const findings = analysis.findings.filter(each => each.dependency === dependency);
  const target = findings.find(each => each.target !== null)?.target ?? null;
  await learn(dependency, target === null ? null : canonicalName(target), world, token);
  const { knowledge, facts, today } = world;
  const card = nameCard(dependency, findings, {
    knowledge,
    factsOf: facts.factsOf,
    hostOf: facts.hostOf,
    today: today(),
  });
  if (!card) return null;
  const contents = client.readsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdownCard(card, client.hoversShowDiagnostics) }
    : { kind: MarkupKind.PlainText, value: plainCard(card) };
  return { contents, range: lines.range(dependency.span) };
}

const parts: readonly FactPart[] = ['index', 'card', 'advisories', 'repository'];

/** Waits for whatever of the two projects nobody has asked about yet. */
async function learn(
  dependency: Dependency,
  target: string | null,
  { facts, after }: HoverWorld,
  token: CancellationToken,
): Promise<void> {
  const canonical = askedProject(dependency);
  const wanted = [
    { name: canonical, version: pinnedVersion(dependency) },
    { name: target, version: null },
  ].flatMap(({ name, version }) => {
    const missing = name === null ? [] : parts.filter(part => isPending(facts, name, part));
    return name === null || missing.length === 0 ? [] : [{ name, version, missing }];
  });
  if (wanted.length === 0) return;
  const all = (signal: AbortSignal) =>
    Promise.allSettled(wanted.map(each => facts.learn(each.name, each.missing, each.version, signal)));
  await withinTime(async signal => void (await all(signal)), patience, after, token);
}

function isPending(facts: FactsPort, name: string, part: FactPart): boolean {
  const learnt = facts.factsOf(name)[part];
  return learnt.state === 'unchecked' && learnt.reason === 'pending';
}
