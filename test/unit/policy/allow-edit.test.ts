/** Where "Allow … in this project" writes, and that it keeps each file's own layout. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../server/core/fixes.ts';
import { allowEdit, type SettingsFile } from '../../../server/core/policy/allow-edit.ts';
import { readConfig } from '../../../server/core/policy/read-config.ts';

function allowed(text: string, file: SettingsFile = 'pyproject.toml', pattern = 'acme'): string | null {
  const edits = allowEdit(text, file, pattern);
  return edits && applyEdits(text, edits);
}

describe('allowEdit', () => {
  it('adds to a list in one line', () => {
    for (const [before, after] of [
      ['[]', '["acme"]'],
      ['[ ]', '["acme"]'],
      ['["b"]', '["b", "acme"]'],
      ['["b", ]', '["b", "acme", ]'],
      ["['b', {name = 'c'}]", "['b', {name = 'c'}, \"acme\"]"],
      ["['b']", "['b', 'acme']"],
      ['["b"] # ours', '["b", "acme"] # ours'],
    ])
      assert.equal(allowed(`[tool.antivenom]\nallow = ${before}\n`), `[tool.antivenom]\nallow = ${after}\n`);
  });

  it('adds a line to a list of lines, comments kept where they are', () => {
    const list = (...lines: string[]) => `allow = [\n${lines.join('\n')}\n]\n`;
    for (const [before, after] of [
      [['  "b",'], ['  "b",', '  "acme",']],
      [['\t"b"'], ['\t"b",', '\t"acme"']],
      [['  "b", # why'], ['  "b", # why', '  "acme",']],
      [['  "b" # why'], ['  "b", # why', '  "acme"']],
      [['  "a", "b",'], ['  "a", "b", "acme",']],
      [
        ['  "a",', '  "b", # x', '  # the end'],
        ['  "a",', '  "b", # x', '  "acme",', '  # the end'],
      ],
    ] as const)
      assert.equal(allowed(list(...before), 'antivenom.toml'), list(...after));
    assert.equal(allowed('allow = [ # none yet\n]\n', 'antivenom.toml'), 'allow = ["acme" # none yet\n]\n');
    assert.equal(
      allowed('allow = [\r\n  "b",\r\n]\r\n', 'antivenom.toml'),
      'allow = [\r\n  "b",\r\n  "acme",\r\n]\r\n',
    );
  });

  it('makes the key where there is none', () => {
    const line = 'allow = ["acme"]';
    for (const [before, after] of [
      ['', `${line}\n`],
      ['network = "offline"', `network = "offline"\n${line}\n`],
      ['network = "offline" # x\n', `network = "offline" # x\n${line}\n`],
      ['# Our rules.\n', `# Our rules.\n${line}\n`],
      ['[rules]\ntyposquat = "off"\n', `${line}\n\n[rules]\ntyposquat = "off"\n`],
      ['# About rules.\n[rules]\n', `${line}\n\n# About rules.\n[rules]\n`],
      ['\uFEFF[rules]\n', `\uFEFF${line}\n\n[rules]\n`],
      ['policy = "vetted-only"\n\n[rules]\n', `policy = "vetted-only"\n${line}\n\n[rules]\n`],
    ] as const)
      assert.equal(allowed(before, 'antivenom.toml'), after);
  });

  it('makes the table where there is none', () => {
    const table = '[tool.antivenom]\nallow = ["acme"]\n';
    assert.equal(allowed(''), table);
    assert.equal(allowed('[project]\nname = "x"\n'), `[project]\nname = "x"\n\n${table}`);
    assert.equal(
      allowed('[project]\r\nname = "x"'),
      '[project]\r\nname = "x"\r\n\r\n[tool.antivenom]\r\nallow = ["acme"]\r\n',
    );
    assert.equal(allowed('[tool.antivenom]\n[tool.x]\n'), '[tool.antivenom]\nallow = ["acme"]\n[tool.x]\n');
    assert.equal(
      allowed('[tool.antivenom]\nnetwork = "offline" # x\n\n[tool.x]\n'),
      '[tool.antivenom]\nnetwork = "offline" # x\nallow = ["acme"]\n\n[tool.x]\n',
    );
    assert.equal(
      allowed('[a]\n\n[tool.antivenom.rules]\ntyposquat = "off"\n'),
      `[a]\n\n${table}\n[tool.antivenom.rules]\ntyposquat = "off"\n`,
    );
    assert.equal(
      allowed('[tool]\nantivenom.network = "offline"\n'),
      '[tool]\nantivenom.network = "offline"\nantivenom.allow = ["acme"]\n',
    );
    assert.equal(
      allowed('[tool]\nantivenom = { network = "offline" }\n'),
      '[tool]\nantivenom = { network = "offline", allow = ["acme"] }\n',
    );
    assert.equal(allowed('[tool]\nantivenom = {}\n'), '[tool]\nantivenom = { allow = ["acme"] }\n');
  });

  it('adds an entry where entries are tables', () => {
    assert.equal(
      allowed('[[tool.antivenom.allow]]\nname = "b"\n\n[tool.x]\n'),
      '[[tool.antivenom.allow]]\nname = "b"\n\n[[tool.antivenom.allow]]\nname = "acme"\n\n[tool.x]\n',
    );
  });

  it('offers nothing for what is listed, for what is no name, and where it cannot be sure', () => {
    for (const text of ['["acme"]', '"x"', '["b"', '1'])
      assert.equal(allowed(`allow = ${text}\n`, 'antivenom.toml'), null, text);
    for (const pattern of ['a"b', 'a b', '', 'é', 'a\nb'])
      assert.equal(allowed('', 'antivenom.toml', pattern), null, pattern);
    assert.equal(allowed('[tool]\nantivenom = 1\n'), null);
    assert.ok(allowed('allow = [{name = "acme", until = 2020-01-01}]\n', 'antivenom.toml'));
  });

  it('changes nothing but the one entry, whatever the file is', () => {
    const piece = fc.constantFrom(
      ...['[tool.antivenom]\n', '[tool]\n', '[[tool.antivenom.allow]]\n', '[rules]\n', 'name = "b"\n'],
      ...['antivenom.', 'allow = [', 'allow = ["b", \'c\']', '"b"', ',', '\n', ']', '{', '}', '# x\n'],
      ...[' ', '"""', '\r\n', 'network = "offline"\n', '\uFEFF', 'antivenom = '],
    );
    const files: readonly SettingsFile[] = ['pyproject.toml', 'antivenom.toml'];
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom(...files), (pieces, file) => {
        const text = pieces.join('');
        const after = allowed(text, file);
        if (after === null) return;
        const names = (of: string) => readConfig(of, file).config.allow?.map(({ pattern }) => pattern) ?? [];
        assert.deepEqual(names(after).sort(), [...names(text), 'acme'].sort());
        const { allow: _, ...rest } = readConfig(text, file).config;
        const { allow: __, ...left } = readConfig(after, file).config;
        assert.deepEqual(left, rest);
      }),
      { numRuns: 3000 },
    );
  });
});
