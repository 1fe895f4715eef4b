/** Scanning whole folders: which files, in which order, and what becomes of those that cannot be read. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings } from '../../../server/core/settings.ts';
import { type ScanOptions, type ScanProblem, type Sink, scan } from '../../../server/io/scan.ts';
import { Folder } from '../../support/cli.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

let folder: Folder;
const given = (files: { readonly [name: string]: string | Uint8Array }): void => {
  folder = new Folder(files);
};
const knowledge = smallKnowledge({});
const plain: ScanOptions = {
  contextOf: () => ({ knowledge, settings: defaultSettings, today: knowledge.names.date }),
};

async function scanned(roots: readonly string[], options: ScanOptions = plain, sink: Partial<Sink> = {}) {
  const files: string[] = [];
  const problems: ScanProblem[] = [];
  const summary = await scan(
    roots.map(root => join(folder.path, root)),
    options,
    { file: ({ file }) => files.push(file), problem: problem => problems.push(problem), ...sink },
  );
  return { files, problems, summary };
}

describe('scan', () => {
  afterEach(() => folder.remove());

  it('yields files by name, and adds up what they hold', async () => {
    given({
      'b.py': 'import os, numpy\n',
      'requirements.txt': 'numpy\ndjango\n',
      'a/x.py': '',
      'notes.txt': 'x',
    });
    const { files, summary } = await scanned(['.']);
    assert.deepEqual(files, ['a/x.py', 'b.py', 'requirements.txt']);
    assert.equal(summary.files, 3);
    assert.equal(summary.dependencies, 2);
    assert.equal(summary.imports, 2);
  });

  it('follows references through any names, in circles too, and each file once', async () => {
    given({
      'requirements.txt': '-r lists/one\n-c lists/two.list\n-r missing.txt\n-r https://example.org/x.txt\n',
      'lists/one': '-r ../requirements.txt\n-r two.list\nnumpy\n',
      'lists/two.list': 'django\n-r one\n',
    });
    assert.deepEqual((await scanned(['.'])).files, ['lists/one', 'lists/two.list', 'requirements.txt']);
  });

  it('follows no reference out of the root, nor through a link', async () => {
    given({
      'secret.txt': 'password\n',
      'project/requirements.txt': '-r ../secret.txt\n-r link.txt\n-r /etc/hostname\n',
    });
    symlinkSync('../secret.txt', join(folder.path, 'project/link.txt'));
    assert.deepEqual((await scanned(['project'])).files, ['requirements.txt']);
  });

  it('always reads a file that is named, and says what it is not able to read', async () => {
    given({ '.gitignore': '*\n', 'deps.txt': 'numpy\n', 'requirements.txt': 'django\n', 'photo.jpg': 'x' });
    const { files, problems } = await scanned(['deps.txt', 'requirements.txt', 'photo.jpg', 'missing.txt']);
    assert.deepEqual(files, ['deps.txt', 'requirements.txt']);
    assert.deepEqual(
      problems.map(({ file, message, isRoot }) => [file, message, isRoot]),
      [
        ['photo.jpg', 'is no kind of file that Antivenom reads', true],
        ['missing.txt', 'does not exist', true],
      ],
    );
  });

  it('passes over compiled files under the name of a source, not over broken manifests', async () => {
    given({ 'a.py': Uint8Array.of(1, 0, 2), 'requirements.txt': Uint8Array.of(1, 0, 2), 'b.py': '' });
    const { files, problems } = await scanned(['.']);
    assert.deepEqual(files, ['b.py']);
    assert.deepEqual(
      problems.map(({ file, message, isRoot }) => [file, message, isRoot]),
      [['requirements.txt', 'is not a text file', false]],
    );
  });

  it('reads a file below two roots once', async () => {
    given({ 'a/requirements.txt': 'numpy\n' });
    assert.deepEqual((await scanned(['.', 'a', 'a/requirements.txt'])).files, ['a/requirements.txt']);
  });

  it('knows the modules of the whole repository, for a folder and for a single file', async () => {
    given({
      '.git/HEAD': '',
      'lib/ours/__init__.py': '',
      'tools/helper.py': '',
      'src/app.py': 'import ours, helper\n',
    });
    for (const root of ['.', 'src', 'src/app.py']) {
      const known: boolean[] = [];
      const knowledge = smallKnowledge({});
      const contextOf = () => ({ knowledge, settings: defaultSettings, today: '2026-11-10' });
      await scanned(
        [root],
        { contextOf },
        {
          progress: (_done, _total, place) => {
            const { modules } = place as unknown as { modules: { local: Set<string> } };
            known.push(
              modules.local.has('ours') && modules.local.has('helper') && !modules.local.has('numpy'),
            );
          },
        },
      );
      assert.ok(known.length > 0 && known.every(each => each), root);
    }
  });

  it('goes on after a bug met by one file, where the sink takes it', async () => {
    given({ 'a/requirements.txt': 'numpy\n', 'b/requirements.txt': 'numpy\n' });
    const crashes: string[] = [];
    const contextOf: ScanOptions['contextOf'] = ({ file }) => {
      if (file.startsWith('a')) throw new Error('a bug');
      return { knowledge: smallKnowledge({}), settings: defaultSettings, today: '2026-11-10' };
    };
    const { files } = await scanned(['.'], { contextOf }, { crash: ({ file }) => crashes.push(file) });
    assert.deepEqual([files, crashes], [['b/requirements.txt'], ['a/requirements.txt']]);
    await assert.rejects(scanned(['.'], { contextOf }), /a bug/);
  });

  it('stops when it is told to, with what was done', async () => {
    given({ 'a.py': '', 'b.py': '', 'c.py': '' });
    const control = new AbortController();
    const { files, summary } = await scanned(
      ['.'],
      { ...plain, signal: control.signal },
      {
        progress: done => {
          if (done === 1) control.abort();
        },
      },
    );
    assert.equal(summary.files, 2);
    assert.deepEqual(files, ['a.py', 'b.py']);
  });
});
