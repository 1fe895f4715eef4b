/** From outside: what an environment and the manifests of a project tell about its imports. */
import assert from 'node:assert/strict';
import { Folder } from '../support/cli.ts';

describe('antivenom deps: imports', () => {
  it('resolve by the environment, then by the manifests, then by what is known', () => {
    const folder = new Folder({
      '.venv/pyvenv.cfg': '',
      '.venv/lib/python3.12/site-packages/acme_widgets-1.0.dist-info/METADATA': 'Name: Acme.Widgets\n',
      '.venv/lib/python3.12/site-packages/acme_widgets-1.0.dist-info/top_level.txt': 'widgets\n',
      'setup.py': 'from setuptools import setup\nsetup(install_requires=["opencv-python-headless"])\n',
      'src/mine/__init__.py': '',
      'src/app.py':
        'import widgets, cv2, mine\nfrom google.cloud import storage\nimport yaml\nimport unheard_of_module\n',
    });
    try {
      const { stdout } = folder.antivenom('deps', '--format', 'jsonl');
      const lines = stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
      const imports = lines.filter(({ file, kind }) => file === 'src/app.py' && kind === 'import');
      assert.deepEqual(
        imports.map(({ module, name }) => [module, name]),
        [
          ['widgets', 'acme-widgets'],
          ['cv2', 'opencv-python-headless'],
          ['mine', null],
          ['google', 'google-cloud-storage'],
          ['yaml', 'pyyaml'],
          ['unheard_of_module', null],
        ],
      );
      const setup = lines.filter(({ file }) => file === 'setup.py');
      assert.deepEqual(
        setup.map(({ format, kind, name, group }) => [format, kind, name, group]),
        [
          ['setup-py', 'import', 'setuptools', null],
          ['setup-py', 'requirement', 'opencv-python-headless', 'install_requires'],
        ],
      );
    } finally {
      folder.remove();
    }
  });
});

describe('antivenom scan: imports', () => {
  it('never accuses a module that the environment has installed', () => {
    const site = '.venv/lib/python3.12/site-packages';
    const files = { '.venv/pyvenv.cfg': '', 'app.py': 'import reqeusts\n' };
    const bare = new Folder(files);
    const installed = new Folder({
      ...files,
      [`${site}/reqeusts-1.0.dist-info/METADATA`]: 'Name: reqeusts\n',
      [`${site}/reqeusts-1.0.dist-info/top_level.txt`]: 'reqeusts\n',
    });
    try {
      assert.match(bare.antivenom('scan').stdout, /typosquat/);
      assert.equal(installed.antivenom('scan').code, 0);
    } finally {
      bare.remove();
      installed.remove();
    }
  });
});
