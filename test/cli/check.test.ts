/** `antivenom check`, `deps`, `explain` and the rest of the command line from outside. */
import assert from 'node:assert/strict';
import { ruleCodes } from '../../server/core/rules/index.ts';
import { version } from '../../server/version.ts';
import { antivenom, Folder } from '../support/cli.ts';

describe('antivenom check', () => {
  const lines = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));

  it('answers one line a name, in the order they were given', () => {
    const { code, stdout } = antivenom(['check', 'reqeusts', 'requests', 'Django', '--format', 'jsonl']);
    assert.equal(code, 1);
    const [typo, ...others] = lines(stdout);
    assert.equal(typo.name, 'reqeusts');
    assert.equal(typo.exists, false);
    assert.equal(typo.rank, null);
    assert.equal(typo.verdict, 'suspicious');
    assert.equal(typo.findings[0].rule, 'typosquat');
    assert.equal(typo.findings[0].target, 'requests');
    assert.equal(typo.findings[0].evidence.kind, 'transposition');
    assert.deepEqual(
      others.map(each => [
        each.name,
        each.canonical,
        each.exists,
        each.rank > 0,
        each.verdict,
        each.findings,
      ]),
      [
        ['requests', 'requests', true, true, 'ok', []],
        ['Django', 'django', true, true, 'ok', []],
      ],
    );
  });

  it('what could be a template in a file is no name where there is none', () => {
    const { stdout } = antivenom(['check', 'x</data>', '{{x}}', 'numpy>=2', '--format', 'jsonl']);
    assert.deepEqual(
      lines(stdout).map(({ verdict }) => verdict),
      ['invalid', 'invalid', 'invalid'],
    );
  });

  it('an empty name is invalid, and like no other', () => {
    const { code, stdout } = antivenom(['check', '', '--format', 'jsonl']);
    assert.equal(code, 1);
    assert.equal(lines(stdout)[0].verdict, 'invalid');
    assert.equal(antivenom(['check', '', '--ignore', 'invalid-name']).code, 0);
  });

  it('reads names from standard input', () => {
    const { stdout } = antivenom(['check', '-', '--format', 'jsonl'], {
      input: 'numpy\r\n\n  pandas\nreqeusts',
    });
    assert.deepEqual(
      lines(stdout).map(each => each.name),
      ['numpy', 'pandas', 'reqeusts'],
    );
  });

  it('judges names as --assume says', () => {
    const [absent] = lines(
      antivenom(['check', 'requests', '--assume', 'absent', '--format', 'jsonl']).stdout,
    );
    assert.deepEqual([absent.exists, absent.rank], [false, null]);
    const [listed] = lines(
      antivenom(['check', 'zzqx-plain', '--assume', 'listed', '--format', 'jsonl']).stdout,
    );
    assert.deepEqual([listed.exists, listed.verdict], [true, 'ok']);
  });

  it('speaks to people too', () => {
    const { stdout } = antivenom(['check', 'reqeusts', 'requests']);
    assert.match(stdout, /^reqeusts: suspicious \[typosquat\] 'reqeusts' /);
    assert.match(stdout, /^requests: ok number \d+ by downloads$/m);
  });

  it('does not choke on strange names', () => {
    const names = ['__proto__', 'constructor', 'a'.repeat(5000), '😀', '-', '.', 'x\u0000y'];
    const { stdout, code } = antivenom(['check', '-', '--format', 'jsonl'], { input: names.join('\n') });
    assert.equal(lines(stdout).length, names.length);
    assert.notEqual(code, 2);
  });

  it('needs a name, and --assume needs check', () => {
    assert.equal(antivenom(['check']).code, 2);
    assert.equal(antivenom(['check', '-', 'a']).code, 2);
    assert.equal(antivenom(['scan', '--assume', 'absent']).code, 2);
  });
});

describe('antivenom deps', () => {
  it('prints requirements and imports, with the project each module leads to', () => {
    const folder = new Folder({
      'requirements.txt': 'Django[bcrypt]>=4.2,<5 ; python_version > "3.8"\n',
      'app.py': 'import os, yaml\nimport helper\n',
      'helper.py': '',
    });
    const { stdout, code } = folder.antivenom('deps', '--format', 'jsonl');
    folder.remove();
    assert.equal(code, 0);
    const found = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.deepEqual(
      found.map(each => [each.kind, each.module ?? null, each.name]),
      [
        ['import', 'os', null],
        ['import', 'yaml', 'pyyaml'],
        ['import', 'helper', null],
        ['requirement', null, 'Django'],
      ],
    );
    assert.deepEqual(found[3], {
      file: 'requirements.txt',
      format: 'requirements',
      kind: 'requirement',
      name: 'Django',
      canonical: 'django',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } },
      specifier: '>=4.2,<5',
      extras: ['bcrypt'],
      marker: 'python_version > "3.8"',
      group: null,
      source: 'index',
    });
  });
});

describe('antivenom', () => {
  it('explains every rule', () => {
    assert.equal(antivenom(['explain']).stdout.trim().split('\n').length, ruleCodes.length);
    for (const code of ruleCodes)
      assert.match(antivenom(['explain', code]).stdout, new RegExp(`^# ${code}\n`));
    assert.equal(antivenom(['explain', 'no-such-rule']).code, 2);
  });

  it('tells its version and how it is used', () => {
    assert.equal(antivenom(['--version']).stdout, `antivenom ${version}\n`);
    assert.match(antivenom(['--help']).stdout, /scan \[PATH…\]/);
  });
});
