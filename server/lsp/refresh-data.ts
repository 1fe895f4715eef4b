/** "Refresh Package Data": renews what is known of all packages, and has open documents judged by it. */
import nodePath from 'node:path';
import { type Connection, LSPErrorCodes, type ProgressToken, ResponseError } from 'vscode-languageserver';
import type { Knowledge } from '../core/ports.ts';
import type { RefreshParts, RefreshSummary } from '../io/refresh-package-data.ts';
import type { ClientFacts } from './client-facts.ts';
import type { Configuration } from './configuration.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Folders } from './folders.ts';
import type { Judging } from './judging.ts';
import type { ProgressMaker } from './progress.ts';
import type { Snapshot } from './protocol.ts';

/** The real world's part: where the data are from, and where they lie. */
export interface PackageRefresh {
  /**
   * Never rejects for what a service, the network or the disk does. `knowledge` gives the renewed names afterwards.
   * `carrier` leads to a client that sends for the server.
   */
  refresh(
    parts: Pick<RefreshParts, 'signal' | 'progress'> & { readonly carrier: Connection | null },
  ): Promise<RefreshSummary>;
}

export interface DataRefresh {
  /** Who asks while a refresh runs gets its outcome. */
  run(
    token: ProgressToken | undefined,
    onCancel: (cancel: () => void) => void,
  ): Promise<RefreshSummary | ResponseError<never>>;
  snapshot(): Snapshot;
}

interface Deps {
  readonly knowledge: () => Knowledge;
  readonly packages: PackageRefresh | null;
}

interface Parts {
  readonly folders: Folders;
  readonly configuration: Configuration;
  readonly judging: Judging;
  readonly diagnostics: Diagnostics;
  readonly progress: ProgressMaker;
}

export function createDataRefresh(
  connection: Connection,
  facts: ClientFacts,
  { knowledge, packages }: Deps,
  { folders, configuration, judging, diagnostics, progress }: Parts,
): DataRefresh {
  let running: { readonly summary: Promise<RefreshSummary>; readonly control: AbortController } | null = null;

  /** Somebody who works offline in one of the folders works offline. */
  const isOffline = async (): Promise<boolean> => {
    const settings = await configuration.settingsOf('');
    const roots = folders.roots().map(async ({ uri, path }) => {
      const file = nodePath.join(path, 'pyproject.toml');
      return judging.contextOf(file, await configuration.settingsOf(uri)).settings;
    });
    return [settings.core, ...(await Promise.all(roots))].some(({ network }) => network === 'offline');
  };

  const refresh = async (
    { refresh }: PackageRefresh,
    token: ProgressToken | undefined,
    control: AbortController,
  ): Promise<RefreshSummary> => {
    const shown = await progress.start('Antivenom: refreshing package data', token, () => control.abort());
    try {
      const carrier = facts.fetches ? connection : null;
      return await refresh({ carrier, signal: control.signal, progress: shown.report });
    } finally {
      shown.done('');
      diagnostics.refresh();
    }
  };

  return {
    run: async (token, onCancel) => {
      if (!packages) return new ResponseError(LSPErrorCodes.RequestFailed, unrenewable);
      if (await isOffline()) return new ResponseError(LSPErrorCodes.RequestFailed, offline);
      if (!running) {
        const control = new AbortController();
        running = { control, summary: refresh(packages, token, control) };
      }
      const { control, summary } = running;
      onCancel(() => control.abort());
      try {
        return await summary;
      } finally {
        running = null;
      }
    },
    snapshot: () => ({ date: knowledge().names.date }),
  };
}

const unrenewable = 'In a browser the package data are those that the extension was published with.';
const offline = "The setting 'network' is 'offline', so nothing was asked.";
