/** The first thing that anybody runs: README's demo, and its strict sibling. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../server/core/report.ts';
import { antivenom } from '../support/cli.ts';

const cwd = fileURLToPath(new URL('../../../', import.meta.url));

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

  it('renames the module at every use in the code', () => {
    const [rename] = findings.find(({ name }) => name === 'numyp')?.fixes ?? [];
    assert.equal(rename?.title, "Replace 'numyp' with 'numpy'");
    assert.equal(rename?.safe, false);
  });
});
