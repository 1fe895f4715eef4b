/** The ways to look into packages: at a path, into an environment, and at what PyPI has of a name. */
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import type { IndexFile } from '../../core/facts/index-page.ts';
import { type Remembered, rememberedOf, rememberedOfProject } from '../../core/hidden-code/remembered.ts';
import { type Inspected, titleOf } from '../../core/hidden-code/report/report.ts';
import type { Context } from '../../core/judge.ts';
import type { Knowledge } from '../../core/ports.ts';
import { type NamedTarget, namedTarget } from '../../core/published/named-target.ts';
import { type Against, inspectNamed, inspectOpened, openAgainst } from '../../io/packages/inspect-named.ts';
import { inspectTogether } from '../../io/packages/inspect-together.ts';
import { openInstalled, readEnvironment } from '../../io/packages/open-environment.ts';
import { type OpenPackage, openPackage } from '../../io/packages/open-package.ts';
import { openPath } from '../../io/packages/open-path.ts';
import type { Asked } from '../../io/packages/open-published.ts';
import { paths } from '../../io/paths.ts';
import { pauser } from '../../io/pauser.ts';
import type { HeldPackage } from './held-packages.ts';

export interface Looked {
  readonly title: string;
  /** What was looked at: a path, or `NAME==VERSION`. */
  readonly source: string;
  readonly inspected: Inspected;
  /** As many as there are inspections. */
  readonly packages: readonly HeldPackage[];
  readonly remembered: readonly Remembered[];
}

export interface LookWorld {
  readonly knowledge: Knowledge;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The program's own file, for further threads. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** How far it is: in words, and in percent. */
  readonly report: (message: string, percentage: number) => void;
  /** What a name is asked about with. */
  readonly contextOf: (target: NamedTarget) => Promise<Context>;
  /** Null where nobody may be asked. */
  readonly asked: Asked | null;
}

/** What may be looked into. */
export type Target =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'project'; readonly target: NamedTarget };

/** The address of a file, its absolute path, or `NAME[==VERSION]`; null for anything else. */
export function targetOf(written: unknown): Target | null {
  if (typeof written !== 'string' || written.length > 4096) return null;
  const path = paths.uriToPath(written);
  if (path !== null) return { kind: 'path', path };
  if (written === resolve(written)) return { kind: 'path', path: written };
  const target = namedTarget(written.trim());
  return target && { kind: 'project', target };
}

/** How a target is remembered: a path, or `NAME==VERSION`; null for a name without a version. */
export function sourceOf(target: Target): string | null {
  if (target.kind === 'path') return target.path;
  const { canonical, version } = target.target;
  return version === null ? null : `${canonical}==${version}`;
}

/** Null where the signal has ended it, here and below. Rejects with `NotOpened`. */
export async function lookAtPath(
  path: string,
  against: Target | null,
  world: LookWorld,
): Promise<Looked | null> {
  const opened = openPath(path);
  const fetching = keepingFiles(world);
  const others = against ? await othersFor(against, opened, { ...world, ...fetching }) : [];
  const stop = counting(world, opened.files.length);
  const inspections = await inspectOpened([opened], others, world.knowledge, stop);
  const [inspection] = inspections ?? [];
  if (!inspections || !inspection) return null;
  const origin = { from: 'file', source: path, day: world.day } as const;
  const other = others.find(({ container }) => container.file === inspection.comparison?.against.file);
  return {
    title: titleOf(inspection),
    source: path,
    inspected: { inspections },
    packages: [{ files: () => opened.files, original: other ? () => other.files : null }],
    remembered: [inspection].flatMap(each => rememberedOf(each, origin) ?? []),
  };
}

/** Each thread holds a grammar and the package it reads in memory. */
const enoughJobs = 4;

export async function lookIntoEnvironments(
  folders: readonly string[],
  world: LookWorld,
): Promise<Looked | null> {
  const installed = folders.flatMap(readEnvironment);
  const helpers = { jobs: Math.min(cpus().length, enoughJobs), program: world.program };
  const onDone = (done: number, total: number) =>
    world.report(`${done} of ${total} packages`, (100 * done) / total);
  const inspections = await inspectTogether(
    installed,
    world.knowledge,
    helpers,
    pauser(world.signal),
    onDone,
  );
  if (world.signal.aborted || inspections.length !== installed.length) return null;
  const source = folders[0] ?? '';
  const origin = { from: 'environment', source, day: world.day } as const;
  return {
    title: `Environment ${nameOfEnvironment(source)}`,
    source,
    inspected: { inspections },
    packages: installed.map(each => ({ files: () => openInstalled(each).files, original: null })),
    remembered: inspections.flatMap(each => rememberedOf(each, origin) ?? []),
  };
}

/** `.venv` of `…/.venv/lib/python3.12/site-packages`. */
function nameOfEnvironment(folder: string): string {
  const parts = folder.split(/[\\/]/);
  const library = parts.findLastIndex(part => /^lib$/i.test(part));
  return parts[library - 1] ?? parts.at(-1) ?? '';
}

export async function lookAtProject(
  target: NamedTarget,
  against: Target | 'previous' | null,
  world: LookWorld,
): Promise<Looked | null> {
  const { asked, opened } = keepingFiles(world);
  const context = await world.contextOf(target);
  const inspected = await inspectNamed(target, againstOf(against), context, asked, counting(world, null));
  const version = inspected?.release?.version;
  if (!inspected || version === undefined) return null;
  const source = `${target.canonical}==${version}`;
  return {
    title: `${target.name} ${version}`,
    source,
    inspected,
    packages: inspected.inspections.map(({ container, comparison }) => ({
      files: () => opened(container.file)?.files ?? [],
      original: comparison ? () => opened(comparison.against.file)?.files ?? [] : null,
    })),
    remembered: rememberedOfProject(target, inspected, world.day),
  };
}

function againstOf(against: Target | 'previous' | null): Against | null {
  if (against === null) return null;
  if (against === 'previous') return { kind: 'previous' };
  return against.kind === 'path' ? { kind: 'files', packages: [openPath(against.path)] } : against;
}

async function othersFor(
  against: Target,
  { container }: OpenPackage,
  { asked, contextOf }: Pick<LookWorld, 'asked' | 'contextOf'>,
): Promise<readonly OpenPackage[]> {
  if (against.kind === 'path') return [openPath(against.path)];
  return await openAgainst(against.target, container.version, await contextOf(against.target), asked);
}

/** Asks as the world does, and keeps what was fetched, so that its files can be shown. */
function keepingFiles({ asked, report, signal }: LookWorld) {
  const fetched = new Map<string, Uint8Array>();
  const open = new Map<string, OpenPackage>();
  const opened = (file: string | null): OpenPackage | null => {
    const bytes = file === null ? undefined : fetched.get(file);
    if (file === null || !bytes) return null;
    const known = open.get(file) ?? openPackage(file, bytes);
    open.set(file, known);
    return known;
  };
  const fetchFile = async (file: IndexFile): Promise<Uint8Array> => {
    report(`fetching ${file.filename}`, 0);
    const bytes = await (asked as Asked).fetchFile(file, signal);
    fetched.set(file.filename, bytes);
    return bytes;
  };
  return { asked: asked && { ...asked, fetchFile }, opened };
}

/** Is asked once for each file. */
function counting({ signal, report }: LookWorld, total: number | null): () => Promise<boolean> {
  const pause = pauser(signal);
  let done = 0;
  return () => {
    done++;
    if (total === null) report(`${done} files`, 50);
    else report(`${Math.min(done, total)} of ${total} files`, (100 * Math.min(done, total)) / (total || 1));
    return pause();
  };
}
