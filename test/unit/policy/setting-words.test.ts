/** What is offered while settings are typed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configKeys } from '../../../server/core/policy/config.ts';
import { readConfig } from '../../../server/core/policy/read-config.ts';
import { settingWords } from '../../../server/core/policy/setting-words.ts';
import { ruleCodes } from '../../../server/core/rules/index.ts';

type File = 'pyproject.toml' | 'antivenom.toml';

function offered(marked: string, file: File = 'antivenom.toml'): readonly string[] | undefined {
  const found = settingWords(marked.replace('|', ''), marked.indexOf('|'), file);
  return found?.words.map(({ word }) => word);
}

describe('settings while they are typed', () => {
  const keys = configKeys.map(({ name }) => name);

  it('are offered as keys that are not there yet', () => {
    assert.deepEqual(offered('|'), keys);
    assert.deepEqual(
      offered('policy = "vetted-only"\nvet|\n'),
      keys.filter(name => name !== 'policy'),
    );
    assert.deepEqual(offered('[tool.antivenom]\r\nal|\r\n', 'pyproject.toml'), keys);
    assert.deepEqual(offered('\uFEFFal|'), keys);
  });

  it('are offered as rules and severities', () => {
    const severities = ['error', 'warning', 'information', 'hint', 'off'];
    for (const text of ['[rules]\ntypo|', 'rules = { |', 'rules = { typosquat = "off", |'])
      assert.deepEqual(offered(text), ruleCodes, text);
    for (const text of ['[rules]\ntyposquat = |', 'rules.typosquat = "|"', 'rules = { typosquat = "o|'])
      assert.deepEqual(offered(text), severities, text);
    assert.deepEqual(offered('[tool.antivenom.rules]\nyanked = "|"\n', 'pyproject.toml'), severities);
  });

  it('are offered as the words that a key takes, in quotes', () => {
    assert.deepEqual(offered('sensitivity = |'), ['quiet', 'normal', 'audit']);
    assert.deepEqual(offered('look-up-unknown-names = t|'), ['true', 'false']);
    const written = (text: string) => {
      const found = settingWords(text, text.length, 'antivenom.toml');
      return found && text.slice(0, found.span.start) + found.words[0]?.newText;
    };
    assert.equal(written('network = o'), 'network = "online"');
    assert.equal(written('network = "'), 'network = "online');
    assert.equal(written('ne'), 'sensitivity = ');
  });

  it('are offered nowhere else', () => {
    for (const text of [
      'baseline = |',
      'allow = [\n  x|\n]',
      'allow = ["x|"]',
      '[[a]]\n|',
      '[other]\n|',
      '# |',
    ])
      assert.equal(offered(text), undefined, text);
    for (const text of ['[project]\nantivenom = 1\n|', '|', '[tool.other]\n|\n[tool.antivenom]'])
      assert.equal(offered(text, 'pyproject.toml'), undefined, text);
  });

  it('give what the reader takes', () => {
    for (const key of configKeys) {
      const found = settingWords(`${key.name} = `, key.name.length + 3, 'antivenom.toml');
      for (const { newText } of found?.words ?? [])
        assert.deepEqual(readConfig(`${key.name} = ${newText}`, 'antivenom.toml').problems, []);
    }
  });

  it('never throw, whatever the text', () => {
    const part = fc.constantFrom(
      'rules',
      '=',
      '{',
      '}',
      '[',
      ']',
      '"',
      '\n',
      '\r',
      'tool.antivenom',
      ' ',
      'x',
      ',',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(60), (parts, at) => {
        const text = parts.join('');
        for (const file of ['pyproject.toml', 'antivenom.toml'] as const)
          settingWords(text, Math.min(at, text.length), file);
      }),
    );
  });
});
