/** What the settings of each tool say about indexes. */
import assert from 'node:assert/strict';
import type { IndexSetting } from '../../../server/core/dependency.ts';
import { formatOf } from '../../../server/core/formats/index.ts';
import { type IndexInForce, indexOf, strategyOf } from '../../../server/core/indexes/index-in-force.ts';
import { pipIndexes } from '../../../server/core/indexes/pip.ts';
import { redacted } from '../../../server/core/indexes/redacted.ts';
import {
  environmentIndexes,
  pdmTomlIndexes,
  poetryTomlIndexes,
  uvTomlIndexes,
} from '../../../server/core/indexes/tools.ts';

const corp = 'https://corp.example/simple';
/** As it stands in a file. */
const variable = '$'.concat('{INDEX}');
const other = 'https://other.example/simple';

/** `tool kind address`, with the name in front where there is one. */
const words = (indexes: readonly IndexInForce[]): string[] =>
  indexes.map(({ tool, kind, name, address }) =>
    `${name ? `${name}: ` : ''}${tool} ${kind} ${address}`.trim(),
  );
const inForce = (settings: readonly IndexSetting[]): string[] =>
  words(settings.flatMap(setting => indexOf(setting, 'project', true)));
const inFile = (file: string, text: string): string[] => inForce(formatOf(file)?.parse(text).indexes ?? []);
const pip = (files: readonly string[], environment: Record<string, string> = {}): string[] =>
  words(
    pipIndexes(
      files.map(text => ({ text, origin: 'user', isContactable: true })),
      environment,
    ),
  );

describe('index settings', () => {
  it('of pip: every key, in any notation, several addresses at once', () => {
    assert.deepEqual(pip([`[global]\nindex-url = ${corp}\ntimeout = 5\n`]), [`pip default ${corp}`]);
    assert.deepEqual(pip([`[install]\nextra_index_url =\n    ${corp}\n  # no\n    ${other}\n`]), [
      `pip extra ${corp}`,
      `pip extra ${other}`,
    ]);
    assert.deepEqual(pip(['[download]\n--find-links = ./wheels /more\nno-index = yes\n']), [
      'pip find-links ./wheels',
      'pip find-links /more',
      'pip no-index',
    ]);
    for (const text of [
      '',
      '[freeze]\nindex-url = x\n',
      'index-url = x',
      '[global',
      '[global]\nno-index = no\n',
    ])
      assert.deepEqual(pip([text]), [], text);
  });

  it('of pip: a later file, a variable and the section of a command go before', () => {
    const one = `[global]\nindex-url = ${corp}\n`;
    const two = `[global]\nindex-url = ${other}\n`;
    assert.deepEqual(pip([one, two]), [`pip default ${other}`]);
    assert.deepEqual(pip([one], { PIP_INDEX_URL: other }), [`pip default ${other}`]);
    assert.deepEqual(pip([`[install]\nindex-url = ${corp}\n`, two]), [
      `pip default ${corp}`,
      `pip default ${other}`,
    ]);
    assert.deepEqual(
      pip([], { PIP_EXTRA_INDEX_URL: `${corp} ${other}`, PIP_FIND_LINKS: '/w', PIP_NO_INDEX: '1' }),
      [`pip extra ${corp}`, `pip extra ${other}`, 'pip find-links /w', 'pip no-index'],
    );
    assert.deepEqual(pip([one], { PIP_INDEX_URL: '' }), [`pip default ${corp}`]);
  });

  it('of uv, in its own file and in pyproject.toml', () => {
    const text = `no-index = true
extra-index-url = ["${other}"]
[[index]]
name = "corp"
url = "${corp}"
default = true
[[index]]
name = "named"
url = "${other}"
explicit = true
[[index]]
url = "./flat"
format = "flat"
[pip]
find-links = ["/w"]
`;
    const expected = [
      `corp: uv default ${corp}`,
      `named: uv explicit ${other}`,
      'uv find-links ./flat',
      `uv extra ${other}`,
      'uv no-index',
      'uv find-links /w',
    ];
    assert.deepEqual(inForce(uvTomlIndexes(text)), expected);
    const nested = text.replaceAll('[[index', '[[tool.uv.index').replace('[pip]', '[tool.uv.pip]');
    assert.deepEqual(inFile('pyproject.toml', `[tool.uv]\n${nested}`).sort(), [...expected].sort());
  });

  it('of Poetry: a primary source, a supplemental one, an explicit one, repositories', () => {
    const source = (name: string, more: string): string =>
      `[[tool.poetry.source]]\nname = "${name}"\nurl = "${corp}"\n${more}\n`;
    const text = [
      source('a', ''),
      source('b', 'priority = "supplemental"'),
      source('c', 'priority = "explicit"'),
      '[[tool.poetry.source]]\nname = "PyPI"\npriority = "primary"\n',
    ].join('');
    assert.deepEqual(inFile('pyproject.toml', text), [
      `a: poetry default ${corp}`,
      `b: poetry supplemental ${corp}`,
      `c: poetry explicit ${corp}`,
    ]);
    assert.deepEqual(inForce(poetryTomlIndexes(`[repositories.corp]\nurl = "${corp}"\n`)), [
      `corp: poetry explicit ${corp}`,
    ]);
  });

  it('of PDM, with the names that belong to a source', () => {
    const table = `url = "${corp}"\ninclude_packages = ["acme-*"]\nexclude_packages = ["numpy"]\n`;
    for (const settings of [
      formatOf('pyproject.toml')?.parse(`[[tool.pdm.source]]\nname = "corp"\n${table}`).indexes ?? [],
      pdmTomlIndexes(`[pypi.corp]\n${table}`),
    ]) {
      assert.deepEqual(inForce(settings), [`corp: pdm extra ${corp}`]);
      assert.deepEqual([settings[0]?.includes, settings[0]?.excludes], [['acme-*'], ['numpy']]);
    }
    assert.deepEqual(inForce(pdmTomlIndexes(`[pypi]\nurl = "${corp}"\nverify_ssl = false\n`)), [
      `pypi: pdm default ${corp}`,
    ]);
    assert.deepEqual(inFile('pyproject.toml', `[[tool.pdm.source]]\nname = "pypi"\nurl = "${corp}"\n`), [
      `pypi: pdm default ${corp}`,
    ]);
  });

  it('of Pipenv: the first source serves all, another one what names it', () => {
    const text = `[[source]]\nname = "a"\nurl = "${corp}"\n[[source]]\nname = "b"\nurl = "${other}"\n`;
    assert.deepEqual(inFile('Pipfile', text), [`a: pipenv default ${corp}`, `b: pipenv explicit ${other}`]);
  });

  it('in variables', () => {
    const environment = {
      UV_INDEX: `corp=${corp} ${other}?a=b`,
      UV_DEFAULT_INDEX: corp,
      UV_FIND_LINKS: '/a,/b',
      UV_NO_INDEX: 'true',
      PDM_PYPI_URL: corp,
      PIPENV_PYPI_MIRROR: other,
      UV_INDEX_CORP_PASSWORD: 'secret',
    };
    assert.deepEqual(words(environmentIndexes(environment)), [
      `uv default ${corp}`,
      `corp: uv extra ${corp}`,
      `uv extra ${other}?a=b`,
      'uv find-links /a',
      'uv find-links /b',
      `pdm default ${corp}`,
      `pipenv default ${other}`,
      'uv no-index',
    ]);
    assert.deepEqual(environmentIndexes({}), []);
  });

  it('say how a tool chooses: uv stops at the first index with the name, all others take the best version', () => {
    const tools = ['pip', 'poetry', 'pdm', 'pipenv'] as const;
    assert.deepEqual(new Set(tools.map(strategyOf)), new Set(['version-priority']));
    assert.equal(strategyOf('uv'), 'index-priority');
  });

  it('in half-typed and hostile texts are read as far as they go', () => {
    for (const text of [
      '[[index',
      'index = 5',
      '[pypi]\nurl = {}',
      'repositories = "x"',
      '\0',
      '= = =',
      '[a]\n'.repeat(3),
    ])
      for (const read of [uvTomlIndexes, pdmTomlIndexes, poetryTomlIndexes])
        assert.deepEqual(read(text), [], text);
  });
});

describe('redacted', () => {
  it('leaves out user, password, query and fragment', () => {
    for (const [written, shown] of [
      ['https://corp.example/simple', 'https://corp.example/simple'],
      ['https://u:p@corp.example/simple/?t=s#x', 'https://corp.example/simple/'],
      ['https://u:p@ss@corp.example', 'https://corp.example'],
      ['https://token@corp.example:8080/a@b', 'https://corp.example:8080/a@b'],
      ['//u:p@corp.example/x', '//corp.example/x'],
      ['https:\\\\u:p@corp.example\\x', 'https:\\\\corp.example\\x'],
      ['u:p@corp.example/simple', 'corp.example/simple'],
      ['git+ssh://git@host/x', 'git+ssh://host/x'],
      ['./wheels', './wheels'],
      [variable, variable],
      ['file:///srv/w', 'file:///srv/w'],
      ['', ''],
    ] as const)
      assert.equal(redacted(written), shown, written);
    assert.equal(redacted(`https://${'a'.repeat(5000)}`).length, 200);
  });
});
