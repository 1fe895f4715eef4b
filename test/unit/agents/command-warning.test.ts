/** What is said about a command that was started in a terminal. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandWarning } from '../../../server/core/agents/command-warning.ts';
import { defaultSettings, type Settings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const knowledge = smallKnowledge({ ranked: ['requests', 'numpy', 'colorama', 'scikit-learn'] });

function warningFor(command: string, settings: Partial<Settings> = {}) {
  return commandWarning(command, {
    knowledge,
    settings: { ...defaultSettings, ...settings },
    today: '2026-11-10',
  });
}

describe('the warning about a command in a terminal', () => {
  it('says in one sentence what is wrong and what to use', () => {
    const warning = warningFor('pip install reqeusts');
    assert.match(warning?.message ?? '', /^'reqeusts' is one swap from 'requests' .* Use 'requests'\.$/);
    assert.equal(warning?.rule, 'typosquat');
  });

  it('gives the command as it was meant, with all that was right in it', () => {
    const meant: [string, string][] = [
      ['pip install reqeusts', 'pip install requests'],
      ['cd app && uv add "reqeusts>=2" numpy', 'cd app && uv add "requests>=2" numpy'],
      ['python3 -m pip install -U reqeusts colourama', 'python3 -m pip install -U requests colorama'],
      ['& C:\\py\\python.exe -m pip install reqeusts', '& C:\\py\\python.exe -m pip install requests'],
    ];
    for (const [typed, right] of meant) assert.equal(warningFor(typed)?.corrected, right);
    assert.match(warningFor('pip install reqeusts colourama')?.message ?? '', /\(1 more in this command\)$/);
  });

  it('gives none where one of the names has no counterpart', () => {
    const warning = warningFor('pip install reqeusts pathlib');
    assert.ok(warning);
    assert.equal(warning.corrected, null);
  });

  it('is silent about what is sound, unknown or no installation', () => {
    for (const command of [
      'pip install requests numpy',
      'pip install fast-json-schema-guard-pro',
      'echo pip install is reqeusts',
      'grep reqeusts requirements.txt',
      'pip install -r reqeusts.txt',
      'pip uninstall reqeusts',
      'ls',
      '',
    ])
      assert.equal(warningFor(command), null, command);
  });

  it('heeds what is allowed and denied', () => {
    const entry = (pattern: string) => [{ pattern, reason: null, until: null, span: { start: 0, end: 0 } }];
    assert.equal(warningFor('pip install reqeusts', { allow: entry('reqeusts') }), null);
    assert.equal(warningFor('pip install numpy', { deny: entry('numpy') })?.rule, 'denied');
    assert.equal(warningFor('pip install reqeusts', { rules: { typosquat: 'off' } })?.rule, undefined);
  });

  it('never throws, and passes over a pasted script', () => {
    assert.equal(warningFor(`pip install reqeusts ${' '.repeat(20_000)}`), null);
    const word = fc.constantFrom(
      'pip',
      'install',
      'reqeusts',
      '"',
      "'",
      '\\',
      '\n',
      ' ',
      '$(',
      ')',
      '<<E',
      ';',
    );
    fc.assert(fc.property(fc.array(word), words => void warningFor(words.join(' '))));
  });
});
