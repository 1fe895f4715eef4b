/** Settings that contradict themselves, are broken, or are huge: each problem is at its place, and the rest counts. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configKeys } from '../../../server/core/policy/config.ts';
import { withConfig } from '../../../server/core/policy/merge.ts';
import { readConfig } from '../../../server/core/policy/read-config.ts';
import { readVetted } from '../../../server/core/policy/vetted.ts';
import { defaultSettings } from '../../../server/core/settings.ts';

const told = (text: string) =>
  readConfig(text, 'antivenom.toml').problems.map(({ span, message }) => [
    text.slice(span.start, span.end),
    message,
  ]);

describe('hostile settings', () => {
  it('that contradict themselves: what forbids stands beside what allows, and each key has its last word', () => {
    const text = 'allow = ["x"]\ndeny = ["x"]\nvetted = ["x"]\npolicy = "vetted-only"\n';
    const { config, problems } = readConfig(text, 'antivenom.toml');
    assert.deepEqual(problems, []);
    const settings = withConfig(defaultSettings, config, true);
    for (const list of [settings.allow, settings.deny, settings.vetted ?? []])
      assert.deepEqual(
        list.map(({ pattern }) => pattern),
        ['x'],
      );
    const twice = readConfig('network = "offline"\nnetwork = "online"\n', 'antivenom.toml');
    assert.equal(twice.config.network, 'online');
    assert.equal(twice.problems.length, 1);
  });

  it('that are broken: one mistake costs no other key', () => {
    const text = [
      'policy = "vetted"',
      'vetted = ["a b", 1, { nam = "x" }, "ok"]',
      'vetted-file = 3',
      'baseline = ""',
      'rules = { typosqat = "off", yanked = "none", newborn = "hint" }',
      'deny = [',
      '',
    ].join('\n');
    assert.deepEqual(
      told(text).map(([place]) => place),
      ['"vetted"', '"a b"', '1', 'nam', '3', '""', 'typosqat', '"none"', '['],
    );
    const { config } = readConfig(text, 'antivenom.toml');
    assert.deepEqual(
      config.vetted?.map(({ pattern }) => pattern),
      ['ok'],
    );
    assert.deepEqual([...(config.rules ?? [])], [['newborn', 'hint']]);
    assert.equal(config.policy, undefined);
  });

  it('of an untrusted workspace make nothing milder', () => {
    const text = 'policy = "vetted-only"\nvetted = ["x"]\nallow = ["y"]\nbaseline = "b.json"\n';
    const { config } = readConfig(text, 'antivenom.toml');
    const settings = withConfig(defaultSettings, config, false);
    assert.deepEqual(
      settings.vetted?.map(({ pattern }) => pattern),
      ['x'],
    );
    assert.deepEqual(settings.allow, []);
    const strict = { ...defaultSettings, vetted: [] };
    assert.deepEqual(withConfig(strict, config, false).vetted, [], 'it cannot vet what the user has not');
  });

  it('that are huge are read in no time', () => {
    const names = Array.from({ length: 50_000 }, (_, n) => `"p${n}"`).join(',\n');
    const started = performance.now();
    assert.equal(readConfig(`vetted = [\n${names}]\n`, 'antivenom.toml').config.vetted?.length, 50_000);
    for (const line of [
      '*'.repeat(200_000),
      ' '.repeat(200_000),
      `a${'.'.repeat(200_000)}`,
      '#'.repeat(200_000),
    ])
      readVetted(line);
    assert.ok(performance.now() - started < 10_000);
  });

  it('of any sort never throw, and every problem lies in the text', () => {
    const key = fc.constantFrom(...configKeys.map(({ name }) => name), 'x', 'rules.typosquat');
    const value = fc.constantFrom(
      '"x"',
      '1',
      'true',
      '[',
      '["a", {}]',
      '{name="*"}',
      '"',
      '2027-01-31',
      '{}',
      '-',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 12 }), lines => {
        const text = lines.map(([name, written]) => `${name} = ${written}\n`).join('');
        for (const { span } of readConfig(text, 'antivenom.toml').problems)
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
      }),
    );
    fc.assert(fc.property(fc.string({ maxLength: 300 }), text => void readVetted(text)));
  });
});
