/** From outside: what an environment and the manifests of a project tell about its imports. */
import assert from 'node:assert/strict';
import { antivenom, Folder } from '../support/cli.ts';

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
  it('asks the active environment for what the project’s own does not have', () => {
    const site = 'lib/python3.12/site-packages';
    const elsewhere = new Folder({
      'conda-meta/history': '',
      [`${site}/acme_widgets-1.0.dist-info/top_level.txt`]: 'widgets\n',
      [`${site}/other_gears-1.0.dist-info/top_level.txt`]: 'gears\n',
      [`${site}/reqeusts-1.0.dist-info/top_level.txt`]: 'reqeusts\n',
    });
    const project = new Folder({
      'app.py': 'import reqeusts\nimport widgets, gears\n',
      '.venv/pyvenv.cfg': '',
      [`.venv/${site}/own_gears-1.0.dist-info/top_level.txt`]: 'gears\n',
    });
    try {
      assert.match(antivenom(['scan'], { cwd: project.path }).stdout, /typosquat/);
      for (const variable of ['VIRTUAL_ENV', 'CONDA_PREFIX']) {
        const options = { cwd: project.path, env: { [variable]: elsewhere.path } };
        assert.equal(antivenom(['scan'], options).code, 0, variable);
        const { stdout } = antivenom(['deps', '--format', 'json'], options);
        const names = JSON.parse(stdout).map(({ name }: { name: string }) => name);
        assert.deepEqual(names, ['reqeusts', 'acme-widgets', 'own-gears'], variable);
      }
      const relative = { cwd: project.path, env: { VIRTUAL_ENV: '../elsewhere' } };
      assert.match(antivenom(['scan'], relative).stdout, /typosquat/);
    } finally {
      project.remove();
      elsewhere.remove();
    }
  });

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
