/**
 * What client and server say to each other beyond the Language Server Protocol itself. Names and types, no code:
 * it is the one file of the server that the client reads.
 */

/**
 * `initializationOptions`: the `antivenom.*` settings without their prefix, nested (`hover: { enabled }`) or dotted
 * (`"hover.enabled"`), and beside them what only a client can know. All of it may be missing.
 */
export interface InitializationOptions {
  readonly [setting: string]: unknown;
  /** Set by Antivenom's own extension: its links to rule pages then work. */
  readonly client?: 'vscode';
  /** What links into the editor start with: `vscode`, `vscode-insiders`, `code-oss`. */
  readonly uriScheme?: string;
  /** The client answers `antivenom/fetch`. */
  readonly clientFetch?: boolean;
  /** False for a workspace that its user has not vouched for; true where it is missing. */
  readonly trusted?: boolean;
}

/** `workspace/executeCommand` names that the server answers. */
export const serverCommands = {
  /** No arguments. Returns `summary` as in `scan --format json`, with `cancelled: true` where it was stopped. */
  scanWorkspace: 'antivenom.scanWorkspace',
  /** Argument: a name. Returns one line of `check --format jsonl`, as an object. */
  checkName: 'antivenom.checkName',
  /** Argument: the address of an open document. Returns a `FixAllResult`. */
  fixAll: 'antivenom.fixAll',
  /** Argument: a rule's code. Asks the client to show the rule's page; returns whether it did. */
  showDocumentation: 'antivenom.showDocumentation',
  /** Argument: a name. Asks the client to show the page of that project; returns whether it did. */
  showProject: 'antivenom.showProject',
} as const;

export interface FixAllResult {
  /** How many edits were sent; 0 in an untrusted workspace. */
  readonly edits: number;
  /** Whether the client has applied them. */
  readonly applied: boolean;
}

/**
 * Section of `workspace/configuration`, asked for each folder: the path of the Python or of the environment that the
 * user has chosen for it, or null. Only a client can know; it stands in no settings file.
 */
export const activeEnvironmentSection = 'antivenom.activeEnvironment';

/** Notification from the client once its user trusts the workspace; no parameters. */
export const trustGranted = 'antivenom/trustGranted';

/**
 * Request from the server: one HTTP request, sent with the editor's proxy, certificates and single sign-on. The client
 * sends to the origins that `fetchOrigins` has named and follows no redirect.
 */
export const fetchRequest = 'antivenom/fetch';

export interface FetchParams {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** The most bytes of the answer's body, decompressed. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** `failure` is a word of the client's own (`too-large`, `timeout`, `aborted`, `refused`) or the code of an error of Node's. */
export type FetchResult =
  | {
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly bodyBase64: string;
    }
  | { readonly failure: string };

/** Notification from the server, before its first `antivenom/fetch`: all origins it may ask for, as `{ origins: string[] }`. */
export const fetchOrigins = 'antivenom/fetchOrigins';
