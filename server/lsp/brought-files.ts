/**
 * The port to files that lie where only the client can read, as in a browser: they are brought here first, and read
 * then as from a disk. Where there is a disk nobody fills it.
 */
import type { Connection, FileEvent } from 'vscode-languageserver';
import type { Configuration } from './configuration.ts';

export interface BroughtFiles {
  /** Brings the list of all files below these addresses, and the settings and manifests among them. Never rejects. */
  open(folders: readonly string[]): Promise<void>;
  /** Resolves once it makes sense to judge a text, and after a while in any case. */
  ready(): Promise<void>;
  /** False while settings may be missing that keep a name back. */
  isComplete(): boolean;
  /** Files of these addresses are or were there. Never rejects. */
  changed(changes: readonly FileEvent[]): Promise<void>;
  /** Brings every file that a scan would read. Never rejects. */
  all(): Promise<void>;
}

/** `onMore` is called when a file was brought that somebody wanted to read before. */
export type FileBringer = (connection: Connection, onMore: () => void) => BroughtFiles;

/** Whoever asks for settings is about to judge; without the files around it a text would be misjudged first. */
export function settingsAfter(files: BroughtFiles | undefined, configuration: Configuration): Configuration {
  if (!files) return configuration;
  return {
    ...configuration,
    settingsOf: async uri => {
      await files.ready();
      const settings = await configuration.settingsOf(uri);
      if (files.isComplete()) return settings;
      // A private index may still turn up, and what has been sent cannot be taken back.
      return { ...settings, core: { ...settings.core, lookUpUnknownNames: false } };
    },
  };
}
