/** Looks into a release of a project on PyPI, and holds it against what it may have been made from. */

import { compare } from '../../core/comparison/compare.ts';
import { releaseOn } from '../../core/facts/history.ts';
import type { IndexPage } from '../../core/facts/index-page.ts';
import type { Release } from '../../core/facts/releases.ts';
import { contactsOf } from '../../core/hidden-code/contacts.ts';
import { inspect, type Stop } from '../../core/hidden-code/inspect.ts';
import type { Inspected, ReportedInspection } from '../../core/hidden-code/report/report.ts';
import { whatRuns } from '../../core/hidden-code/what-runs.ts';
import type { Context } from '../../core/judge.ts';
import type { Knowledge } from '../../core/ports.ts';
import { releaseBefore } from '../../core/published/choose-files.ts';
import type { NamedTarget } from '../../core/published/named-target.ts';
import { type ReportedName, reportName } from '../../core/report-name.ts';
import type { OpenPackage } from './open-package.ts';
import { type Asked, learnPage, NotOpened, openPublished, openRelease } from './open-published.ts';
import { toolsWith } from './tools.ts';

/** What a package is held against. */
export type Against =
  | { readonly kind: 'previous' }
  | { readonly kind: 'project'; readonly target: NamedTarget }
  | { readonly kind: 'files'; readonly packages: readonly OpenPackage[] };

/**
 * Without `against` a name that imitates another is held against that project. Rejects with `NotOpened`; null where
 * `stop` has ended it. `asked` is null where nobody may be asked.
 */
export async function inspectNamed(
  target: NamedTarget,
  against: Against | null,
  context: Context,
  asked: Asked | null,
  stop?: Stop,
): Promise<Inspected | null> {
  const page = await learnPage(target, context, asked);
  const lent = asked as Asked;
  const name = reportName(target.name, { ...context, facts: lent.facts });
  const { release, packages } = await openPublished(target, page, lent);
  const notes: string[] = [];
  const others = await othersOf({ name, against, page, release, context, asked: lent }, notes);
  const inspections = await inspectOpened(packages, others, context.knowledge, stop);
  const { version, uploaded, yanked } = release;
  return inspections && { name, release: { version, uploaded, yanked }, inspections, notes };
}

/** Looks into packages that are open, and holds each against the one of `others` that is most like it. */
export async function inspectOpened(
  packages: readonly OpenPackage[],
  others: readonly OpenPackage[],
  knowledge: Knowledge,
  stop?: Stop,
): Promise<readonly ReportedInspection[] | null> {
  const tools = toolsWith(knowledge);
  const inspections: ReportedInspection[] = [];
  for (const opened of packages) {
    const inspection = await inspect(opened.files, opened.container, tools, stop);
    if (!inspection) return null;
    const other = others.find(({ container }) => container.kind === opened.container.kind) ?? others[0];
    inspections.push({
      ...inspection,
      whatRuns: whatRuns(opened.files),
      contacts: await contactsOf(opened.files, inspection, tools),
      ...(other && { comparison: compare(opened, other, inspection.hits) }),
    });
  }
  return inspections;
}

/** The packages of a project to hold others against. Rejects with `NotOpened`. */
export async function openAgainst(
  target: NamedTarget,
  like: string | null,
  context: Context,
  asked: Asked | null,
): Promise<readonly OpenPackage[]> {
  const page = await learnPage(target, context, asked);
  const twin = target.version === null && like !== null ? releaseOn(page, like) : null;
  if (twin) return await openRelease(twin, asked as Asked);
  return (await openPublished(target, page, asked as Asked)).packages;
}

interface Question {
  readonly name: ReportedName;
  readonly against: Against | null;
  readonly page: IndexPage;
  readonly release: Release;
  readonly context: Context;
  readonly asked: Asked;
}

async function othersOf(
  { name, against, page, release, context, asked }: Question,
  notes: string[],
): Promise<readonly OpenPackage[]> {
  if (against?.kind === 'files') return against.packages;
  if (against?.kind === 'previous') {
    const before = releaseBefore(page, release);
    if (before) return await openRelease(before, asked);
    throw new NotOpened(`'${name.name}' has no release before ${release.version}`);
  }
  // A copy most often keeps the version of what it was copied from.
  if (against) return await openAgainst(against.target, release.version, context, asked);
  const imitated = imitatedBy(name);
  if (imitated === null) return [];
  try {
    const target = { name: imitated, canonical: imitated, version: null };
    return await openAgainst(target, release.version, context, asked);
  } catch (failure) {
    if (!(failure instanceof NotOpened)) throw failure;
    notes.push(`Not compared with ${imitated}: ${failure.message}`);
    return [];
  }
}

/** The project that a name is suspected of imitating. */
function imitatedBy({ findings }: ReportedName): string | null {
  const found = findings.find(
    ({ rule, severity, target }) =>
      target !== null && imitations.has(rule) && (severity === 'warning' || severity === 'error'),
  );
  return found?.target ?? null;
}

/** Rules whose target is what somebody has probably meant. */
const imitations: ReadonlySet<string> = new Set(['typosquat', 'unofficial-name', 'malicious']);
