/** Runs the bundled command line beside services of this very process, which must stay free to answer. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { ServiceBases } from '../../server/core/public-services.ts';
import { Folder, type Outcome, plainEnvironment, program } from './cli.ts';

/** Test services make what is newborn so on this day, which must be the program's own. */
export const today = new Date().toISOString().slice(0, 10);

export interface OnlineOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A new one for each run where it is missing, so that nothing is remembered. */
  readonly cacheDir?: string;
}

export interface TimedOutcome extends Outcome {
  readonly milliseconds: number;
}

export async function antivenomOnline(
  args: readonly string[],
  { pypi, osv, depsdev }: ServiceBases,
  { cwd, input = '', env, cacheDir }: OnlineOptions = {},
): Promise<TimedOutcome> {
  const fresh = cacheDir === undefined ? new Folder() : null;
  const flags = ['--pypi', pypi, '--osv', osv, '--depsdev', depsdev];
  const cache = ['--cache-dir', cacheDir ?? fresh?.path ?? ''];
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args, ...flags, ...cache], {
    ...(cwd !== undefined && { cwd }),
    env: { ...plainEnvironment(), ...onlineVariables, NO_COLOR: '1', ...env },
    timeout: 60_000,
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  fresh?.remove();
  return { code, stdout, stderr, milliseconds: performance.now() - started };
}

/** Variables over those of `plainEnvironment` that let programs ask; a proxy would hide who is asked. */
export const onlineVariables = { ANTIVENOM_NETWORK: '', NO_PROXY: '*', no_proxy: '*' };

/** The lines of `--format jsonl`. */
export function lines<T>(stdout: string): readonly T[] {
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
}
