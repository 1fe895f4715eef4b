/** What the extension and a server that is a web worker say to each other beside the rest: data and files. */

/**
 * First message to the server where it is a web worker, as it is and not within the protocol; answers nothing. The
 * server cannot begin without its data, and only the client knows where they are.
 */
export interface WorkerStart {
  /** `pypi-names.bin`. */
  readonly names: Uint8Array;
  /** `import-map.tsv`. */
  readonly importMap: Uint8Array;
  /** `letter-counts.bin`; without it the ranked names serve. */
  readonly letterCounts?: Uint8Array;
  /** What is known of projects, by canonical name: `ProjectFacts`. Nobody is asked then. */
  readonly facts?: ReadonlyMap<string, unknown>;
  /** Nobody is to be asked. */
  readonly isOffline?: boolean;
  /** Tests: the day it is, `YYYY-MM-DD`. */
  readonly today?: string;
  /** Tests: errors are thrown on. */
  readonly isStrict?: boolean;
}

/**
 * Request from a server that is a web worker: what lies directly in a folder. Answers a `FolderEntries`, null where
 * there is no such folder.
 */
export const listFolder = 'antivenom/listFolder';

/** Links are left out: they could lead out of the workspace. */
export type FolderEntries = readonly (readonly [name: string, kind: 'file' | 'folder'])[];

/** Request from a server that is a web worker: the bytes of a file, as a `Uint8Array`; null where it cannot be read. */
export const readFile = 'antivenom/readFile';

/** Of both requests. */
export interface FileParams {
  readonly uri: string;
}
