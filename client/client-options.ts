/**
 * From editor settings to the language client's options. Values in, values out: it knows nothing of the editor,
 * so that what the server is told can be tested without one.
 */
import type { InitializationOptions } from '../server/lsp/protocol.ts';
import { documentPatterns } from './document-patterns.ts';

/** What the client knows and the server cannot ask for. */
export interface HostFacts {
  /** False in Restricted Mode: the workspace may then only make the checks stricter. */
  readonly isTrusted: boolean;
  /** What links into this editor start with: `vscode`, `vscode-insiders`, `code-oss`. */
  readonly uriScheme: string;
  /** The editor sends HTTP requests for the server. */
  readonly fetches: boolean;
}

/** The `antivenom` section of the settings, as the editor hands it over. */
export type SettingsSection = Readonly<Record<string, unknown>>;

export interface PathFilter {
  readonly scheme: string;
  readonly pattern: string;
}

/** Cells of notebooks of every kind, by their language: their addresses say nothing of it. */
export interface CellFilter {
  readonly notebook: string;
  readonly language: string;
}

export interface ClientOptions {
  readonly documentSelector: (PathFilter | CellFilter)[];
  /** A function, so that a restart of the server sends what is true then. */
  readonly initializationOptions: () => InitializationOptions;
  readonly diagnosticPullOptions: {
    readonly onChange: boolean;
    readonly onSave: boolean;
    /** True keeps the client from asking. */
    readonly filter: (document: unknown, mode: string) => boolean;
  };
}

/**
 * Unsaved files are checked too. Documents of other schemes (a diff's old side, output panels) are not ours to judge,
 * but for those that folders of the workspace have: in a browser these may be anything.
 */
const schemes = ['file', 'untitled', 'vscode-vfs'] as const;

/** `settings` and `host` are asked again whenever they matter, as both change while the editor runs. */
export function clientOptions(
  settings: () => SettingsSection,
  host: () => HostFacts,
  folderSchemes: readonly string[] = [],
): ClientOptions {
  return {
    documentSelector: [
      ...documentFilters(folderSchemes),
      ...cellLanguages.map(language => ({ notebook: '*', language })),
    ],
    initializationOptions: () => {
      const { isTrusted, uriScheme, fetches } = host();
      return {
        ...plain(settings()),
        client: 'vscode',
        clientFetch: fetches,
        clientLogins: true,
        trusted: isTrusted,
        uriScheme,
      };
    },
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      filter: (_document, mode) => mode === 'onType' && settings()['run'] === 'onSave',
    },
  };
}

/** The editor hands methods over as well, which a message to a worker cannot carry. */
function plain(settings: SettingsSection): SettingsSection {
  return JSON.parse(JSON.stringify(settings));
}

/** The languages of cells that may name packages. */
export const cellLanguages = ['python', 'shellscript'] as const;

export function documentFilters(folderSchemes: readonly string[]): PathFilter[] {
  return [...new Set([...schemes, ...folderSchemes])].flatMap(scheme =>
    documentPatterns.map(pattern => ({ scheme, pattern })),
  );
}
