/** Settings that contradict themselves, are broken, or are huge: each problem is at its place, and the rest counts. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/core/analyze.ts';
import { requirements } from '../../../server/core/formats/requirements.ts';
import { configKeys } from '../../../server/core/policy/config.ts';
import { withConfig } from '../../../server/core/policy/merge.ts';
import { matchesPattern } from '../../../server/core/policy/patterns.ts';
import { readConfig } from '../../../server/core/policy/read-config.ts';
import { readVetted } from '../../../server/core/policy/vetted.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const told = (text: string) =>
  readConfig(text, 'antivenom.toml').problems.map(({ span, message }) => [
    text.slice(span.start, span.end),
    message,
  ]);

/** `rule name` of what is found in requirements of a project with these settings. */
function found(settings: string, text: string): readonly string[] {
  const { config } = readConfig(settings, 'antivenom.toml');
  const context = {
    knowledge: smallKnowledge({ ranked: ['requests', 'flask'] }),
    settings: withConfig(defaultSettings, config, true),
    today: '2026-11-10',
  };
  const { findings } = analyze({ path: 'requirements.txt', text, format: requirements }, context);
  return findings.map(({ rule, dependency }) => `${rule} ${dependency?.name}`);
}

describe('hostile settings', () => {
  it('that allow and deny one name deny it, and that let only vetted names through vet none by naming none', () => {
    assert.deepEqual(found('allow = ["flask", "*"]\ndeny = ["Flask"]\n', 'flask\nrequests\n'), [
      'denied flask',
    ]);
    assert.deepEqual(found('policy = "vetted-only"\nallow = ["*"]\n', 'flask\n'), ['not-vetted flask']);
    assert.deepEqual(found('policy = "vetted-only"\nvetted = ["*"]\ndeny = ["flask"]\n', 'flask\n'), [
      'denied flask',
    ]);
  });

  it('with an age that is none are told of, and the usual one counts', () => {
    for (const age of [
      '-1',
      '7.5',
      '36501',
      '99999999999999999999',
      'inf',
      'nan',
      '"7"',
      '[7]',
      'true',
      '',
    ]) {
      const text = `minimum-age-days = ${age}\ndeny = ["flask"]\n`;
      assert.ok(told(text).length > 0, text);
      const { config } = readConfig(text, 'antivenom.toml');
      assert.equal(config.minimumAgeDays, undefined, text);
      assert.equal(config.deny?.length, 1, text);
    }
  });

  it('with a thousand stars in a pattern match as fast as others, or are told of', () => {
    const stars = '*'.repeat(1000);
    const dotted = 'a*'.repeat(1000);
    const started = performance.now();
    assert.deepEqual(found(`deny = ["${stars}", "${dotted}"]\n`, 'flask\n'), ['denied flask']);
    for (let n = 0; n < 1000; n++) assert.ok(!matchesPattern('a'.repeat(900), dotted));
    assert.ok(matchesPattern('a'.repeat(1000), dotted));
    assert.ok(performance.now() - started < 5000);
    assert.deepEqual(told(`exclude = ["${stars}x", "${dotted}", "old/"]\n`).length, 2);
  });

  it('with a list as long as a file can hold are asked about every name in no time', () => {
    const names = Array.from({ length: 400 }, (_, n) => `name-${n}\n`).join('');
    for (const pattern of ['name-x', 'name-*-x']) {
      const list = Array.from({ length: 100_000 }, (_, n) => `"${pattern}${n}"`).join(',\n');
      const started = performance.now();
      const denied = found(`deny = [\n${list},\n"name-7"]\n`, names).filter(each =>
        each.startsWith('denied'),
      );
      assert.deepEqual(denied, ['denied name-7']);
      assert.ok(performance.now() - started < 10_000);
    }
  }).timeout(30_000);

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
