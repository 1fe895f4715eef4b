/** Scans the workspace folders, shows what is found in closed files as it is found, and looks at single files again. */

import type { ProgressToken } from 'vscode-languageserver';
import { formatOf } from '../core/formats/index.ts';
import { requirements } from '../core/formats/requirements.ts';
import type { Summary } from '../core/report.ts';
import { LineIndex } from '../core/span.ts';
import { readAndJudge } from '../io/judge-files.ts';
import { paths } from '../io/paths.ts';
import { type ScannedFile, type ScanOptions, scan } from '../io/scan.ts';
import { realPath } from '../io/walk.ts';
import type { Lookups } from '../online/lookups.ts';
import type { ClosedFiles } from './closed-files.ts';
import type { Configuration } from './configuration.ts';
import { diagnosticsOf } from './convert.ts';
import type { Folders, Root } from './folders.ts';
import type { Judging } from './judging.ts';
import type { ProgressMaker } from './progress.ts';

export interface WorkspaceScan {
  run(token: ProgressToken | undefined, onCancel: (cancel: () => void) => void): Promise<ScanResult>;
  /** One file of an earlier scan, as it is on disk now. */
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
  readonly progress: ProgressMaker;
  /** Null where nobody is asked. */
  readonly lookups: Lookups | null;
  readonly log: (message: string) => void;
  readonly pageOf: (rule: string) => string;
}

/** All look-ups of one folder share this, in milliseconds. */
const patience = 30_000;

export function createWorkspaceScan(parts: Parts): WorkspaceScan {
  const { folders, configuration, judging, closedFiles, lookups, log } = parts;
  let running: AbortController | null = null;

  const show = ({ path, text, analysis }: Pick<ScannedFile, 'path' | 'text' | 'analysis'>) => {
    closedFiles.show(path, diagnosticsOf(analysis, new LineIndex(text), parts.pageOf, paths.pathToUri(path)));
  };

  const scanFolder = async (
    root: Root,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<Summary> => {
    const settings = await configuration.settingsOf(root.uri);
    if (!settings.enable) return nothing;
    const options: ScanOptions = {
      contextOf: ({ path }) => judging.contextOf(path, settings),
      isExcluded: ({ path }) => judging.isExcluded(path, settings),
      exclude: settings.exclude,
      interpreters: judging.interpretersOf(settings),
      signal,
      ...(lookups && {
        lookUp: wanted => lookups.learn(wanted, AbortSignal.any([signal, AbortSignal.timeout(patience)])),
      }),
    };
    return await scan([root.path], options, {
      file: show,
      crash: ({ path }, error) =>
        log(`scan of ${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      progress,
    });
  };

  const lookAgain = async (path: string): Promise<void> => {
    if (closedFiles.isOpen(path)) return;
    const root = folders.outermostOf(path);
    const target = realPath(path);
    const realRoot = root && realPath(root.path);
    // A file that has become a link out of the workspace since is none of ours any more.
    if (!root || !realRoot || target === null || !paths.isInside(realRoot, target)) {
      closedFiles.show(path, []);
      return;
    }
    const settings = await configuration.settingsOf(paths.pathToUri(path));
    const file = paths.relative(root.path, path);
    const context = judging.contextOf(path, settings);
    const isLeftOut = !settings.enable || judging.isExcluded(path, settings);
    const outcome = isLeftOut ? null : readAndJudge(path, file, formatOf(file) ?? requirements, context);
    if (outcome && typeof outcome === 'object') show({ path, ...outcome });
    else closedFiles.show(path, []);
  };

  return {
    run: async (token, onCancel) => {
      running?.abort();
      const control = new AbortController();
      running = control;
      onCancel(() => control.abort());
      const progress = await parts.progress.start('Antivenom: scanning', token, () => control.abort());
      const mark = closedFiles.mark();
      let total: Summary = nothing;
      try {
        for (const root of folders.roots()) {
          const summary = await scanFolder(root, control.signal, (done, of) =>
            progress.report(`${total.files + done} of ${total.files + of} files`, (100 * done) / of),
          );
          total = added(total, summary);
        }
        if (!control.signal.aborted) closedFiles.withdrawOlderThan(mark);
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
        if (path !== null) closedFiles.withdrawBelow(path);
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
