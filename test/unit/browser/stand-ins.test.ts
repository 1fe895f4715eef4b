/** What stands in for Node in a browser answers as Node does. */
import assert from 'node:assert/strict';
import nodePath from 'node:path';
import { isDeepStrictEqual as asNode } from 'node:util';
import fc from 'fast-check';
import { pathToUri, uriToPath } from '../../../server/browser/addresses.ts';
import standInPath from '../../../server/browser/node/path.ts';
import { isDeepStrictEqual } from '../../../server/browser/node/util.ts';
import * as browserText from '../../../server/browser/read-text.ts';
import * as diskText from '../../../server/io/read-text.ts';

const pathLike = fc
  .array(fc.constantFrom('a', 'b.txt', '.', '..', '', 'é f', 'vscode-vfs:github'), { maxLength: 7 })
  .chain(steps => fc.constantFrom(steps.join('/'), `/${steps.join('/')}`, `${steps.join('/')}/`));

describe('what stands in for Node in a browser', () => {
  it('takes paths apart and puts them together in the same way', () => {
    const absolute = pathLike.map(path => nodePath.posix.join('/', path));
    fc.assert(
      fc.property(pathLike, pathLike, absolute, absolute, (one, other, from, to) => {
        assert.equal(standInPath.dirname(from), nodePath.posix.dirname(from));
        assert.equal(standInPath.basename(one), nodePath.posix.basename(one));
        assert.equal(standInPath.isAbsolute(one), nodePath.posix.isAbsolute(one));
        assert.equal(standInPath.resolve(from, one), nodePath.posix.resolve(from, one));
        assert.equal(standInPath.relative(from, to), nodePath.posix.relative(from, to));
        // Node keeps a slash at the end, which names the same file.
        const joined = nodePath.posix.join(one, other);
        assert.equal(standInPath.join(one, other), joined.replace(/(?<=.)\/$/, ''));
      }),
    );
  });

  it('compares plain data in the same way', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        assert.equal(isDeepStrictEqual(a, structuredClone(a)), true);
        if (isDeepStrictEqual(a, b))
          assert.ok(asNode(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))));
      }),
    );
    assert.equal(isDeepStrictEqual(new Map([['a', 1]]), new Map([['a', 2]])), false);
    assert.equal(isDeepStrictEqual(new Set(['a']), new Set(['a'])), true);
  });

  it('decodes any bytes to the same text', () => {
    const odd = [
      [0xff, 0xfe, 0x61, 0, 0x62],
      [0xfe, 0xff, 0, 0x61, 0],
      [0xef, 0xbb, 0xbf, 0x61],
      [0x80, 0x9f, 0xff],
      [...new TextEncoder().encode('# -*- coding: cp1252 -*-\n'), 0x80],
      [...new TextEncoder().encode('# coding: no-such\n'), 0x80],
      [0x61, 0],
    ].map(bytes => Uint8Array.from(bytes));
    const same = (bytes: Uint8Array) =>
      assert.deepEqual(browserText.decodeText(bytes), diskText.decodeText(bytes));
    odd.forEach(same);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), same));
    assert.equal(browserText.largestFile, diskText.largestFile);
  });

  it('finds a path for a file of any scheme, and its address again', () => {
    for (const [uri, path] of [
      ['vscode-vfs://github/acme/site/a%20b.txt', '/vscode-vfs:github/acme/site/a b.txt'],
      ['vscode-vfs://github%2B7b22/acme/x.py', '/vscode-vfs:github%2B7b22/acme/x.py'],
      ['memfs:/project/caf%C3%A9.py', '/memfs:/project/café.py'],
      ['file:///home/a/x.py', '/file:/home/a/x.py'],
    ] as const) {
      assert.equal(uriToPath(uri), path);
      assert.equal(pathToUri(path), uri);
    }
    assert.equal(uriToPath('memfs:/project/'), '/memfs:/project');
    for (const uri of [
      'untitled:requirements.txt',
      'vscode-notebook-cell:/a.ipynb#W0',
      'a',
      'memfs:/%00',
      'memfs:/%ff',
    ])
      assert.equal(uriToPath(uri), null, uri);
  });
});
