/** Runs the annotated files beside this one through the grammar; each says under its lines what they must be. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'test/grammar');
const runner = fileURLToPath(import.meta.resolve('vscode-tmgrammar-test/dist/unit.js'));

describe('grammar of requirements files', () => {
  for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.test.txt')))
    it(`colours ${file}`, function () {
      this.timeout(20_000);
      const args = [runner, '-g', 'syntaxes/pip-requirements.tmLanguage.json', `test/grammar/${file}`];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
      assert.equal(status, 0, `${stdout}${stderr}`);
      assert.match(stdout, /run success/);
    });
});
