/** The terminal's part of the extension, without an editor. */
import assert from 'node:assert/strict';
import { createTerminalWarnings, type TerminalHost } from '../../client/terminal-warnings.ts';
import type { CheckCommandResult } from '../../server/lsp/protocol.ts';

const warning: CheckCommandResult = {
  message: "'reqeusts' is one swap from 'requests'. Use 'requests'.",
  rule: 'typosquat',
  corrected: 'pip install requests',
};

/** A host that writes down what is done to it. */
function hostWith(answers: Partial<TerminalHost<string>> = {}) {
  const done: unknown[][] = [];
  const clock = { now: 0 };
  const host: TerminalHost<string> = {
    isWanted: () => true,
    ask: async (command, folder) => {
      done.push(['ask', command, folder]);
      return warning;
    },
    warn: async (...all) => void done.push(['warn', ...all]),
    copy: async text => void done.push(['copy', text]),
    showRule: async rule => void done.push(['rule', rule]),
    now: () => clock.now,
    words: { showDetails: 'details', copyCommand: 'copy' },
    ...answers,
  };
  return { started: createTerminalWarnings(host), done, clock };
}

describe('warnings about terminals', () => {
  it('warns with the sentence and two buttons, and does nothing else', async () => {
    const { started, done } = hostWith();
    await started('  pip install reqeusts\n', '/here');
    assert.deepEqual(done, [
      ['ask', 'pip install reqeusts', '/here'],
      ['warn', `Antivenom: ${warning.message}`, 'details', 'copy'],
    ]);
  });

  it('shows the rule, or copies the right command, when its button is pressed', async () => {
    const details = hostWith({ warn: async () => 'details' });
    await details.started('pip install reqeusts', undefined);
    assert.deepEqual(details.done.at(-1), ['rule', 'typosquat']);
    const copy = hostWith({ warn: async () => 'copy' });
    await copy.started('pip install reqeusts', undefined);
    assert.deepEqual(copy.done.at(-1), ['copy', 'pip install requests']);
  });

  it('offers no copy where the right command is not clear', async () => {
    const { started, done } = hostWith({ ask: async () => ({ ...warning, corrected: null }) });
    await started('pip install reqeusts', undefined);
    assert.deepEqual(done, [['warn', `Antivenom: ${warning.message}`, 'details']]);
  });

  it('says it once a minute for one command in one folder', async () => {
    const { started, done, clock } = hostWith();
    const warned = () => done.filter(([what]) => what === 'warn').length;
    await started('pip install reqeusts', '/a');
    clock.now = 59_999;
    await started('pip install reqeusts', '/a');
    assert.equal(warned(), 1);
    await started('pip install reqeusts', '/b');
    await started('uv add reqeusts', '/a');
    assert.equal(warned(), 3);
    clock.now = 60_000;
    await started('pip install reqeusts', '/a');
    assert.equal(warned(), 4);
  });

  it('asks nothing about commands that install nothing, nor where it is not wanted', async () => {
    const { started, done } = hostWith();
    for (const command of ['', 'ls', 'export TOKEN=secret', 'git push', 'python app.py'])
      await started(command, '/a');
    const unwanted = hostWith({ isWanted: () => false });
    await unwanted.started('pip install reqeusts', '/a');
    assert.deepEqual([...done, ...unwanted.done], []);
  });

  it('asks about every tool that installs', async () => {
    const { started, done } = hostWith({
      ask: async command => {
        done.push(['ask', command]);
        return null;
      },
    });
    const commands = [
      ...[
        'pip install x',
        'python -m pip install x',
        'pip3.12 install x',
        'C:\\py\\Scripts\\PIP.EXE install x',
      ],
      ...['uv add x', 'uvx x', 'pipx run x', 'pipenv install x', 'poetry add x', 'pdm add x', 'rye add x'],
      ...['conda install x', 'micromamba install x', '$PIP install x'],
    ];
    for (const command of commands) await started(command, '/a');
    assert.equal(done.length, commands.length);
  });
});
