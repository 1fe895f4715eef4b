/** Where the settings of pip, uv and PDM lie, on each system, wherever the tests run. */
import assert from 'node:assert/strict';
import nodePath from 'node:path';
import { type Machine, settingsPlaces } from '../../../server/io/settings-places.ts';

const linux = (env: Machine['env'] = {}) =>
  settingsPlaces(
    { env, homeFolder: '/home/me', platform: 'linux' },
    path => path === '/there.conf',
    nodePath.posix,
  );
const mac = (env: Machine['env'] = {}) =>
  settingsPlaces({ env, homeFolder: '/Users/me', platform: 'darwin' }, () => false, nodePath.posix);
const windows = (env: Machine['env'] = {}) =>
  settingsPlaces({ env, homeFolder: 'C:\\Users\\me', platform: 'win32' }, () => false, nodePath.win32);

describe('settings places', () => {
  it('on Linux', () => {
    assert.deepEqual(linux(), {
      pip: [
        '/etc/xdg/pip/pip.conf',
        '/etc/pip.conf',
        '/home/me/.pip/pip.conf',
        '/home/me/.config/pip/pip.conf',
      ],
      uv: ['/etc/uv/uv.toml', '/etc/xdg/uv/uv.toml', '/home/me/.config/uv/uv.toml'],
      pdm: ['/etc/xdg/pdm/config.toml', '/home/me/.config/pdm/config.toml'],
    });
    const moved = linux({ XDG_CONFIG_HOME: '/c', XDG_CONFIG_DIRS: '/x:relative:/y', VIRTUAL_ENV: '/v' });
    assert.deepEqual(moved.pip, [
      '/x/pip/pip.conf',
      '/y/pip/pip.conf',
      '/etc/pip.conf',
      '/home/me/.pip/pip.conf',
      '/c/pip/pip.conf',
      '/v/pip.conf',
    ]);
    assert.deepEqual(moved.uv.slice(1), ['/x/uv/uv.toml', '/y/uv/uv.toml', '/c/uv/uv.toml']);
  });

  it('a file that is named stands in for those of the user, where it is there', () => {
    const named = linux({ PIP_CONFIG_FILE: '/there.conf', VIRTUAL_ENV: '/v' }).pip;
    assert.deepEqual(named, ['/etc/xdg/pip/pip.conf', '/etc/pip.conf', '/v/pip.conf', '/there.conf']);
    assert.equal(linux({ PIP_CONFIG_FILE: '/gone.conf' }).pip.length, 5);
  });

  it('on macOS', () => {
    const { pip, uv, pdm } = mac({ XDG_DATA_HOME: '/d', XDG_DATA_DIRS: '/e' });
    assert.deepEqual(pip, [
      '/e/pip/pip.conf',
      '/Library/Application Support/pip/pip.conf',
      '/Users/me/.pip/pip.conf',
      '/Users/me/.config/pip/pip.conf',
      '/Users/me/Library/Application Support/pip/pip.conf',
      '/d/pip/pip.conf',
    ]);
    assert.equal(uv.at(-1), '/Users/me/.config/uv/uv.toml');
    assert.deepEqual(pdm, ['/Users/me/Library/Application Support/pdm/config.toml']);
  });

  it('on Windows', () => {
    const roaming = 'C:\\Users\\me\\AppData\\Roaming';
    const env = { APPDATA: roaming, VIRTUAL_ENV: 'D:\\v', LOCALAPPDATA: 'C:\\L' };
    assert.deepEqual(windows(env), {
      pip: [
        'C:\\ProgramData\\pip\\pip.ini',
        'C:\\Users\\me\\pip\\pip.ini',
        `${roaming}\\pip\\pip.ini`,
        'D:\\v\\pip.ini',
      ],
      uv: ['C:\\ProgramData\\uv\\uv.toml', `${roaming}\\uv\\uv.toml`],
      pdm: ['C:\\L\\pdm\\config.toml', 'C:\\L\\pdm\\pdm\\config.toml'],
    });
    assert.deepEqual(windows().uv, windows(env).uv);
  });

  it('named by a variable, or none at all', () => {
    assert.equal(linux({ PIP_CONFIG_FILE: '/own.conf' }).pip.at(-1), '/own.conf');
    assert.deepEqual(linux({ PIP_CONFIG_FILE: '/dev/null' }).pip, []);
    assert.deepEqual(windows({ PIP_CONFIG_FILE: 'nul' }).pip, []);
    assert.deepEqual(windows({ PIP_CONFIG_FILE: '\\\\.\\NUL' }).pip, []);
    assert.deepEqual(linux({ UV_CONFIG_FILE: '/own.toml' }).uv, ['/own.toml']);
    assert.deepEqual(linux({ UV_NO_CONFIG: '1', UV_CONFIG_FILE: '/own.toml' }).uv, []);
    assert.deepEqual(linux({ PDM_CONFIG_FILE: '/own.toml' }).pdm, ['/own.toml']);
    assert.deepEqual(linux({ PDM_CONFIG_FILE: '/dev/null' }).pdm, []);
  });
});
