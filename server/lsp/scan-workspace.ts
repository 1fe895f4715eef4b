/** Scans the workspace folders, shows what is found in closed files as it is found, and looks at single files again. */
import nodePath from 'node:path';
import type { ProgressToken } from 'vscode-languageserver';
import { formatOf } from '../core/formats/index.ts';
import { requirements } from '../core/formats/requirements.ts';
import type { Summary } from '../core/report.ts';
import { LineIndex } from '../core/span.ts';
import type { Counts } from '../io/counts.ts';
import { readAndJudge } from '../io/judge-files.ts';
import { paths } from '../io/paths.ts';
import { type ScannedFile, type ScanOptions, scan } from '../io/scan.ts';
import { createScanMemory, type ScanMemory } from '../io/scan-memory.ts';
import { isReached, realPath } from '../io/walk.ts';
import { type Lookups, lookUpBudgetMs } from '../online/lookups.ts';
import type { ClosedFiles } from './closed-files.ts';
import type { Configuration } from './configuration.ts';
import { diagnosticsOf } from './convert.ts';
import type { Folders, Root } from './folders.ts';
import type { Judging } from './judging.ts';
import type { ProgressMaker } from './progress.ts';
import type { ScanResults } from './scan-results.ts';
import type { ServerSettings } from './settings.ts';

export interface WorkspaceScan {
  run(token: ProgressToken | undefined, onCancel: (cancel: () => void) => void): Promise<ScanResult>;
  /** One file as it is on disk now. After a scan only, and only where that scan would read it. */
  lookAgain(path: string): Promise<void>;
  /** A document that an earlier scan had something to say of is judged by what is on disk again. */
  documentClosed(uri: string): Promise<void>;
  foldersRemoved(uris: readonly string[]): void;
  dispose(): void;
}

export interface ScanResult extends Summary {
  readonly cancelled?: true;
}

interface Parts {
  readonly folders: Folders;
  readonly configuration: Configuration;
  readonly judging: Judging;
  readonly closedFiles: ClosedFiles;
  readonly results: ScanResults;
  /** Told whenever the results have changed outside of a scan. */
  readonly onChange: () => void;
  /** Open documents are to be judged again: more is known of the project around them. */
  readonly onSurvey: () => void;
  readonly progress: ProgressMaker;
  /** Null where nobody is asked. */
  readonly lookups: Lookups | null;
  /** Awaited before each scan. */
  readonly prepare?: () => Promise<void>;
  readonly log: (message: string) => void;
  readonly pageOf: (rule: string) => string;
}

export function createWorkspaceScan(parts: Parts): WorkspaceScan {
  const { folders, configuration, judging, closedFiles, results, lookups, log } = parts;
  let running: AbortController | null = null;
  /** By folder; without one no scan has been made. */
  const memories = new Map<string, ScanMemory<Counts>>();

  const show = (
    { path, file, text, analysis }: Pick<ScannedFile, 'path' | 'file' | 'text' | 'analysis'>,
    root: Root,
    settings: ServerSettings,
  ) => {
    closedFiles.show(path, diagnosticsOf(analysis, new LineIndex(text), parts.pageOf, paths.pathToUri(path)));
    const seen = { path, file: reportedName(file, root) };
    results.set(seen, { text, analysis }, () => judging.contextOf(path, settings));
  };
  /** Names begin with their folder where there are several. */
  const reportedName = (file: string, root: Root): string =>
    folders.roots().length > 1 ? `${nodePath.basename(root.path)}/${file}` : file;

  const scanFolder = async (
    root: Root,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<Summary> => {
    const settings = await configuration.settingsOf(root.uri);
    if (!settings.enable) return nothing;
    const memory = memories.get(root.path) ?? createScanMemory<Counts>();
    memories.set(root.path, memory);
    memory.begin();
    const options: ScanOptions = {
      memory,
      contextOf: judging.contextsOf(settings),
      isExcluded: ({ path }) => judging.isExcluded(path, settings),
      exclude: judging.passedBy(settings),
      interpreters: judging.interpretersOf(settings),
      onSurvey: useOf => {
        judging.surveyed(root.path, useOf);
        if (useOf) parts.onSurvey();
      },
      signal,
      ...(lookups && {
        lookUp: wanted =>
          lookups.learn(wanted, AbortSignal.any([signal, AbortSignal.timeout(lookUpBudgetMs)])),
      }),
    };
    const summary = await scan([root.path], options, {
      file: scanned => show(scanned, root, settings),
      unchanged: ({ path }) => {
        closedFiles.keep(path);
        results.touch(path);
      },
      problem: ({ path, file, message, span }) => {
        if (span === null) results.problem({ path, file: reportedName(file, root) }, message);
      },
      crash: ({ path }, error) =>
        log(`scan of ${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      progress,
    });
    if (!signal.aborted) memory.end();
    return summary;
  };

  const lookAgain = async (path: string): Promise<void> => {
    const root = folders.outermostOf(path);
    if (!root || !memories.has(root.path)) return;
    const settings = await configuration.settingsOf(paths.pathToUri(path));
    const file = paths.relative(root.path, path);
    const format = formatOf(file) ?? (results.has(path) ? requirements : null);
    const outcome =
      format && settings.enable && isOurs(path, root, settings)
        ? readAndJudge(path, file, format, judging.contextOf(path, settings))
        : null;
    if (outcome && typeof outcome === 'object') show({ path, file, ...outcome }, root, settings);
    else {
      closedFiles.show(path, []);
      results.remove(path);
    }
    parts.onChange();
  };
  const isOurs = (path: string, root: Root, settings: ServerSettings): boolean => {
    const target = realPath(path);
    const realRoot = realPath(root.path);
    // A file that has become a link out of the workspace since is none of ours any more.
    if (target === null || realRoot === null || !paths.isInside(realRoot, target)) return false;
    if (judging.isExcluded(path, settings)) return false;
    return results.has(path) || isReached(root.path, path, judging.passedBy(settings));
  };

  return {
    run: async (token, onCancel) => {
      running?.abort();
      const control = new AbortController();
      running = control;
      onCancel(() => control.abort());
      const progress = await parts.progress.start('Antivenom: scanning', token, () => control.abort());
      const mark = closedFiles.mark();
      results.begin();
      let total: Summary = nothing;
      try {
        await parts.prepare?.();
        for (const root of folders.roots()) {
          const summary = await scanFolder(root, control.signal, (done, of) =>
            progress.report(`${total.files + done} of ${total.files + of} files`, (100 * done) / of),
          );
          total = added(total, summary);
        }
        if (!control.signal.aborted) {
          closedFiles.withdrawOlderThan(mark);
          results.end(total);
        }
      } finally {
        progress.done(`${total.files} files`);
      }
      return control.signal.aborted ? { ...total, cancelled: true } : total;
    },
    lookAgain,
    documentClosed: async uri => {
      const path = paths.uriToPath(uri);
      if (path !== null && closedFiles.has(path)) await lookAgain(path);
    },
    foldersRemoved: uris => {
      for (const uri of uris) {
        const path = paths.uriToPath(uri);
        if (path === null) continue;
        closedFiles.withdrawBelow(path);
        results.removeBelow(path);
        memories.delete(path);
        judging.surveyed(path, null);
      }
    },
    dispose: () => running?.abort(),
  };
}

const nothing: Summary = {
  files: 0,
  dependencies: 0,
  imports: 0,
  findings: { error: 0, warning: 0, information: 0, hint: 0 },
  known: 0,
  noLongerFound: 0,
  durationMs: 0,
};

function added(a: Summary, b: Summary): Summary {
  return {
    files: a.files + b.files,
    dependencies: a.dependencies + b.dependencies,
    imports: a.imports + b.imports,
    findings: {
      error: a.findings.error + b.findings.error,
      warning: a.findings.warning + b.findings.warning,
      information: a.findings.information + b.findings.information,
      hint: a.findings.hint + b.findings.hint,
    },
    known: a.known + b.known,
    noLongerFound: a.noLongerFound + b.noLongerFound,
    durationMs: a.durationMs + b.durationMs,
  };
}
