/** From archives and folders to packages that can be inspected. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import nodePath from 'node:path';
import { inspect } from '../../../server/core/hidden-code/inspect.ts';
import { openInstalled, readEnvironment } from '../../../server/io/packages/open-environment.ts';
import { openFolder } from '../../../server/io/packages/open-folder.ts';
import { openPackage } from '../../../server/io/packages/open-package.ts';
import { sha256, toolsWith } from '../../../server/io/packages/tools.ts';
import { tarGzOf, zipOf } from '../../support/archives.ts';
import { Folder } from '../../support/cli.ts';

const signsOf = async ({ files, container }: ReturnType<typeof openPackage>) =>
  (await inspect(files, container, toolsWith(null)))?.hits.map(({ sign, file }) => `${sign} ${file}`);

describe('packages', () => {
  it('a wheel is told by its name, and its RECORD is compared with what is there', async () => {
    const content = 'x = 1\n';
    const hash = sha256(Buffer.from(content));
    const record = `acme.py,sha256=${hash},6\nother.py,sha256=${hash},6\nacme-1.0.dist-info/RECORD,,\n`;
    const wheel = zipOf([
      { path: 'acme.py', content },
      { path: 'other.py', content: 'x = 2\n' },
      { path: 'late.pth', content: 'import os\n' },
      { path: 'acme-1.0.dist-info/RECORD', content: record },
    ]);
    const opened = openPackage('acme-1.0-py3-none-any.whl', wheel);
    assert.deepEqual(
      { ...opened.container, problems: [] },
      {
        ...{ kind: 'wheel', name: 'acme', version: '1.0', file: 'acme-1.0-py3-none-any.whl', problems: [] },
        sha256: createHash('sha256').update(wheel).digest('hex'),
      },
    );
    assert.deepEqual(await signsOf(opened), [
      'startup-line late.pth',
      'record-mismatch late.pth',
      'record-mismatch other.py',
    ]);
  });

  it('a source distribution is read from its own folder, and its metadata are held against its name', async () => {
    const opened = openPackage(
      'acme-tools-1.0.tar.gz',
      tarGzOf([
        { path: 'acme-tools-1.0/setup.py', content: "import os\nos.system('acme-helper')\n" },
        { path: 'acme-tools-1.0/PKG-INFO', content: 'Name: acme-tools\nVersion: 2.0\n' },
      ]),
    );
    assert.deepEqual(await signsOf(opened), ['metadata-mismatch PKG-INFO', 'install-action setup.py']);
    assert.equal(opened.container.version, '1.0');
  });

  it('no archive makes it throw', async () => {
    for (const bytes of [Buffer.from(''), Buffer.from('PK\u0003\u0004'), Buffer.from([0x1f, 0x8b, 1, 2])])
      assert.deepEqual(await signsOf(openPackage('a.whl', bytes)), ['archive-problem ']);
  });

  it('an environment gives each project its files, and what nobody claims comes last; no link is followed', () => {
    const folder = new Folder({
      'acme.py': '',
      'acme-1.0.dist-info/METADATA': 'Name: acme\nVersion: 1.0\n',
      'acme-1.0.dist-info/RECORD': 'acme.py,,\n../../outside.py,,\nacme-1.0.dist-info/RECORD,,\n',
      'old/__init__.py': '',
      'old.egg-info/PKG-INFO': 'Name: old\nVersion: 2\n',
      'old.egg-info/top_level.txt': 'old\n',
      'late.pth': '',
    });
    try {
      mkdirSync(nodePath.join(folder.path, 'elsewhere'));
      symlinkSync('/', nodePath.join(folder.path, 'linked'));
      const found = readEnvironment(folder.path).map(({ name, paths }) => [name, ...paths]);
      assert.deepEqual(found, [
        ['acme', 'acme-1.0.dist-info/METADATA', 'acme-1.0.dist-info/RECORD', 'acme.py'],
        ['old', 'old.egg-info/PKG-INFO', 'old.egg-info/top_level.txt', 'old/__init__.py'],
        [null, 'late.pth'],
      ]);
      const opened = readEnvironment(folder.path).map(openInstalled);
      assert.equal(opened[0]?.container.kind, 'environment');
      assert.equal(openFolder(folder.path).files.length, 7);
    } finally {
      folder.remove();
    }
  });
});
