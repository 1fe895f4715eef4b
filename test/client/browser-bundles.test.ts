/** What ships for browsers, as it was built. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

describe('bundles for a browser', () => {
  it('ask for nothing but the editor', () => {
    for (const [file, needed] of [
      ['dist/web/client.js', ['vscode']],
      ['dist/web/server.js', []],
    ] as const) {
      const source = fs.readFileSync(path.join(root, file), 'utf8');
      const asked = [...source.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name);
      assert.deepEqual([...new Set(asked)], needed, file);
      assert.doesNotMatch(source, /["']node:[a-z]/, file);
    }
  });

  it('are where the manifest says', () => {
    const { browser } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.equal(path.join(root, browser), path.join(root, 'dist/web/client.js'));
  });
});
