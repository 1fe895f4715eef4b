/** The first thing that anybody runs: README's demo, and its strict sibling. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Report } from '../../server/core/report.ts';
import { antivenom, Folder } from '../support/cli.ts';

const cwd = fileURLToPath(new URL('../../../', import.meta.url));

const corp = 'https://corp.example/simple';

describe('the bitten example', () => {
  const { code, stdout } = antivenom(['scan', 'examples/bitten', '--offline', '--format', 'json'], { cwd });
  const { findings, problems } = JSON.parse(stdout) as Report;

  it('shows every trap that it lists, and nothing else', () => {
    assert.deepEqual(
      findings.map(({ file, rule, name, target }) => `${file} ${rule} ${name} ${target}`),
      [
        'requirements.txt typosquat colourama colorama',
        'requirements.txt typosquat python3-dateutil python-dateutil',
        'requirements.txt typosquat reqeusts requests',
        'requirements.txt unofficial-name sklearn scikit-learn',
        'requirements.txt stdlib-name json null',
        'requirements.txt unknown-project weatherboard-sensor-gateway null',
        'weather/board.py typosquat numyp numpy',
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('fails a check, and only shows itself in the demo', () => {
    assert.equal(code, 1);
    assert.equal(antivenom(['scan', 'examples/bitten', '--fail-on', 'never'], { cwd }).code, 0);
  });

  it('is the same whatever the machine says of indexes', () => {
    const settings = new Folder({ 'pip.conf': '[global]\nindex-url = https://corp.example/simple\n' });
    const shown = [
      {},
      { PIP_CONFIG_FILE: join(settings.path, 'pip.conf'), UV_INDEX: corp, VIRTUAL_ENV: cwd },
    ].map(
      env =>
        spawnSync(process.execPath, ['scripts/demo.mjs', '--format', 'jsonl'], {
          cwd,
          env: { ...process.env, ...env },
          encoding: 'utf8',
        }).stdout,
    );
    settings.remove();
    assert.equal(shown[0]?.trim().split('\n').length, findings.length);
    assert.equal(shown[1], shown[0]);
  });

  it('takes a folder for no index that anybody could be confused by', () => {
    const folder = new Folder({ 'index/acme/index.html': '' });
    const address = pathToFileURL(join(folder.path, 'index')).href;
    for (const variable of ['PIP_EXTRA_INDEX_URL', 'PIP_INDEX_URL']) {
      const args = ['scan', 'examples/bitten', '--offline', '--format', 'json', '--sensitivity', 'audit'];
      const report = JSON.parse(antivenom(args, { cwd, env: { [variable]: address } }).stdout) as Report;
      assert.deepEqual(
        report.findings.map(({ rule, name }) => `${rule} ${name}`),
        findings.map(({ rule, name }) => `${rule} ${name}`),
      );
    }
    folder.remove();
  });

  it('renames the module at every use in the code', () => {
    const [rename] = findings.find(({ name }) => name === 'numyp')?.fixes ?? [];
    assert.equal(rename?.title, "Replace 'numyp' with 'numpy'");
    assert.equal(rename?.safe, false);
  });
});
