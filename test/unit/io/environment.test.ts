/** Environments read as files: which modules they hold, and what a hostile one cannot make us read. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  installedProjects,
  modulesOf,
  ownersOf,
  packageFolders,
  packageFoldersOf,
} from '../../../server/io/environment.ts';
import type { InstalledProject } from '../../../server/io/installed-project.ts';
import { Folder } from '../../support/cli.ts';

let folder: Folder;
const site = '.venv/lib/python3.12/site-packages';
const given = (files: { readonly [name: string]: string }): void => {
  folder = new Folder({ '.venv/pyvenv.cfg': 'home = /usr\n' });
  for (const [name, content] of Object.entries(files)) folder.write(`${site}/${name}`, content);
};
const read = () => {
  const projects = packageFolders(folder.path, folder.path)
    .flatMap(path => [...installedProjects(path)])
    .filter((each): each is InstalledProject => each !== null);
  return { projects, modules: modulesOf(projects) };
};

describe('environments', () => {
  afterEach(() => folder.remove());

  it('tell the project of a module by Import-Name, top_level.txt, RECORD or the project’s own name', () => {
    given({
      'new-1.0.dist-info/METADATA':
        'Name: New_Project\nVersion: 1.0\nImport-Name: fresh\n\nImport-Name: prose\n',
      'old-2.0.dist-info/top_level.txt': 'ancient\n',
      'PyYAML-6.0.dist-info/METADATA':
        'Metadata-Version: 2.1\r\nName: PyYAML\r\nVersion: 6.0\r\n\r\nText\r\n',
      'PyYAML-6.0.dist-info/RECORD':
        'yaml/__init__.py,sha256=x,1\n_yaml.cpython-312-x86_64-linux-gnu.so,,\n../../../bin/tool.py,,\nPyYAML-6.0.dist-info/RECORD,,\n',
      'legacy.egg-info': 'Name: legacy-thing\nVersion: 3\n',
    });
    const { modules, projects } = read();
    assert.deepEqual(Object.fromEntries(modules), {
      _yaml: ['pyyaml'],
      ancient: ['old'],
      fresh: ['new-project'],
      legacy_thing: ['legacy-thing'],
      yaml: ['pyyaml'],
    });
    assert.deepEqual(
      projects.map(({ version }) => version),
      ['6.0', '3', '1.0', '2.0'],
    );
  });

  it('follow a shared module down to the parts that tell projects apart', () => {
    given({
      'google_auth-2.dist-info/RECORD': 'google/auth/__init__.py,,\ngoogle/oauth2/service.py,,\n',
      'google_cloud_storage-2.dist-info/RECORD':
        'google/cloud/storage/__init__.py,,\ngoogle/cloud/storage/blob.py,,\n',
      'google_cloud_core-2.dist-info/RECORD': 'google/cloud/client/__init__.py,,\n',
      'zope.event-5.dist-info/RECORD': 'zope/__init__.py,,\nzope/event/__init__.py,,\n',
      'zope.interface-5.dist-info/RECORD': 'zope/__init__.py,,\nzope/interface/__init__.py,,\n',
    });
    const { modules } = read();
    assert.deepEqual(ownersOf('google.cloud.storage.blob.Blob', modules), ['google-cloud-storage']);
    assert.deepEqual(ownersOf('google.oauth2', modules), ['google-auth']);
    assert.deepEqual(ownersOf('zope.interface', modules), ['zope-interface']);
    assert.deepEqual(ownersOf('google', modules), [
      'google-auth',
      'google-cloud-core',
      'google-cloud-storage',
    ]);
    assert.deepEqual(ownersOf('numpy.linalg', modules), []);
    assert.equal(modules.has('google.cloud.storage.blob'), false);
  });

  it('are not read where a link leads out of the project, nor are linked metadata', () => {
    given({ 'real-1.dist-info/top_level.txt': 'real\n' });
    const outside = new Folder({
      'pyvenv.cfg': '',
      'lib/python3.12/site-packages/evil-1.dist-info/top_level.txt': 'evil\n',
      'top_level.txt': 'secret\n',
    });
    try {
      symlinkSync(outside.path, join(folder.path, 'venv'));
      symlinkSync(
        join(outside.path, 'lib/python3.12/site-packages/evil-1.dist-info'),
        join(folder.path, site, 'evil-1.dist-info'),
      );
      mkdirSync(join(folder.path, site, 'half-1.dist-info'));
      symlinkSync(
        join(outside.path, 'top_level.txt'),
        join(folder.path, site, 'half-1.dist-info/top_level.txt'),
      );
      assert.deepEqual(Object.fromEntries(read().modules), { half: ['half'], real: ['real'] });
      // A folder that the user names himself may lie anywhere.
      assert.equal(packageFoldersOf(join(folder.path, 'venv/bin/python')).length, 1);
    } finally {
      outside.remove();
    }
  });

  it('may hold anything: nothing is thrown', () => {
    given({
      '-1.dist-info/METADATA': 'Name: ../../etc\n',
      'a-1.dist-info/RECORD': `${'x/'.repeat(100_000)}.py\n"quoted, name".py,,\n\0\n__init__.py\n/abs.py\n`,
      'a-1.dist-info/METADATA': 'no headers at all',
      'b.egg-info/PKG-INFO': '\n\n',
      'c-1.dist-info/top_level.txt': '../x\n1\n(not a module)\n',
    });
    assert.deepEqual([...read().modules.keys()], ['a', 'b', 'c']);
  });
});
