/** What every format that holds lists of requirements must keep to, each with a text of its own. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../../server/core/formats/format.ts';
import { setupCfg } from '../../../server/core/formats/setup-cfg.ts';
import { toxIni } from '../../../server/core/formats/tox-ini.ts';

interface Sample {
  readonly format: Format;
  /** Names each project once, and has no problems. */
  readonly text: string;
  /** Lines that someone may be typing, wherever they are. */
  readonly typed: readonly string[];
  /** Repeated up to 200 KB, behind nothing and behind `heads`. */
  readonly hostile: readonly string[];
  readonly heads: readonly string[];
}

const setupCfgText = `[metadata]
name = mine

[options]
python_requires = >=3.8
install_requires =
    django>=4
    # a note
    numpy ; python_version < "3.9"  # why
    black \\
      >=24

    mypy
setup_requires = wheel
tests_require = pytest

[options.extras_require]
docs = sphinx
  furo
lint: ruff
`;

const toxIniText = `[tox]
requires = virtualenv
    tox>=4

[testenv]
deps =
    -r requirements.txt
    py{38,39}: numpy<2
    {[base]deps}
    pytest
    long \\
        >=1
passenv = HOME

[testenv:docs]
deps: sphinx
[testenv:lint]
deps = ruff
    mypy
`;

const iniTyped = [
  'req',
  '    req',
  '    req>=',
  'req>=1',
  '[',
  '    [x',
  '    py38:',
  '    {',
  '  "',
  '#',
  '',
  '=',
  '    -r',
];
const iniHostile = [
  'a',
  ' a\n',
  '{',
  '{a}',
  'a:',
  'a,',
  ';',
  ' ;a',
  ' #',
  '\\\n',
  ' \\\n',
  ' a\\\n',
  ' a{b\n',
  ' {a}b ==\n',
];

const samples: readonly Sample[] = [
  {
    format: setupCfg,
    text: setupCfgText,
    typed: iniTyped,
    hostile: [...iniHostile, ' file:,', ',', ' [', ' a[('],
    heads: [
      '[options]\ninstall_requires =',
      '[options]\ninstall_requires = a',
      '[options]\ninstall_requires = file:',
    ],
  },
  {
    format: toxIni,
    text: toxIniText,
    typed: iniTyped,
    hostile: [...iniHostile, ' -r{toxinidir}/', '{toxinidir}', ' -r ', ' --', ' "'],
    heads: ['[testenv]\ndeps =', '[testenv]\ndeps = a', '[testenv]\nconstraints ='],
  },
];

for (const { format, text, typed, hostile, heads } of samples)
  describe(`${format.id}: what holds for every list of requirements`, () => {
    const names = (of: string): (string | null)[] => format.parse(of).dependencies.map(({ name }) => name);

    it('removes each entry and nothing else', () => {
      const { dependencies, problems, references } = format.parse(text);
      assert.deepEqual(problems, []);
      assert.ok(dependencies.length > 5);
      for (const { name, removal } of dependencies) {
        assert.ok(removal, `${name}`);
        const cut = text.slice(0, removal.start) + text.slice(removal.end);
        const read = format.parse(cut);
        assert.deepEqual(read.problems, [], `without ${name}`);
        assert.equal(read.references.length, references.length);
        assert.deepEqual(
          names(cut),
          names(text).filter(other => other !== name),
        );
      }
    });

    it('loses nothing else to a line that is being typed', () => {
      const lines = text.split('\n');
      for (let at = 0; at < lines.length; at++)
        for (const line of typed) {
          // A line put behind a backslash becomes the end of the requirement before it.
          if (lines[at - 1]?.endsWith('\\')) continue;
          const found = names(lines.toSpliced(at, 0, line).join('\n'));
          for (const name of names(text))
            assert.ok(found.includes(name), `${name} after ${line} in line ${at}`);
        }
    });

    it('never throws on a damaged file, and each place reads as the name', () => {
      const damage = fc.record({
        at: fc.nat(text.length),
        cut: fc.nat(6),
        put: fc.constantFrom(
          '',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          '"""',
          '\n',
          '=',
          '#',
          ':',
          ';',
          ',',
          '\0',
          '😀',
          '\r',
        ),
      });
      fc.assert(
        fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), damages => {
          const damaged = damages.reduce(
            (t, { at, cut, put }) => t.slice(0, at) + put + t.slice(at + cut),
            text,
          );
          for (const { name, span, removal } of format.parse(damaged).dependencies) {
            if (name !== null && !damaged.includes('\\u'))
              assert.equal(damaged.slice(span.start, span.end), name);
            if (removal) assert.ok(removal.start <= span.start && span.end <= removal.end);
          }
        }),
        { numRuns: 500 },
      );
    });

    it('reads hostile files of 200 KB at once', () => {
      for (const part of hostile)
        for (const head of ['', ...heads]) {
          const hostileText = head + part.repeat(Math.ceil(200_000 / part.length));
          const start = performance.now();
          format.parse(hostileText);
          const took = performance.now() - start;
          assert.ok(took < 500, `${head}${part} took ${took} ms`);
        }
    }).timeout(30_000);
  });
