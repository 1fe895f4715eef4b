/** What every format that holds lists of requirements must keep to, each with a text of its own. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format } from '../../../server/core/formats/format.ts';
import { hatchToml } from '../../../server/core/formats/hatch-toml.ts';
import { pipfile } from '../../../server/core/formats/pipfile.ts';
import { pixiToml } from '../../../server/core/formats/pixi-toml.ts';
import { pyproject } from '../../../server/core/formats/pyproject.ts';
import { python } from '../../../server/core/formats/python.ts';
import { setupCfg } from '../../../server/core/formats/setup-cfg.ts';
import { toxIni } from '../../../server/core/formats/tox-ini.ts';
import { toxToml } from '../../../server/core/formats/tox-toml.ts';
import { damagedTexts } from '../../support/damage.ts';

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
commands_pre =
    pip install attrs 'rich>1' "{env:X}" black==1
    py38: -pip install click cffi
passenv = HOME

[testenv:docs]
deps: sphinx
[testenv:lint]
deps = ruff
    mypy
`;

const pipfileText = `[[source]]
url = "https://pypi.org/simple"
name = "pypi"

[packages]
django = ">=4" # web
"zope.interface" = { version = "*", extras = ["test"] }
mypkg = { path = ".", editable = true }

[packages.requests]
version = "*"

[dev-packages]
pytest = "*"
black = "*"
[docs]
sphinx = "*"
`;

const pixiText = `[workspace]
name = "mine"

[dependencies]
python = ">=3.11"
numpy = ">=2"

[pypi-dependencies]
requests = { version = ">=2.32", extras = ["socks"] } # web
flask = "*"

[pypi-dependencies.torch]
version = "*"

[feature.test.pypi-dependencies]
pytest = "*"
[target.linux-64]
pypi-dependencies = { uvloop = "*", rich = "*" }
`;

const toxTomlText = `requires = ["tox>=4.20", "virtualenv"]

[env_run_base]
deps = [
  "pytest>=8", # why
  "-r requirements.txt",
  "numpy",
]
[env.lint]
deps = """
ruff
mypy
"""
[env.docs]
deps = "sphinx"
commands = [["pip", "install", "attrs", 'rich', "click"]]
`;

const legacyText = `[tool.tox]
legacy_tox_ini = """
[tox]
requires =
    tox>=4
    virtualenv
[testenv]
deps =
    pytest ; python_version > '3.8'
    py39: numpy
    -r requirements.txt
[testenv:lint]
deps = ruff
[testenv:docs]
deps = sphinx
  furo
"""
`;

const scriptText = `#!/usr/bin/env python
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests[socks]<3",
#   'rich ; python_version < "3.13"', # why
#
#   "tool @ git+https://code.invalid/tool",
#   "flask", "click",
#   "attrs",
#   "numpy"
# ]
# # a note
# [tool.uv.sources]
# mine = { path = "../mine" }
# [tool.uv]
# constraint-dependencies = ["urllib3<3"]
# ///
print()
`;

const hatchText = `[env]
requires = ["hatch-pip-compile"]

[envs.default]
dependencies = [
  "pytest>=8", # why
  "numpy",
]
[envs.test.overrides]
matrix.version.dependencies = [{ value = "django-stubs", if = ["4"] }, "mypy"]
platform.windows.extra-dependencies = [
  { value = "pywin32" },
]
[build.targets.wheel.hooks.mypyc]
dependencies = ["hatch-mypyc"]
`;

const tomlTyped = [
  'req',
  '"req',
  "'req",
  'req =',
  'req = "',
  'req = {',
  'req = { version',
  '[',
  ']',
  '}',
  ',',
  '#',
  'req.',
];
const tomlHostile = [
  '[',
  '{a=',
  'a.',
  '"',
  "'",
  '"""',
  'a="b"\n',
  'a={b="c"}\n',
  'a.b.c="d"\n',
  '[a.b]\n',
  '[[a]]\n',
  '\\',
];

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
    hostile: [
      ...iniHostile,
      ' -r{toxinidir}/',
      '{toxinidir}',
      ' -r ',
      ' --',
      ' "',
      '{a{b}',
      ' && pip install a',
    ],
    heads: [
      '[testenv]\ndeps =',
      '[testenv]\ndeps = a',
      '[testenv]\nconstraints =',
      '[testenv]\ncommands = pip install a',
    ],
  },
  {
    format: pipfile,
    text: pipfileText,
    typed: tomlTyped,
    hostile: [...tomlHostile, '[packages.a]\n', '[[source]]\nurl="a"\n'],
    heads: ['[packages]\n', '[packages]\na = {', 'packages = {'],
  },
  {
    format: pixiToml,
    text: pixiText,
    typed: tomlTyped,
    hostile: [
      ...tomlHostile,
      '[feature.a.target.b.dependencies]\n',
      '[feature.a.pypi-options]\nindex-url="a"\n',
    ],
    heads: ['[pypi-dependencies]\n', '[feature.x.pypi-dependencies]\na = {'],
  },
  {
    format: toxToml,
    text: toxTomlText,
    typed: tomlTyped.filter(line => !'[]},'.includes(line[0] ?? '')),
    hostile: [
      ...tomlHostile,
      '[env.a]\ndeps=["b"]\n',
      '["pip","install","a","b"],',
      '"a{b",',
      '"{",',
      '"a\\n",',
      'a\n',
      '\\u0061\\n',
    ],
    heads: [
      'requires = [',
      '[env.x]\ncommands = [["pip", "install", ',
      '[env.x]\ndeps = """',
      '[env.x]\nconstraints = ["""',
    ],
  },
  {
    format: pyproject,
    text: legacyText,
    typed: iniTyped.filter(line => line.startsWith(' ')),
    hostile: [...iniHostile, '\\u0020a\\n'],
    heads: ['tool.tox.legacy_tox_ini = """\n[testenv]\ndeps ='],
  },
  {
    format: python,
    text: scriptText,
    typed: ['req', '# req', '#', '', '"req"', '#req', '# "req', '#   "req"', '# ///', '#\t', '# req ='],
    hostile: [
      '# a\n',
      '# /// script\n',
      '# /// script',
      '# ///\n',
      'a\n# ',
      '# "a",\n',
      '#\n',
      '# /// script\na\nb\n',
    ],
    heads: ['# /// script\n', '# /// script\n# dependencies = [\n', '# /// script\n# ///\n'],
  },
  {
    format: hatchToml,
    text: hatchText,
    typed: tomlTyped.filter(line => !/^[[\]},]|\{/.test(line)),
    hostile: [...tomlHostile, '[envs.a]\ndependencies=["b"]\n', '{value="a"},', '"a",'],
    heads: ['[envs.a]\ndependencies = [', '[envs.a.overrides]\nb.c.dependencies = ['],
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
      fc.assert(
        fc.property(damagedTexts(text), damaged => {
          for (const { name, span, removal, kind } of format.parse(damaged).dependencies) {
            // A backslash may continue a name on the next line; a word of a command may be written in pieces, too.
            const written = damaged.slice(span.start, span.end).replace(/\\\r?\n[ \t]*/g, '');
            const read = kind === 'install-command' ? written.replace(/["']/g, '') : written;
            // What an escape stands for is not what is written.
            if (name !== null && !read.includes('\\')) assert.equal(read, name);
            if (removal) assert.ok(removal.start <= span.start && span.end <= removal.end);
          }
        }),
        { numRuns: 500 },
      );
    });

    it('reads hostile files of 200 KB at once', () => {
      for (const part of hostile)
        for (const head of heads) {
          const hostileText = head + part.repeat(Math.ceil(200_000 / part.length));
          const start = performance.now();
          format.parse(hostileText);
          const took = performance.now() - start;
          // Alone each takes less than half a second; many tests may share a machine.
          assert.ok(took < 5000, `${head}${part} took ${took} ms`);
        }
    }).timeout(30_000);
  });
