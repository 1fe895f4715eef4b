/** `--help`, and the files with which shells complete a command line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandHelp } from '../../server/cli/command-help.ts';
import { commands } from '../../server/cli/run.ts';
import { antivenom } from '../support/cli.ts';

const cwd = fileURLToPath(new URL('../../../', import.meta.url));
const script = `${cwd}completions/antivenom.bash`;

/** What bash would offer for a line, with the cursor at its end. */
function offered(line: string): readonly string[] {
  const words = line.split(' ');
  const program = `compopt() { :; }; source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _antivenom; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', program, 'bash', script, ...words], {
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  return stdout.split('\n').filter(word => word !== '');
}

describe('help', () => {
  for (const [name, { usage }] of Object.entries(commands))
    it(`${name} has a page of its own, and its examples run`, () => {
      const page = antivenom([name, '--help']);
      assert.equal(page.code, 0);
      assert.ok(page.stdout.startsWith(`Usage: antivenom ${usage}`));
      assert.deepEqual(antivenom(['help', name]), page);
      for (const [line] of commandHelp[name]?.examples ?? []) {
        const inside = line.replace(/ --output \S+/, '').split(' ');
        const { code, stderr } = antivenom(inside, { cwd: `${cwd}examples/bitten` });
        assert.equal(stderr, '', line);
        assert.notEqual(code, 2, line);
      }
    });

  it('lists all commands and flags where none is asked for', () => {
    const { stdout } = antivenom(['--help']);
    for (const name of Object.keys(commands)) assert.match(stdout, new RegExp(`^ {2}${name}`, 'm'));
    assert.equal(antivenom(['help', 'nothing']).stdout, stdout);
    assert.equal(antivenom(['help']).stdout, stdout);
  });
});

describe('completion in bash', () => {
  it('offers commands, flags and words', () => {
    assert.deepEqual(offered('antivenom '), Object.keys(commands));
    assert.deepEqual(offered('antivenom sc'), ['scan']);
    assert.deepEqual(offered('antivenom scan --fail'), ['--fail-on']);
    assert.deepEqual(offered('antivenom scan --format s'), ['sarif']);
    assert.deepEqual(offered('antivenom scan . --select typo'), ['typosquat']);
    assert.deepEqual(offered('antivenom explain typo'), ['typosquat']);
    assert.deepEqual(offered('antivenom deps --fi'), []);
  });

  it('is made for zsh and fish too, with the same flags', () => {
    for (const [name, mark] of [
      ['_antivenom', '--fail-on['],
      ['antivenom.fish', '-l fail-on'],
    ] as const)
      assert.ok(readFileSync(`${cwd}completions/${name}`, 'utf8').includes(mark), name);
  });
});
