/** Where remembered answers lie, as each system has it. */
import nodePath from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Names the folder itself; `--cache-dir` sets it. */
export const cacheVariable = 'ANTIVENOM_CACHE_DIR';

/** Relative paths in variables count for nothing, as the XDG standard demands. */
export function cacheFolder({ platform, env, home }: Machine): string {
  const path = platform === 'win32' ? nodePath.win32 : nodePath.posix;
  const named = (variable: string) => {
    const folder = env[variable];
    return folder !== undefined && path.isAbsolute(folder) ? folder : null;
  };
  const chosen = named(cacheVariable);
  if (chosen !== null) return chosen;
  if (platform === 'win32')
    return path.join(named('LOCALAPPDATA') ?? path.join(home, 'AppData', 'Local'), 'antivenom', 'Cache');
  const own = named('XDG_CACHE_HOME');
  if (own !== null) return path.join(own, 'antivenom');
  return platform === 'darwin'
    ? path.join(home, 'Library', 'Caches', 'antivenom')
    : path.join(home, '.cache', 'antivenom');
}
