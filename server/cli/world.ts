/** What the command line may touch; tests hand in their own. */
import { isAbsolute } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ProjectFacts } from '../core/facts/project-facts.ts';
import type { Remembered } from '../core/hidden-code/remembered.ts';
import type { Knowledge } from '../core/ports.ts';
import type { ServiceOptions, Services } from '../io/services.ts';
import type { Machine } from '../io/settings-places.ts';
import type { Options } from './options.ts';

export interface World extends Machine {
  readonly cwd: string;
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly version: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Milliseconds of a clock that only runs forward. */
  now(): number;
  /** Loaded on first use: `--help` and wrong usage cost nothing. */
  knowledge(): Knowledge;
  /** Folder with the rule pages, for links. */
  readonly docsFolder: string;
  /** How many threads can work at once. */
  readonly cores: number;
  /** The program's own file, for further threads. */
  readonly program: string;
  /** Keeps what services have answered in this folder, which is absolute. */
  useCache(folder: string): void;
  /** What is known of a project without asking anybody. */
  readonly copy: (canonical: string) => ProjectFacts;
  /** Keeps what came of looks into packages for later runs; never rejects. */
  remember(entries: readonly Remembered[]): Promise<void>;
  /** Opens the services; asks nobody yet. */
  services(options: Pick<ServiceOptions, 'bases' | 'deadline' | 'wantsVulnerabilities'>): Services;
  /** Runs the language server over standard input and output. */
  serve(options: Pick<Options, 'bases'>): Promise<unknown>;
}

export interface Output extends Pick<Writable, 'write'> {
  readonly isTTY?: boolean;
}

/** The environments that are active where the command was typed: one of venv's or virtualenv's, one of conda's. */
export function activeEnvironments({ env }: World): readonly string[] {
  return [env['VIRTUAL_ENV'] ?? '', env['CONDA_PREFIX'] ?? ''].filter(path => isAbsolute(path));
}

/** Wrong usage: one clear line on standard error and exit code 2. */
export class UsageError extends Error {}

/** Exit codes, as users of linters expect them. */
export const exit = { clean: 0, findings: 1, wrongUsage: 2 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];
