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

/** Unsaved files are checked too; documents of other schemes (a diff's old side, output panels) are not ours to judge. */
const schemes = ['file', 'untitled', 'vscode-vfs'] as const;

/** `settings` and `host` are asked again whenever they matter, as both change while the editor runs. */
export function clientOptions(settings: () => SettingsSection, host: () => HostFacts): ClientOptions {
  return {
    documentSelector: [...documentFilters(), ...cellLanguages.map(language => ({ notebook: '*', language }))],
    initializationOptions: () => {
      const { isTrusted, uriScheme } = host();
      return {
        ...settings(),
        client: 'vscode',
        clientFetch: true,
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

/** The languages of cells that may name packages. */
export const cellLanguages = ['python', 'shellscript'] as const;

export function documentFilters(): PathFilter[] {
  return schemes.flatMap(scheme => documentPatterns.map(pattern => ({ scheme, pattern })));
}
