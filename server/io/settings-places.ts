/** Where pip, uv and PDM keep the settings of a user and of a machine, on each system. */
import nodePath from 'node:path';
import type { Environment } from '../core/indexes/pip.ts';

/** What tells where a process looks for settings. */
export interface Machine {
  readonly env: Environment;
  readonly homeFolder: string;
  readonly platform: NodeJS.Platform;
}

export interface SettingsPlaces {
  /** `pip.conf` or `pip.ini`, those that count more later. */
  readonly pip: readonly string[];
  /** `uv.toml`, the same way round. */
  readonly uv: readonly string[];
  readonly pdm: readonly string[];
}

/** `flavour` is how paths are written there; tests ask for both. `isThere` is asked whether a file exists. */
export function settingsPlaces(
  machine: Machine,
  isThere: (path: string) => boolean,
  flavour: nodePath.PlatformPath = nodePath,
): SettingsPlaces {
  return {
    pip: pipPlaces(machine, isThere, flavour),
    uv: uvPlaces(machine, flavour),
    pdm: pdmPlaces(machine, flavour),
  };
}

function pipPlaces(
  { env, homeFolder, platform }: Machine,
  isThere: (path: string) => boolean,
  { join }: nodePath.PlatformPath,
): readonly string[] {
  const own = env['PIP_CONFIG_FILE'];
  // The null device says: no files at all.
  if (isNullDevice(own)) return [];
  const name = platform === 'win32' ? 'pip.ini' : 'pip.conf';
  const environment = env['VIRTUAL_ENV'];
  const ofUser = userFolders({ env, homeFolder, platform }, join).map(folder => join(folder, 'pip', name));
  const legacy = join(homeFolder, platform === 'win32' ? 'pip' : '.pip', name);
  return [
    ...machineFolders({ env, homeFolder, platform }).map(folder => join(folder, 'pip', name)),
    ...(platform === 'win32' || platform === 'darwin' ? [] : ['/etc/pip.conf']),
    // A file that is named and is there stands in for those of the user.
    ...(own && isThere(own) ? [] : [legacy, ...ofUser]),
    ...(environment ? [join(environment, name)] : []),
    ...(own ? [own] : []),
  ];
}

function isNullDevice(path: string | undefined): boolean {
  return path !== undefined && /^(?:\/dev\/null|(?:\\\\\.\\)?nul)$/i.test(path);
}

function machineFolders({ env, platform }: Machine): readonly string[] {
  if (platform === 'win32') return [env['PROGRAMDATA'] || 'C:\\ProgramData'];
  if (platform === 'darwin') return [...listed(env['XDG_DATA_DIRS']), '/Library/Application Support'];
  const folders = listed(env['XDG_CONFIG_DIRS']);
  return folders.length > 0 ? folders : ['/etc/xdg'];
}

/** macOS has had several places; pip reads the first that is there, and reading all can only add indexes. */
function userFolders(
  { env, homeFolder, platform }: Machine,
  join: nodePath.PlatformPath['join'],
): readonly string[] {
  if (platform === 'win32') return [env['APPDATA'] || join(homeFolder, 'AppData', 'Roaming')];
  const config = env['XDG_CONFIG_HOME'] || join(homeFolder, '.config');
  if (platform !== 'darwin') return [config];
  const data = env['XDG_DATA_HOME'];
  return [config, join(homeFolder, 'Library', 'Application Support'), ...(data ? [data] : [])];
}

function listed(folders: string | undefined): readonly string[] {
  return (folders ?? '').split(':').filter(folder => folder.startsWith('/'));
}

function uvPlaces(
  { env, homeFolder, platform }: Machine,
  { join }: nodePath.PlatformPath,
): readonly string[] {
  if (/^(?:1|true|yes|on|y|t)$/i.test(env['UV_NO_CONFIG'] ?? '')) return [];
  const own = env['UV_CONFIG_FILE'];
  if (own) return [own];
  if (platform === 'win32') {
    const [machine = '', user = ''] = [
      env['PROGRAMDATA'] || 'C:\\ProgramData',
      env['APPDATA'] || join(homeFolder, 'AppData', 'Roaming'),
    ];
    return [join(machine, 'uv', 'uv.toml'), join(user, 'uv', 'uv.toml')];
  }
  const machine = listed(env['XDG_CONFIG_DIRS']);
  return [
    '/etc/uv/uv.toml',
    ...(machine.length > 0 ? machine : ['/etc/xdg']).map(folder => join(folder, 'uv', 'uv.toml')),
    join(env['XDG_CONFIG_HOME'] || join(homeFolder, '.config'), 'uv', 'uv.toml'),
  ];
}

function pdmPlaces(
  { env, homeFolder, platform }: Machine,
  { join }: nodePath.PlatformPath,
): readonly string[] {
  const own = env['PDM_CONFIG_FILE'];
  if (own) return isNullDevice(own) ? [] : [own];
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || join(homeFolder, 'AppData', 'Local');
    return [join(local, 'pdm', 'config.toml'), join(local, 'pdm', 'pdm', 'config.toml')];
  }
  if (platform === 'darwin')
    return [join(homeFolder, 'Library', 'Application Support', 'pdm', 'config.toml')];
  return [
    '/etc/xdg/pdm/config.toml',
    join(env['XDG_CONFIG_HOME'] || join(homeFolder, '.config'), 'pdm', 'config.toml'),
  ];
}
