/** From outside: looking into packages. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from '../support/archives.ts';
import { Folder } from '../support/cli.ts';

const hidden = "import base64\nexec(base64.b64decode('cHJpbnQoMSk='))\n";

describe('antivenom inspect', () => {
  const folder = new Folder({
    'site/acme/__init__.py': hidden,
    'site/acme-1.0.dist-info/METADATA': 'Name: acme\nVersion: 1.0\n',
    'site/calm.py': 'x = 1\n',
    'calm/calm.py': 'x = 1\n',
    'notes.txt': '',
  });
  after(() => folder.remove());

  it('shows what is hidden, and exits with 1', () => {
    writeFileSync(
      join(folder.path, 'acme-1.0-py3-none-any.whl'),
      zipOf([{ path: 'acme.py', content: hidden }]),
    );
    const { code, stdout } = folder.antivenom('inspect', 'acme-1.0-py3-none-any.whl');
    assert.equal(code, 1);
    assert.match(stdout, /acme\.py:2:1: loud\[decoded-exec\].*when it is imported/);
    assert.match(stdout, /decoded, not run: print\(1\)/);
    assert.match(stdout, /1 package · 1 file · 1 sign · 1 suspicious/);
  });

  it('has scans of the same machine say what was found', () => {
    folder.write('pins/requirements.txt', 'acme==1.0\nacme==2.0\n');
    const cache = ['--cache-dir', join(folder.path, 'cache')];
    const scan = () => folder.antivenom('scan', 'pins', '--offline', '--select', 'hidden-code', ...cache);
    assert.equal(scan().code, 0);
    folder.antivenom('inspect', 'acme-1.0-py3-none-any.whl', ...cache);
    const { code, stdout } = scan();
    assert.equal(code, 1);
    assert.match(stdout, /requirements\.txt:1:1: error.*in the file that was looked into shows signs/);
    assert.doesNotMatch(stdout, /requirements\.txt:2:/);
  });

  it('is calm about a folder without signs, in every format', () => {
    for (const format of ['text', 'json', 'jsonl', 'markdown', 'html']) {
      const { code, stderr } = folder.antivenom('inspect', 'calm', '--format', format);
      assert.deepEqual([format, code, stderr], [format, 0, '']);
    }
    const report = JSON.parse(folder.antivenom('inspect', 'calm', '--format', 'json').stdout);
    assert.equal(report.schema, 1);
    assert.equal(report.inspections[0].verdict, 'quiet');
  });

  it('looks into each project of an environment', () => {
    const { code, stdout } = folder.antivenom('environment', 'site', '--format', 'json');
    const { inspections, summary } = JSON.parse(stdout);
    assert.equal(code, 1);
    assert.deepEqual(summary.loud, 1);
    assert.deepEqual(
      inspections.map(({ container, verdict }: { container: { name: string }; verdict: string }) => [
        container.name,
        verdict,
      ]),
      [
        ['acme', 'loud'],
        [null, 'quiet'],
      ],
    );
    assert.equal(folder.antivenom('environment', 'site', '--fail-on', 'never').code, 0);
  });

  it('says in one line what it cannot look into', () => {
    for (const args of [
      ['inspect'],
      ['inspect', 'absent'],
      ['inspect', 'notes.txt'],
      ['environment', 'calm'],
    ]) {
      const { code, stdout, stderr } = folder.antivenom(...args);
      assert.deepEqual([code, stdout, stderr.trim().split('\n').length], [2, '', 1], args.join(' '));
    }
  });
});
