/** Findings in a lock point to the line of the manifest that brings the project in. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../../server/core/report.ts';
import { Folder } from '../../support/cli.ts';

let folder: Folder;
const lock =
  '[[package]]\nname = "flask"\ndependencies = [{ name = "colourama" }]\n\n[[package]]\nname = "colourama"\n';

function related() {
  const { stdout } = folder.antivenom('scan', '--format', 'json');
  return (JSON.parse(stdout) as Report).findings.map(finding => finding.related);
}

describe('bringers beside a lock', () => {
  afterEach(() => folder.remove());

  it('are shown with the finding', () => {
    folder = new Folder({
      'app/uv.lock': lock,
      'app/pyproject.toml': '[project]\ndependencies = ["Flask"]\n',
    });
    assert.deepEqual(related(), [
      [
        {
          file: 'app/pyproject.toml',
          range: { start: { line: 1, character: 17 }, end: { line: 1, character: 22 } },
          message: "'flask' brings it in: flask → colourama",
        },
      ],
    ]);
    const { stdout } = folder.antivenom('scan');
    assert.match(stdout, /^ {3}= app\/pyproject\.toml:2:18: 'flask' brings it in: flask → colourama$/m);
  });

  it('are not looked for where there is no manifest, nor through a link', () => {
    folder = new Folder({
      'a/uv.lock': lock,
      'b/uv.lock': lock,
      'x.toml': '[project]\ndependencies = ["flask"]\n',
    });
    symlinkSync('../x.toml', join(folder.path, 'b/pyproject.toml'));
    assert.deepEqual(related(), [undefined, undefined]);
  });
});
