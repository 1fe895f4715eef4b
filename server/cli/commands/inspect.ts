/** `antivenom inspect TARGET`: looks into a wheel, a source distribution, a folder or a project on PyPI for signs of hidden code. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Remembered, rememberedOf, rememberedOfProject } from '../../core/hidden-code/remembered.ts';
import type { Inspected } from '../../core/hidden-code/report/report.ts';
import { type NamedTarget, namedTarget } from '../../core/published/named-target.ts';
import { type Against, inspectNamed, inspectOpened, openAgainst } from '../../io/packages/inspect-named.ts';
import { holdsProjects, readEnvironment } from '../../io/packages/open-environment.ts';
import type { OpenPackage } from '../../io/packages/open-package.ts';
import { archiveName, openPath } from '../../io/packages/open-path.ts';
import { NotOpened } from '../../io/packages/open-published.ts';
import { openAsking } from '../asking.ts';
import { inspectInstalled, showInspected } from '../inspect-packages.ts';
import { contextHere } from '../judge-names.ts';
import type { Options } from '../options.ts';
import type { Paint } from '../render/text.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

export async function inspectCommand(
  options: Options,
  world: World,
  print: (text: string) => void,
  paint: Paint,
): Promise<ExitCode> {
  const [written, ...more] = options.operands;
  if (written === undefined || more.length > 0)
    throw new UsageError('inspect needs one wheel, sdist, folder, NAME or NAME==VERSION');
  const target = targetOf(written, world);
  const against = options.against === null ? null : againstOf(options.against, world);
  if (target.kind === 'path' && isFolder(target.path) && holdsProjects(target.path)) {
    if (against) throw new UsageError('--against goes with one package, not with an environment');
    return await inspectInstalled(readEnvironment(target.path), options, world, print, paint);
  }
  const started = world.now();
  const inspected = await answer(target, against, options, world).catch(asUsage);
  await world.remember(rememberedIn(target, inspected, world));
  return showInspected(inspected, world.now() - started, false, options, world, print, paint);
}

function rememberedIn(target: Target, inspected: Inspected, { today }: World): readonly Remembered[] {
  if (target.kind === 'project') return rememberedOfProject(target.target, inspected, today);
  const origin = { from: 'file', source: target.path, day: today } as const;
  return inspected.inspections.flatMap(each => rememberedOf(each, origin) ?? []);
}

type Target =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'project'; readonly target: NamedTarget };

/** What lies here goes before what PyPI has. */
function targetOf(written: string, world: World): Target {
  const path = resolve(world.cwd, written);
  if (statSync(path, { throwIfNoEntry: false })) return { kind: 'path', path };
  const target = archiveName.test(written) ? null : namedTarget(written);
  if (target) return { kind: 'project', target };
  throw new UsageError(`there is no file or folder ${path}`);
}

function againstOf(written: string, world: World): Target | { readonly kind: 'previous' } {
  return written === 'previous' ? { kind: 'previous' } : targetOf(written, world);
}

async function answer(
  target: Target,
  against: Target | { readonly kind: 'previous' } | null,
  options: Options,
  world: World,
): Promise<Inspected> {
  if (target.kind === 'path' && against?.kind === 'previous')
    throw new UsageError('--against previous goes with NAME or NAME==VERSION');
  const held = against?.kind === 'path' ? filesAt(against.path) : against;
  if (target.kind === 'path' && held?.kind !== 'project')
    return await inspectPath(target.path, held?.kind === 'files' ? held.packages : [], world);
  const { context, run } = contextHere(options, world);
  const asking = openAsking(options, world, run.all);
  try {
    if (target.kind === 'project') return whole(await inspectNamed(target.target, held, context, asking));
    const opened = openPath(target.path);
    const like = opened.container.version;
    const others = held?.kind === 'project' ? await openAgainst(held.target, like, context, asking) : [];
    return { inspections: whole(await inspectOpened([opened], others, world.knowledge())) };
  } finally {
    await asking?.close();
  }
}

function asUsage(failure: unknown): never {
  throw failure instanceof NotOpened ? new UsageError(failure.message) : failure;
}

async function inspectPath(path: string, others: readonly OpenPackage[], world: World): Promise<Inspected> {
  return { inspections: whole(await inspectOpened([openPath(path)], others, world.knowledge())) };
}

function filesAt(path: string): Against & { readonly kind: 'files' } {
  return { kind: 'files', packages: [openPath(path)] };
}

/** Nothing stops an inspection of the command line but its end. */
function whole<T>(inspected: T | null): T {
  if (inspected === null) throw new Error('an inspection was stopped');
  return inspected;
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}
