/** Looks into packages when the client asks for it. Files are text here: nothing is run, and nothing is written. */
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { LSPErrorCodes, type ProgressToken, ResponseError } from 'vscode-languageserver';
import { inspect } from '../../core/hidden-code/inspect.ts';
import type { Inspection } from '../../core/hidden-code/inspection.ts';
import { type Origin, rememberedOf } from '../../core/hidden-code/remembered.ts';
import { inspectionReport, titleOf, verdictSentence } from '../../core/hidden-code/report/report.ts';
import type { Knowledge } from '../../core/ports.ts';
import { packageFolders, packageFoldersOf } from '../../io/environment.ts';
import type { InspectionMemory } from '../../io/packages/inspection-memory.ts';
import { inspectTogether } from '../../io/packages/inspect-together.ts';
import { holdsProjects, openInstalled, readEnvironment } from '../../io/packages/open-environment.ts';
import { CannotOpen, openPath } from '../../io/packages/open-path.ts';
import { toolsWith } from '../../io/packages/tools.ts';
import { paths } from '../../io/paths.ts';
import { pauser } from '../../io/pauser.ts';
import type { Configuration } from '../configuration.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { Folders } from '../folders.ts';
import type { Judging } from '../judging.ts';
import type { Progress, ProgressMaker } from '../progress.ts';
import type { InspectionAnswer } from '../protocol.ts';
import type { Held, HeldPackages } from './held-packages.ts';

export interface Inspecting {
  /** `target` is the address of a file or folder. */
  inspectPackage: Look;
  scanEnvironment: Look;
}

/** Null where it was cancelled. */
type Look = (
  target: unknown,
  token: ProgressToken | undefined,
  onCancel: (cancel: () => void) => void,
) => Promise<InspectionAnswer | null | ResponseError<never>>;

interface Parts {
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
}

type Work = (shown: Progress, signal: AbortSignal) => Promise<Held | null>;

export function createInspecting(parts: Parts): Inspecting {
  const { knowledge, folders, configuration, judging, held } = parts;
  const look = async (
    title: string,
    token: ProgressToken | undefined,
    onCancel: (cancel: () => void) => void,
    work: Work,
  ): ReturnType<Look> => {
    const control = new AbortController();
    onCancel(() => control.abort());
    const shown = await parts.progress.start(title, token, () => control.abort());
    try {
      const looked = await work(shown, control.signal);
      return looked && answerOf(looked);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      return new ResponseError(LSPErrorCodes.RequestFailed, `${error.message}.`);
    } finally {
      shown.done('');
    }
  };
  const remember = async (inspections: readonly Inspection[], origin: Omit<Origin, 'day'>): Promise<void> => {
    const day = parts.today();
    await parts.memory.remember(inspections.flatMap(each => rememberedOf(each, { ...origin, day }) ?? []));
    parts.diagnostics.refresh();
  };
  const keep = (title: string, inspections: readonly Inspection[], packages: Held['packages'], ms: number) =>
    held.add({ title, packages, report: inspectionReport({ inspections }, Math.round(ms), parts.version) });

  const inspectPath = async (path: string, shown: Progress, signal: AbortSignal): Promise<Held | null> => {
    const started = performance.now();
    const { files, container, sha256 } = openPath(path);
    const stop = counting(pauser(signal), files.length, shown);
    const inspection = await inspect(files, container, toolsWith(knowledge()), stop);
    if (!inspection) return null;
    await remember([inspection], { from: 'file', sha256, source: path });
    return keep(titleOf(inspection), [inspection], [{ files: () => files }], performance.now() - started);
  };
  const inspectEnvironments = async (
    environments: readonly string[],
    shown: Progress,
    signal: AbortSignal,
  ): Promise<Held | null> => {
    const started = performance.now();
    const installed = environments.flatMap(readEnvironment);
    const helpers = { jobs: Math.min(cpus().length, enoughJobs), program: parts.program };
    const progress = (done: number, total: number) =>
      shown.report(`${done} of ${total} packages`, (100 * done) / total);
    const found = await inspectTogether(installed, knowledge(), helpers, pauser(signal), progress);
    if (signal.aborted || found.length !== installed.length) return null;
    const source = environments[0] ?? '';
    await remember(found, { from: 'environment', sha256: null, source });
    const packages = installed.map(each => ({ files: () => openInstalled(each).files }));
    return keep('Environment', found, packages, performance.now() - started);
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
    inspectPackage: async (target, token, onCancel) => {
      const path = typeof target === 'string' ? paths.uriToPath(target) : null;
      if (path === null) return refusal('this is no file on disk');
      const title = `Antivenom: looking into ${basename(path)}`;
      return await look(title, token, onCancel, (shown, signal) =>
        holdsProjects(path) ? inspectEnvironments([path], shown, signal) : inspectPath(path, shown, signal),
      );
    },
    scanEnvironment: async (_target, token, onCancel) => {
      const environments = await environmentFolders();
      if (environments.length === 0)
        return refusal('no environment is chosen, and none lies in the workspace');
      const title = 'Antivenom: looking into the environment';
      return await look(title, token, onCancel, (shown, signal) =>
        inspectEnvironments(environments, shown, signal),
      );
    },
  };
}

/** Each thread holds a grammar and the package it reads in memory. */
const enoughJobs = 4;

function refusal(message: string): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestFailed, `${message}.`);
}

/** It is asked once for each file. */
function counting(pause: () => Promise<boolean>, total: number, shown: Progress): () => Promise<boolean> {
  let done = 0;
  return () => {
    shown.report(`${done} of ${total} files`, total === 0 ? 0 : Math.min(100, (100 * done) / total));
    done++;
    return pause();
  };
}

function answerOf({ id, title, report: { inspections, summary } }: Held): InspectionAnswer {
  const [first] = inspections;
  const { packages, files, signs, loud } = summary;
  const sentence =
    inspections.length === 1 && first
      ? verdictSentence(first)
      : loud === 0
        ? 'No package shows signs of hidden code'
        : `${loud} of ${packages} packages ${loud === 1 ? 'shows' : 'show'} signs of hidden code`;
  const verdict = loud > 0 ? 'loud' : signs > 0 ? 'context' : 'quiet';
  return { id, title, verdict, sentence, packages, files, signs, loud };
}
