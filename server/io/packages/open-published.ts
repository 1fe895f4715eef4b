/** Opens what a project has on PyPI: fetched into memory, held to the hash that the index gives, and only then read. */
import { createHash } from 'node:crypto';
import type { IndexFile, IndexPage } from '../../core/facts/index-page.ts';
import { known, type ProjectFacts } from '../../core/facts/project-facts.ts';
import type { Release } from '../../core/facts/releases.ts';
import { routeFactsOf, routeOf } from '../../core/indexes/route.ts';
import type { Context } from '../../core/judge.ts';
import { type Lookup, lookupsOfNames } from '../../core/lookups.ts';
import { chooseFiles, chooseRelease } from '../../core/published/choose-files.ts';
import type { NamedTarget } from '../../core/published/named-target.ts';
import { reportName } from '../../core/report-name.ts';
import { FileFailure } from '../../online/fetch-file.ts';
import { type OpenPackage, openPackage } from './open-package.ts';

/** What the services lend: `Services` of `io/services.ts` with one run's budget over it. */
export interface Asked {
  readonly facts: (canonical: string) => ProjectFacts;
  learn(wanted: readonly Lookup[], signal?: AbortSignal): Promise<void>;
  /** Rejects with `FileFailure`. */
  fetchFile(file: IndexFile, signal?: AbortSignal): Promise<Uint8Array>;
}

/** Why nothing was looked into. The message is a sentence for people, without its full stop. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened';
}

export interface Published {
  readonly page: IndexPage;
  readonly release: Release;
  /** A wheel, a source distribution, or both. */
  readonly packages: readonly OpenPackage[];
}

/** The page of a project on the index. Rejects with `NotOpened` for one that nobody may or can be asked about. */
export async function learnPage(
  { name, canonical, version }: NamedTarget,
  context: Context,
  asked: Asked | null,
  signal?: AbortSignal,
): Promise<IndexPage> {
  const route = routeOf({ kind: 'requirement', written: name, dependency: null }, routeFactsOf(context));
  if (route.to === 'nobody') throw new NotOpened(`'${name}' is not asked for: ${reasons[route.reason]}`);
  if (!asked) throw new NotOpened(`'${name}' is not asked for: ${reasons.offline}`);
  const lookups = lookupsOfNames([name], context).map(lookup => ({ ...lookup, version }));
  await asked.learn(lookups, signal);
  const { index } = asked.facts(canonical);
  const page = known(index);
  if (page) return page;
  if (index.state !== 'missing') throw new NotOpened(`PyPI could not be asked for '${name}'`);
  const [finding] = reportName(name, { ...context, facts: asked.facts }).findings;
  throw new NotOpened(
    finding
      ? `there is nothing to look into: ${finding.message}`
      : `there is no project '${name}' on PyPI, and no file or folder of that name`,
  );
}

const reasons = {
  invalid: 'it is no name of a project',
  elsewhere: 'it comes from this workspace, not from PyPI',
  'private-index': 'a private index may own it',
  allowed: 'the settings say that it is a name of one’s own',
  'find-links': 'it may come from another place than PyPI',
  offline: 'the network is off; a wheel, sdist or folder can be looked into',
  'switched-off': 'the settings keep unknown names at home',
} as const;

/** Of the chosen release those files that `wants` takes. Rejects with `NotOpened`. */
export async function openPublished(
  target: NamedTarget,
  page: IndexPage,
  asked: Pick<Asked, 'fetchFile'>,
  signal?: AbortSignal,
): Promise<Published> {
  const chosen = chooseRelease(page, target.name, target.version);
  if ('problem' in chosen) throw new NotOpened(chosen.problem);
  return { page, release: chosen.release, packages: await openRelease(chosen.release, asked, signal) };
}

export async function openRelease(
  release: Release,
  asked: Pick<Asked, 'fetchFile'>,
  signal?: AbortSignal,
): Promise<readonly OpenPackage[]> {
  const files = chooseFiles(release);
  if (files.length === 0)
    throw new NotOpened(`release ${release.version} has neither a wheel nor a source distribution`);
  const packages: OpenPackage[] = [];
  for (const file of files) {
    const bytes = await fetched(file, asked, signal);
    packages.push(openPackage(file.filename, bytes));
  }
  return packages;
}

async function fetched(
  file: IndexFile,
  asked: Pick<Asked, 'fetchFile'>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const expected = file.hashes['sha256'];
  if (expected === undefined) throw new NotOpened(`the index gives no SHA-256 for ${file.filename}`);
  let bytes: Uint8Array;
  try {
    bytes = await asked.fetchFile(file, signal);
  } catch (failure) {
    if (failure instanceof FileFailure) throw new NotOpened(failure.message);
    throw failure;
  }
  if (createHash('sha256').update(bytes).digest('hex') !== expected)
    throw new NotOpened(`${file.filename} does not have the SHA-256 that the index gives, and was not read`);
  return bytes;
}
