/** The services of the other tests, as a program beside the workbench. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../test/support/services/main.js');

/** It prints flags, which are given on as variables. `wishes` are its arguments. */
export async function startServices(
  ...wishes: readonly string[]
): Promise<{ process: ChildProcess; env: Record<string, string> }> {
  const child = spawn(process.execPath, [program, ...wishes], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = await once(child.stdout, 'data');
  const env: Record<string, string> = { ANTIVENOM_NETWORK: 'online' };
  for (const [, service, url] of String(chunk).matchAll(/--(pypi|osv|depsdev) (\S+)/g))
    env[`ANTIVENOM_${service?.toUpperCase()}_URL`] = url ?? '';
  return { process: child, env };
}
