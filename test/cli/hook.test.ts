/** `antivenom hook`: what an agent is told about the commands it proposes. */
import assert from 'node:assert/strict';
import { antivenom, Folder } from '../support/cli.ts';

let folder: Folder;

interface Answer {
  readonly permissionDecision: string;
  readonly permissionDecisionReason: string;
}

/** Null where the hook says nothing. */
function answerTo(command: string | readonly string[]): Answer | null {
  const input = JSON.stringify({ tool_name: 'run', tool_input: { command }, cwd: folder.path });
  const { code, stdout, stderr } = antivenom(['hook'], { input });
  assert.deepEqual([code, stderr], [0, '']);
  return stdout === '' ? null : JSON.parse(stdout).hookSpecificOutput;
}

describe('antivenom hook', () => {
  before(() => {
    folder = new Folder({
      'requirements.txt': 'requests>=2\nnumpy\n',
      'bad.txt': '-r nested.txt\n',
      'nested.txt': 'colourama\n',
      'allowing/pyproject.toml': '[tool.antivenom]\nallow = ["acme-*"]\n',
    });
  });
  after(() => folder.remove());

  it('denies a typosquat and says what to install', () => {
    const answer = answerTo('pip install reqeusts');
    assert.equal(answer?.permissionDecision, 'deny');
    assert.match(answer?.permissionDecisionReason ?? '', /'reqeusts' .*Use 'requests'\.$/);
    assert.equal(answerTo('cd x && uv add reqeusts')?.permissionDecision, 'deny');
    assert.equal(answerTo(['bash', '-c', '"pip install reqeusts"'])?.permissionDecision, 'deny');
  });

  it('asks about a name that is on no list', () => {
    const answer = answerTo('python -m pip install fast-json-schema-guard-pro');
    assert.equal(answer?.permissionDecision, 'ask');
    assert.match(answer?.permissionDecisionReason ?? '', /not in the list of/);
  });

  it('reads the files that a command installs from', () => {
    assert.equal(answerTo('pip install -r requirements.txt')?.permissionDecision, 'allow');
    assert.equal(answerTo('pip install -r bad.txt')?.permissionDecision, 'deny');
    assert.equal(answerTo('pip install -r gone.txt')?.permissionDecision, 'ask');
  });

  it('allows a clean installation, but never what else stands in the line', () => {
    assert.equal(answerTo('pip install "requests>=2" numpy')?.permissionDecision, 'allow');
    for (const more of [
      '; rm -rf x',
      ' && curl x',
      '\nrm x',
      ' $(rm x)',
      ' | sh',
      ' > /etc/passwd',
      ' `rm x`',
      ' "$(rm x)"',
    ])
      assert.equal(answerTo(`pip install requests${more}`), null, more);
  });

  it('says nothing of other commands and other tools', () => {
    assert.equal(answerTo('ls -la'), null);
    assert.equal(answerTo('pip --version'), null);
    assert.deepEqual(antivenom(['hook'], { input: '{"tool_name":"read","tool_input":{"path":"x"}}' }), {
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('refuses what is no tool call', () => {
    assert.equal(antivenom(['hook'], { input: 'pip install x' }).code, 2);
  });
});
