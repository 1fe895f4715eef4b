/** What the language server needs of the outside, wherever it runs: `serve.ts` fills it on Node, `server/browser` in a browser. */
import type { Connection } from 'vscode-languageserver';
import type { InspectedRelease } from '../core/facts/inspected-release.ts';
import type { ProjectFacts } from '../core/facts/project-facts.ts';
import type { Knowledge } from '../core/ports.ts';
import type { Services } from '../io/services.ts';
import type { Machine } from '../io/settings-places.ts';
import type { FileBringer } from './brought-files.ts';
import type { Inspecting, InspectingParts } from './packages/inspecting.ts';
import type { Timers } from './push-queue.ts';
import type { PackageRefresh } from './refresh-data.ts';
import type { Guard } from './safely.ts';

/** All that the server needs of the outside. */
export interface ServerDeps {
  /** Loads on the first call; may throw, and is asked again then. */
  readonly knowledge: () => Knowledge;
  /** Null where package data cannot be renewed. */
  readonly packages: PackageRefresh | null;
  /** Null where there is no disk to find packages on, or to remember them. */
  readonly inspections: Inspections | null;
  /** What the machine knows of a project without asking anybody; missing where it keeps nothing. */
  readonly copy?: (canonical: string) => ProjectFacts;
  /** Brings the files of the workspace here, where they cannot be read from a disk; missing where they can. */
  readonly files?: FileBringer;
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Where the user's own settings of pip, uv and PDM are. */
  readonly machine: Machine;
  readonly timers: Timers;
  /** Opens the services; asks nobody yet. Without it the bundled data must do. */
  readonly services?: (asker: Asker) => OpenServices;
  readonly version: string;
  /** Holds the rules' pages. */
  readonly docsFolder: string;
  /** Tests: errors are thrown on. */
  readonly isStrict: boolean;
}

/** Looks into packages, and remembers what was found. */
export interface Inspections {
  readonly inspectionsOf: (canonical: string) => readonly InspectedRelease[];
  /** Answers the client's requests about them; returns what carries out the commands. */
  register(
    connection: Connection,
    guard: Guard,
    parts: Omit<InspectingParts, 'held' | 'memory' | 'program'>,
  ): Inspecting;
}

export interface Asker {
  readonly connection: Connection;
  /** The client sends requests for the server. */
  readonly fetches: boolean;
  /** The client knows what its user has stored for indexes. */
  readonly knowsLogins: boolean;
  readonly wantsVulnerabilities: () => boolean;
}

/** The part of the services that the server uses; files of packages are fetched only where they can be looked into. */
export type OpenServices = Omit<Services, 'fetchFile'> & Partial<Pick<Services, 'fetchFile'>>;
