/** The walk over a folder: order, what Git ignores, what is never entered, links. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { relativeOf, type WalkOptions, walk } from '../../../server/io/walk.ts';
import { Folder } from '../../support/cli.ts';

let folder: Folder;
const given = (files: { readonly [name: string]: string }): void => {
  folder = new Folder(files);
};
const names = (below = '', options: WalkOptions = {}): string[] =>
  [...walk(join(folder.path, below), options)].flatMap(found => (found ? relativeOf(found) : []));

describe('walk', () => {
  afterEach(() => folder.remove());

  it('yields files in the order of their full names', () => {
    given({ 'b.py': '', 'a/z.py': '', 'a.py': '', 'a-b/c.py': '', 'A.py': '', 'a/b/c.py': '', 'ä.py': '' });
    const found = names();
    assert.deepEqual(found, [...found].sort());
    assert.deepEqual(found, ['A.py', 'a-b/c.py', 'a.py', 'a/b/c.py', 'a/z.py', 'b.py', 'ä.py']);
  });

  it('honours ignore files at every level, the nearest first', () => {
    given({
      '.gitignore': '*.log\n/build/\ngenerated.py\n',
      'x.log': '',
      'build/a.py': '',
      'sub/build/a.py': '',
      'sub/.gitignore': '!generated.py\nlocal.py\n',
      'sub/generated.py': '',
      'sub/local.py': '',
      'sub/deep/local.py': '',
      'generated.py': '',
      'local.py': '',
    });
    assert.deepEqual(names(), [
      '.gitignore',
      'local.py',
      'sub/.gitignore',
      'sub/build/a.py',
      'sub/generated.py',
    ]);
  });

  it('agrees with Git', () => {
    given({
      '.gitignore':
        '# comment\n\\#odd.py\n**/cache/\ndocs/*.py\n!docs/keep.py\n/only-here.py\na?c.py\n[xy].py\n trailing.py \n',
      '#odd.py': '',
      'p/cache/a.py': '',
      'docs/a.py': '',
      'docs/keep.py': '',
      'docs/deep/b.py': '',
      'only-here.py': '',
      'q/only-here.py': '',
      'abc.py': '',
      'x.py': '',
      'z.py': '',
      'q/.gitignore': '*\n!.gitignore\n!r/\n!r/**\n',
      'q/s.py': '',
      'q/r/t.py': '',
    });
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: folder.path, encoding: 'utf8' });
    git('init', '-q');
    const listed = git('ls-files', '--others', '--exclude-standard', '-z')
      .split('\0')
      .filter(name => name !== '');
    assert.deepEqual(names(), listed.sort());
  });

  it('honours the ignore files above, unless the root itself is ignored', () => {
    given({
      '.gitignore': '*.gen.py\n/out/\n',
      'src/a.gen.py': '',
      'src/b.py': '',
      'out/c.py': '',
      'out/d.gen.py': '',
    });
    mkdirSync(join(folder.path, '.git'));
    assert.deepEqual(names('src'), ['b.py']);
    assert.deepEqual(names('out'), ['c.py', 'd.gen.py']);
  });

  it('never enters environments and tools’ own folders, but always the root', () => {
    given({
      'node_modules/a.py': '',
      'lib/site-packages/a.py': '',
      '__pycache__/a.py': '',
      '.tox/a.py': '',
      'env/pyvenv.cfg': '',
      'env/a.py': '',
      'venv/a.py': '',
      '.hidden/a.py': '',
    });
    assert.deepEqual(names(), ['.hidden/a.py', 'venv/a.py']);
    assert.deepEqual(names('node_modules'), ['a.py']);
    assert.deepEqual(names('env'), ['a.py', 'pyvenv.cfg']);
  });

  it('follows links to files inside, and no others', () => {
    const outside = new Folder({ 'secret.py': '' });
    given({ 'real/a.py': '' });
    const link = (target: string, name: string): void => symlinkSync(target, join(folder.path, name));
    link('real/a.py', 'inside.py');
    link(join(outside.path, 'secret.py'), 'outside.py');
    link(outside.path, 'outside');
    link('.', 'loop');
    link('nowhere', 'dangling.py');
    link('real', 'again');
    assert.deepEqual(names(), ['inside.py', 'real/a.py']);
    outside.remove();
  });

  it('is not held up by a pattern that tries every depth of a deep tree', () => {
    given({ '.gitignore': `${'a/**/'.repeat(5)}x\n`, [`${'a/'.repeat(200)}b.py`]: '' });
    const started = process.cpuUsage();
    assert.equal(names().length, 2);
    assert.ok(process.cpuUsage(started).user / 1000 < 2000);
  });

  it('leaves out what the patterns name', () => {
    given({ 'a.py': '', 'tests/a.py': '', 'deep/tests/b.py': '', 'deep/c.py': '' });
    assert.deepEqual(names('', { exclude: ['tests/'] }), ['a.py', 'deep/c.py']);
    assert.deepEqual(names('', { exclude: ['/tests', '*.nothing'] }), [
      'a.py',
      'deep/c.py',
      'deep/tests/b.py',
    ]);
  });

  it('is not held up by a hostile ignore file', () => {
    given({
      '.gitignore': `${'*a'.repeat(40)}b\n${'x'.repeat(5000)}\n[\n!\n\\\n`,
      [`${'a'.repeat(200)}.py`]: '',
    });
    const started = performance.now();
    assert.equal(names().length, 2);
    assert.ok(performance.now() - started < 1000);
  });

  it('reads very deep trees, and none that is not there', () => {
    given({ [`${'d/'.repeat(500)}a.py`]: '' });
    assert.equal(names().length, 1);
    assert.deepEqual(names('missing'), []);
  });
});
