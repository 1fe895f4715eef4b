/** Runs the bundled command line as a user does, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bundle under test. */
export const program = fileURLToPath(new URL('../../../dist/cli.cjs', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A throw-away folder with these files; removed after the test that made it. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'antivenom-test-'));

  constructor(files: { readonly [name: string]: string | Uint8Array } = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  antivenom(...args: readonly string[]): Outcome {
    return antivenom(args, { cwd: this.path });
  }
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * The variables of this process without what the machine's own tools are set to: indexes, environments and package
 * data that its user has fetched change what is found.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(
    ([name]) => !/^(?:(?:PIP|PIPENV|UV|PDM)_|VIRTUAL_ENV$|CONDA_PREFIX$)/.test(name),
  );
  // Nothing can be made in there, so nothing that one test has learnt reaches another.
  const noCache = join(devNull, 'cache');
  const none = {
    PIP_CONFIG_FILE: devNull,
    UV_NO_CONFIG: '1',
    PDM_CONFIG_FILE: devNull,
    ANTIVENOM_NETWORK: 'offline',
    XDG_CACHE_HOME: noCache,
    LOCALAPPDATA: noCache,
  };
  return { ...Object.fromEntries(others), ...none };
}

export function antivenom(args: readonly string[], { env, ...options }: RunOptions = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...plainEnvironment(), NO_COLOR: '1', ...env },
    timeout: 30_000,
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  return { code: status, stdout, stderr };
}
