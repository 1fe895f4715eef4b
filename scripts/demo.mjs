/**
 * The demo: scans `examples/bitten` offline and shows the same on every machine, whatever indexes, environments and
 * fetched data its user has.
 */
import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const ofTools = /^(?:PIP|UV|PDM|PIPENV|POETRY|ANTIVENOM)_|^(?:VIRTUAL_ENV|CONDA_PREFIX)$/i;
const plain = Object.entries(process.env).filter(([name]) => !ofTools.test(name));
const { status, error } = spawnSync(
  process.execPath,
  ['dist/cli.cjs', 'scan', 'examples/bitten', '--offline', '--fail-on', 'never', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...Object.fromEntries(plain),
      // The null device stands for no settings files at all.
      PIP_CONFIG_FILE: devNull,
      PDM_CONFIG_FILE: devNull,
      UV_NO_CONFIG: '1',
      ANTIVENOM_CACHE_DIR: join(root, 'dist', 'demo-cache'),
    },
  },
);
if (error) throw error;
process.exitCode = status ?? 2;
