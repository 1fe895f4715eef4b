/** Looks into packages when the client asks for it. Files are text here: nothing is run, and nothing is written. */
import { basename, join } from 'node:path';
import { LSPErrorCodes, type ProgressToken, ResponseError } from 'vscode-languageserver';
import { inspectionReport } from '../../core/hidden-code/report/report.ts';
import { routeFactsOf, routeOf } from '../../core/indexes/route.ts';
import type { Context } from '../../core/judge.ts';
import type { Knowledge } from '../../core/ports.ts';
import type { NamedTarget } from '../../core/published/named-target.ts';
import { packageFolders, packageFoldersOf } from '../../io/environment.ts';
import type { InspectionMemory } from '../../io/packages/inspection-memory.ts';
import { holdsProjects } from '../../io/packages/open-environment.ts';
import { type Asked, NotOpened } from '../../io/packages/open-published.ts';
import type { OpenText } from '../../io/project-folders.ts';
import type { Configuration } from '../configuration.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { Folders } from '../folders.ts';
import type { Judging } from '../judging.ts';
import type { ProgressMaker } from '../progress.ts';
import type { OpenServices } from '../server-deps.ts';
import { answerOf } from './answer.ts';
import type { HeldPackages } from './held-packages.ts';
import { checkLookalikes } from './lookalikes.ts';
import {
  type Looked,
  type LookWorld,
  lookAtPath,
  lookAtProject,
  lookIntoEnvironments,
  targetOf,
} from './looks.ts';
import type { InspectionAnswer } from './protocol.ts';

export interface Inspecting {
  /** `target` is what `targetOf` takes; `against` may be `previous` too, and missing. */
  inspectPackage(target: unknown, against: unknown, running: Running): Answer;
  scanEnvironment(running: Running): Answer;
  checkLookalikes(manifest: unknown, running: Running): ReturnType<typeof checkLookalikes>;
}

export interface Running {
  readonly token: ProgressToken | undefined;
  readonly onCancel: (cancel: () => void) => void;
}

/** Null where it was cancelled; an error with a sentence for what cannot be looked into. */
type Answer = Promise<InspectionAnswer | null | ResponseError<never>>;

export interface InspectingParts {
  readonly knowledge: () => Knowledge;
  readonly memory: InspectionMemory;
  /** The program's own file, for further threads. */
  readonly program: string;
  readonly today: () => string;
  readonly version: string;
  readonly folders: Folders;
  readonly configuration: Configuration;
  readonly judging: Judging;
  readonly diagnostics: Diagnostics;
  readonly progress: ProgressMaker;
  readonly held: HeldPackages;
  /** Undefined where nobody is asked. */
  readonly services: OpenServices | undefined;
  /** Manifests that are open count as they are on the screen. */
  readonly openText: OpenText;
}

/** For all questions of one look, in milliseconds; a package may be large, and its user sees how far it is. */
const patience = 120_000;

export function createInspecting(parts: InspectingParts): Inspecting {
  const { knowledge, folders, configuration, judging, held } = parts;

  /** Of the folders' settings those that keep the name back, if any do. */
  const contextOf = async ({ name }: NamedTarget): Promise<Context> => {
    const contexts = await Promise.all(
      folders
        .roots()
        .map(async ({ uri, path }) =>
          judging.contextOf(join(path, 'pyproject.toml'), await configuration.settingsOf(uri)),
        ),
    );
    const subject = { kind: 'requirement', written: name, dependency: null } as const;
    const strict = contexts.find(context => routeOf(subject, routeFactsOf(context)).to === 'nobody');
    return strict ?? contexts[0] ?? judging.contextOf(null, await configuration.settingsOf(''));
  };
  const look = async (
    title: string,
    { token, onCancel }: Running,
    work: (world: LookWorld) => Promise<Looked | null>,
  ): Answer => {
    const control = new AbortController();
    const { signal } = control;
    onCancel(() => control.abort());
    const shown = await parts.progress.start(`Antivenom: ${title}`, token, () => control.abort());
    const started = performance.now();
    try {
      const asked = parts.services ? askedOf(parts.services, signal) : null;
      const { program } = parts;
      const common = { knowledge: knowledge(), day: parts.today(), program, signal, asked, contextOf };
      const looked = await work({ ...common, report: shown.report });
      if (!looked || signal.aborted) return null;
      await parts.memory.remember(looked.remembered);
      parts.diagnostics.refresh();
      const duration = Math.round(performance.now() - started);
      const report = inspectionReport(looked.inspected, duration, parts.version);
      return answerOf(held.add({ ...looked, report }));
    } catch (error) {
      if (signal.aborted) return null;
      if (!(error instanceof NotOpened)) throw error;
      return refusal(error.message);
    } finally {
      shown.done('');
    }
  };
  /** Of the environment that the user has chosen, else of those that lie in the workspace. */
  const environmentFolders = async (): Promise<readonly string[]> => {
    const chosen = new Set<string>();
    const inside = new Set<string>();
    for (const { uri, path } of folders.roots()) {
      const settings = await configuration.settingsOf(uri);
      for (const each of judging.interpretersOf(settings).flatMap(packageFoldersOf)) chosen.add(each);
      for (const each of packageFolders(path, path)) inside.add(each);
    }
    return [...(chosen.size > 0 ? chosen : inside)];
  };

  return {
    inspectPackage: async (written, writtenAgainst, running) => {
      const target = targetOf(written);
      if (!target) return refusal('this is neither a file on disk nor NAME or NAME==VERSION');
      const isPrevious = writtenAgainst === 'previous';
      const against = isPrevious || writtenAgainst == null ? null : targetOf(writtenAgainst);
      if (!isPrevious && writtenAgainst != null && !against)
        return refusal('what it is to be held against is neither a file on disk nor NAME or NAME==VERSION');
      if (target.kind === 'project')
        return await look(`looking into ${target.target.name}`, running, world =>
          lookAtProject(target.target, isPrevious ? 'previous' : against, world),
        );
      const { path } = target;
      return await look(`looking into ${basename(path)}`, running, world =>
        holdsProjects(path) ? lookIntoEnvironments([path], world) : lookAtPath(path, against, world),
      );
    },
    checkLookalikes: (manifest, running) => checkLookalikes(manifest, running, parts),
    scanEnvironment: async running => {
      const environments = await environmentFolders();
      if (environments.length === 0)
        return refusal('no environment is chosen, and none lies in the workspace');
      return await look('looking into the environment', running, world =>
        lookIntoEnvironments(environments, world),
      );
    },
  };
}

function askedOf({ lookups, fetchFile }: OpenServices, signal: AbortSignal): Asked | null {
  if (!fetchFile) return null;
  const end = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  return {
    facts: lookups.factsOf,
    learn: wanted => lookups.learn(wanted, end),
    fetchFile: file => fetchFile(file, end),
  };
}

function refusal(message: string): ResponseError<never> {
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}
