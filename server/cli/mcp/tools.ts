/** The tools as an agent sees them. Adding one: its file, and one line here. */
import type { Answer } from '../../core/agents/answer.ts';
import type { Options } from '../options.ts';
import type { World } from '../world.ts';
import type { Arguments } from './arguments.ts';
import { checkManifest } from './check-manifest.ts';
import { checkPackages } from './check-packages.ts';
import { suggestProject } from './suggest-project.ts';

/** Where the server stands: how it was started, and what it may touch. */
export interface Desk {
  readonly options: Options;
  readonly world: World;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  /** Throws `ArgumentError` for arguments that make no sense. */
  call(args: Arguments, desk: Desk, signal: AbortSignal): Promise<Answer>;
}

export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Record<string, object>;
  readonly required?: string[];
  readonly additionalProperties?: boolean;
  // The SDK's own type of a schema is open.
  readonly [key: string]: unknown;
}

export const tools: readonly Tool[] = [checkPackages, checkManifest, suggestProject];
