/**
 * What client and server say to each other beyond the Language Server Protocol itself. Names and types, no code:
 * with `packages/protocol.ts` it is all of the server that the client reads.
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
  /** The client answers `antivenom/login`. */
  readonly clientLogins?: boolean;
  /** False for a workspace that its user has not vouched for; true where it is missing. */
  readonly trusted?: boolean;
}

/** `workspace/executeCommand` names that the server answers. */
export const serverCommands = {
  /** No arguments. Returns `summary` as in `scan --format json`, with `cancelled: true` where it was stopped. */
  scanWorkspace: 'antivenom.scanWorkspace',
  /** Argument: a name. Returns one line of `check --format jsonl`, as an object. */
  checkName: 'antivenom.checkName',
  /**
   * Argument: the address of a wheel, an sdist or a folder, or `NAME[==VERSION]` for what PyPI has; a second one, of
   * the same kinds or `previous`, is what it is held against. Returns an `InspectionAnswer`, null where it was
   * cancelled; fails with a sentence for what cannot be looked into.
   */
  inspectPackage: 'antivenom.inspectPackage',
  /** No arguments: the packages of the chosen environment, read as files. Returns an `InspectionAnswer` as above. */
  scanEnvironment: 'antivenom.scanEnvironment',
  /**
   * Argument: the address of a `pyproject.toml`; without it that of a workspace folder counts. Returns a
   * `LookalikesAnswer`, null where it was cancelled; fails with a sentence where no project has a name.
   */
  checkLookalikes: 'antivenom.checkLookalikes',
  /** No arguments. Returns a `RefreshSummary` (`server/io/refresh-package-data.ts`); fails where `network` is `offline`. */
  refreshData: 'antivenom.refreshData',
  /** Argument: the address of an open document. Returns a `FixAllResult`. */
  fixAll: 'antivenom.fixAll',
  /** Argument: a rule's code. Asks the client to show the rule's page; returns whether it did. */
  showDocumentation: 'antivenom.showDocumentation',
  /** Argument: a name. Asks the client to show the page of that project; returns whether it did. */
  showProject: 'antivenom.showProject',
} as const;

/** Commands of Antivenom's own extension that code actions name; other clients are not offered them. */
export const clientCommands = {
  /** Argument: what `inspectPackage` takes. Shows the page of the last look at it, or looks anew. */
  showInspection: 'antivenom.ui.showInspection',
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

/**
 * Notification to Antivenom's own extension: how many names of an open document could not be checked, and why, in a
 * phrase: `3 names not checked (unreachable)`. An empty phrase takes the last one back.
 */
export const unchecked = 'antivenom/unchecked';

export interface UncheckedParams {
  readonly uri: string;
  readonly phrase: string;
}

/** Request from the client, without parameters: of which day the list of names is that is used. */
export const snapshotRequest = 'antivenom/snapshot';

export interface Snapshot {
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

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

/** Request: what the last scan found, kept up to date since. Answers a `WorkspaceReport`, or null before the first scan. */
export const reportRequest = 'antivenom/report';

export interface ReportParams {
  /** Letters and digits: asks for `page` too, whose style and script carry it. */
  readonly nonce?: string;
}

export interface WorkspaceReport {
  /** The totals in words. */
  readonly summary: string;
  /** Addresses of the files that the rest points to, by number. */
  readonly files: readonly { readonly name: string; readonly uri: string }[];
  /** In the order of the files; not more than anybody reads, `moreFindings` says how many are left out. */
  readonly findings: readonly ReportRow[];
  readonly moreFindings: number;
  /** By name. */
  readonly packages: readonly PackageRow[];
  /**
   * A whole HTML page that shows all this. It posts `{ kind: 'open', file, line, character }` (a `ReportPlace`),
   * `{ kind: 'scan' }` or `{ kind: 'export' }`; as it shows text of unknown origin, whoever receives that checks it.
   */
  readonly page?: string;
}

/** A place: a number of `files`, and line and character counted from 0. */
export interface ReportPlace {
  readonly file: number;
  readonly line: number;
  readonly character: number;
}

export interface ReportRow extends ReportPlace {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly name: string | null;
  readonly message: string;
}

export interface PackageRow extends ReportPlace {
  readonly name: string;
  readonly evidence: 'ranked' | 'listed' | 'absent' | 'private' | 'unchecked';
  readonly rank: number | null;
}

/** Request: the last scan's report as text, in one of these formats; null before the first scan. */
export const exportRequest = 'antivenom/exportReport';

export interface ExportParams {
  readonly format: 'sarif' | 'json' | 'markdown' | 'html';
}

/** Notification from the server: a file of the last scan has changed, and its report with it. No parameters. */
export const reportChanged = 'antivenom/reportChanged';

/**
 * Request from the server: what the user has stored for an index of this origin. The client answers for that very
 * origin and for no other.
 */
export const loginRequest = 'antivenom/login';

export interface LoginParams {
  /** Scheme, host and port: `https://packages.example`. */
  readonly origin: string;
}

/** Null where nothing is stored. */
export type LoginResult = { readonly login: string; readonly password: string } | null;

/** Notification from the client: its user has signed in to an index, or out. No parameters. */
export const loginsChanged = 'antivenom/loginsChanged';

/** Request from the client: what is wrong with an install command that was started in a terminal; null for nothing. */
export const checkCommandRequest = 'antivenom/checkCommand';

export interface CheckCommandParams {
  /** Shell text; nothing of it is run. */
  readonly command: string;
  /** Address of the folder it runs in, whose settings hold; null where nobody knows. */
  readonly folder: string | null;
}

export interface CheckCommandResult {
  /** One sentence; the right name stands in it. May quote text of unknown origin. */
  readonly message: string;
  readonly rule: string;
  /** The whole command with the right names; null where they are not clear. */
  readonly corrected: string | null;
}

/**
 * Request from the client, for an agent: judges names, the text of a manifest, or both. Answers text for the agent, in
 * which all words of strangers are fenced off as data; a mistake in the parameters is told in the same way.
 */
export const agentCheckRequest = 'antivenom/agentCheck';

export interface AgentCheckParams {
  /** What the agent has sent: `names` (texts), `text` and `filename`; it may be anything at all. */
  readonly input: unknown;
  /** Address of the workspace folder whose settings hold; null where there is none. */
  readonly folder: string | null;
}
