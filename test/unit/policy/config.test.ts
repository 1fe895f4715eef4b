import assert from 'node:assert/strict';
import { configKeys } from '../../../server/core/policy/config.ts';
import { entryFor, matchesPattern } from '../../../server/core/policy/patterns.ts';
import { type ConfigReading, readConfig } from '../../../server/core/policy/read-config.ts';

const own = (text: string): ConfigReading => readConfig(text, 'antivenom.toml');

/** Problems as `text under the place: message`. */
function problems(text: string, file: 'pyproject.toml' | 'antivenom.toml' = 'antivenom.toml'): string[] {
  return readConfig(text, file).problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`,
  );
}

describe('readConfig', () => {
  it('says which patterns are not used', () => {
    const text = 'exclude = ["a/*/*", "*a*b*c*d*e*f", "/**/a/**/b/**/c"]';
    const { config, problems } = readConfig(text, 'antivenom.toml');
    assert.deepEqual(config.exclude, ['a/*/*']);
    assert.deepEqual(
      problems.map(({ span }) => text.slice(span.start, span.end)),
      ['"*a*b*c*d*e*f"', '"/**/a/**/b/**/c"'],
    );
  });

  it('reads every key, from both files', () => {
    const text = `sensitivity = "quiet"
exclude = ["vendor/", "*.txt"]
allow = ["acme-*", {name = "x", reason = "fork", until = 2027-01-31}, {name = "y", until = "2027-02-28"}]
deny = ["left-pad", {name = "old", reason = "use new"}]
policy = "vetted-only"
vetted = ["requests"]
vetted-file = "vetted.txt"
minimum-age-days = 14
baseline = "base.json"
network = "offline"
look-up-unknown-names = false
index-url = "https://pypi.example/simple/"
extra-index-urls = ["https://private.example/simple/"]
rules = {typosquat = "error", stdlib-name = "off"}
`;
    const expected = {
      sensitivity: 'quiet',
      exclude: ['vendor/', '*.txt'],
      allow: [
        { pattern: 'acme-*', reason: null, until: null },
        { pattern: 'x', reason: 'fork', until: '2027-01-31' },
        { pattern: 'y', reason: null, until: '2027-02-28' },
      ],
      deny: [
        { pattern: 'left-pad', reason: null, until: null },
        { pattern: 'old', reason: 'use new', until: null },
      ],
      policy: 'vetted-only',
      vetted: [{ pattern: 'requests', reason: null, until: null }],
      vettedFile: 'vetted.txt',
      minimumAgeDays: 14,
      baseline: 'base.json',
      network: 'offline',
      lookUpUnknownNames: false,
      indexUrl: 'https://pypi.example/simple/',
      extraIndexUrls: ['https://private.example/simple/'],
      rules: new Map([
        ['typosquat', 'error'],
        ['stdlib-name', 'off'],
      ]),
    };
    for (const [file, head] of [
      ['antivenom.toml', ''],
      ['pyproject.toml', '[project]\nname = "x"\n[tool.antivenom]\n'],
    ] as const) {
      const { config, problems, found } = readConfig(head + text, file);
      const plain = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.map(each => (typeof each === 'string' ? each : { ...each, span: undefined }))
          : value;
      const bare = (value: Record<string, unknown>): unknown =>
        Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
      assert.deepEqual(problems, []);
      assert.ok(found);
      assert.deepEqual(bare({ ...config }), bare(expected));
      assert.deepEqual(
        Object.keys(config).sort(),
        configKeys.map(({ property }) => property as string).sort(),
        'every key of the table is read',
      );
    }
  });

  it('reads the example of each key', () => {
    for (const { name, example, value } of configKeys) {
      if (value.kind === 'rules') continue;
      assert.deepEqual(problems(`${name} = ${example}`), [], name);
    }
  });

  it('says whether the file speaks of Antivenom at all', () => {
    assert.equal(readConfig('[project]\nname = "x"\n', 'pyproject.toml').found, false);
    assert.equal(readConfig('[tool.antivenom]\n', 'pyproject.toml').found, true);
    assert.equal(
      readConfig('tool.antivenom.network = "offline"\n', 'pyproject.toml').config.network,
      'offline',
    );
    assert.equal(own('').found, true);
  });

  it('reports unknown keys at their place and reads the rest', () => {
    assert.deepEqual(problems('alow = ["x"]\nfoo.bar = 1\nnetwork = "offline"\n'), [
      "alow: Antivenom has no setting 'alow'; did you mean 'allow'?",
      "foo: Antivenom has no setting 'foo'",
    ]);
    assert.equal(own('alow = ["x"]\nnetwork = "offline"\n').config.network, 'offline');
  });

  it('reports wrong values at their place and reads the rest', () => {
    assert.deepEqual(
      problems(`sensitivity = "loud"
minimum-age-days = -1
exclude = ["a", 2, ""]
allow = ["ok", 3, "no way", {reason = "x"}, {name = "z", until = "soon"}, {name = "w", untl = 2027-01-01}]
deny = "x"
vetted-file = 1
index-url = "ftp://x"
extra-index-urls = ["https://a.example", "b"]
rules = {typosquat = "loud", typo-squat = "off"}
policy = true
`),
      [
        '"loud": \'sensitivity\' must be "quiet" or "normal" or "audit"',
        "-1: 'minimum-age-days' must be a whole number of days",
        "2: 'exclude' must be an array of patterns in quotes",
        '"": \'exclude\' must be an array of patterns in quotes',
        '3: A name must stand in quotes, or in a table as {name = "…"}',
        "\"no way\": A name has letters, digits, '-', '_' and '.'; '*' stands for any of them",
        '{reason = "x"}: An entry needs a \'name\'',
        '"soon": \'until\' must be a day such as 2027-01-31',
        "untl: An entry has no field 'untl'",
        '"x": \'deny\' must be an array of names or {name, reason} tables',
        "1: 'vetted-file' must be a path in quotes",
        '"ftp://x": \'index-url\' must be an http or https address in quotes',
        '"b": \'extra-index-urls\' must be an array of http or https addresses in quotes',
        '"loud": A rule must be "error" or "warning" or "information" or "hint" or "off"',
        "typo-squat: There is no rule 'typo-squat'; did you mean 'typosquat'?",
        'true: \'policy\' must be "vetted-only"',
      ],
    );
    assert.deepEqual(problems('rules = 1\n[[allow]]\nname = "x"\nreason = 2\n'), [
      "1: 'rules' must be a table of rules and severities",
      "2: 'reason' must be text in quotes",
    ]);
    const { config } = own('allow = ["ok", 3, {name = "z", until = "soon"}]\nexclude = [1, "b"]\n');
    assert.deepEqual(
      config.allow?.map(({ pattern }) => pattern),
      ['ok'],
    );
    assert.deepEqual(config.exclude, ['b']);
  });

  it('reports what is no TOML in its own file, and leaves pyproject.toml to its format', () => {
    assert.equal(problems('network = "offline\nnetwork = "online"\n').length, 2);
    assert.deepEqual(problems('[tool.antivenom]\nnetwork = "offline"\nx\n', 'pyproject.toml'), []);
    assert.equal(own('allow = ["x"\nnetwork = "offline"\n').config.network, 'offline');
  });

  it('takes tables of entries too', () => {
    const { config, problems } = own(
      '[[allow]]\nname = "x"\nuntil = 2027-01-31\n[[allow]]\nname = "y"\n[rules]\ntyposquat = "off"\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      config.allow?.map(({ pattern, until }) => [pattern, until]),
      [
        ['x', '2027-01-31'],
        ['y', null],
      ],
    );
    assert.equal(config.rules?.get('typosquat'), 'off');
  });
});

describe('patterns', () => {
  it('compares canonical names, with * for any run', () => {
    for (const [name, pattern] of [
      ['Acme_Utils', 'acme-*'],
      ['acme.utils', 'acme_utils'],
      ['acme-', 'acme-*'],
      ['a-core-x', '*-core-*'],
      ['x', '*'],
      ['aba', 'a*a'],
    ] as const)
      assert.ok(matchesPattern(name, pattern), `${name} ${pattern}`);
    for (const [name, pattern] of [
      ['acme', 'acme-*'],
      ['acmex', 'acme'],
      ['a', 'a*a'],
      ['a-core', '*-core-*'],
      ['xy', 'x*y*z'],
      ['abc', 'a.c'],
    ] as const)
      assert.ok(!matchesPattern(name, pattern), `${name} ${pattern}`);
  });

  it('matches hostile patterns at once', () => {
    const start = performance.now();
    assert.ok(!matchesPattern('a'.repeat(100_000), `${'*a'.repeat(100_000)}b`));
    assert.ok(performance.now() - start < 5000);
  });

  it('lets an entry hold through its last day', () => {
    const { config } = own('allow = [{name = "x", until = 2027-01-31}, "y-*"]\ndeny = ["z"]');
    assert.ok(entryFor('X', config.allow, '2027-01-31'));
    assert.ok(!entryFor('x', config.allow, '2027-02-01'));
    assert.ok(entryFor('y.z', config.allow, '2030-01-01'));
    assert.ok(!entryFor('y', config.allow, '2030-01-01'));
    assert.ok(entryFor('Z', config.deny, '') && !entryFor('x', config.deny, ''));
    assert.equal(entryFor('x', undefined, '2027-01-01'), null);
  });
});
