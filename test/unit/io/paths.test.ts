/** Paths and addresses, on Windows and POSIX alike wherever the tests run. */
import assert from 'node:assert/strict';
import nodePath from 'node:path';
import { pathsOf } from '../../../server/io/paths.ts';

const posix = pathsOf(nodePath.posix);
const windows = pathsOf(nodePath.win32);

describe('paths', () => {
  it('reads the addresses that editors write', () => {
    assert.equal(posix.uriToPath('file:///home/me/a%20b/r%C3%A9q.txt'), '/home/me/a b/réq.txt');
    assert.equal(windows.uriToPath('file:///c%3A/Users/me/a.txt'), 'c:\\Users\\me\\a.txt');
    assert.equal(windows.uriToPath('file:///C:/Users/me/a.txt'), 'C:\\Users\\me\\a.txt');
    assert.equal(windows.uriToPath('file://server/share/a.txt'), '\\\\server\\share\\a.txt');
    assert.equal(posix.uriToPath('FILE:///a'), '/a');
  });

  it('takes nothing else for a path', () => {
    for (const uri of [
      'untitled:a.txt',
      'https://host/a',
      'file://host/a',
      'file:///a%2Fb',
      'file:///%',
      'file:///a%00b',
      '',
    ])
      assert.equal(posix.uriToPath(uri), null, uri);
    assert.equal(windows.uriToPath('file:///no-drive/a.txt'), null);
  });

  it('writes addresses that read back to the same path', () => {
    for (const path of ['/a/b', '/a b/#?%.txt', '/ä/[x].py'])
      assert.equal(posix.uriToPath(posix.pathToUri(path)), path);
    for (const path of ['C:\\a b\\c#.txt', '\\\\server\\share\\x.py'])
      assert.equal(windows.uriToPath(windows.pathToUri(path)), path);
  });

  it('names documents that are no files by the path in their address', () => {
    assert.equal(posix.nameOfDocument('untitled:requirements.txt'), 'requirements.txt');
    assert.equal(posix.nameOfDocument('vscode-vfs://github/a/b/pyproject.toml'), '/a/b/pyproject.toml');
    assert.equal(posix.nameOfDocument('vscode-notebook-cell:/a/b%20c.ipynb#W0'), '/a/b c.ipynb');
    assert.equal(posix.nameOfDocument('untitled:%E0%A4%A'), '%E0%A4%A');
    assert.equal(windows.nameOfDocument('file:///c%3A/a/requirements.txt'), 'c:/a/requirements.txt');
  });

  it('names files from their root with slashes', () => {
    assert.equal(posix.relative('/a', '/a/b/c.txt'), 'b/c.txt');
    assert.equal(windows.relative('C:\\a', 'C:\\a\\b\\c.txt'), 'b/c.txt');
    assert.equal(posix.relative('/a/b.txt', '/a/b.txt'), 'b.txt');
  });

  it('tells what lies inside a folder', () => {
    assert.ok(posix.isInside('/a', '/a'));
    assert.ok(posix.isInside('/a', '/a/b'));
    assert.ok(posix.isInside('/a', '/a/..b'));
    assert.ok(!posix.isInside('/a', '/ab'));
    assert.ok(!posix.isInside('/a', '/'));
    assert.ok(!posix.isInside('/a', '/a/../b'));
    assert.ok(windows.isInside('C:\\a', 'c:\\A\\b'));
    assert.ok(!windows.isInside('C:\\a', 'D:\\a\\b'));
  });

  it('has one key for a drive letter of either case', () => {
    assert.equal(windows.key('c:\\a'), windows.key('C:\\a'));
    assert.equal(posix.key('c:/a'), 'c:/a');
  });
});
