/** Install commands: details that a fixture cannot show, and properties over the formats that hold them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../server/core/fixes.ts';
import { formats } from '../../../server/core/formats/index.ts';
import { markdown } from '../../../server/core/formats/markdown.ts';
import { shellScript } from '../../../server/core/formats/shell-script.ts';

const { parse } = shellScript;
const names = (text: string): (string | null)[] => parse(text).dependencies.map(({ name }) => name);
const inBlock = (text: string): (string | null)[] =>
  markdown.parse(`\`\`\`sh\n${text}\n\`\`\``).dependencies.map(({ name }) => name);

describe('install commands', () => {
  it('are found behind all that may stand before them', () => {
    for (const before of [
      'sudo -u me ',
      'env -u A B=1 ',
      'A=1 B="x y" ',
      'if ! ',
      'timeout -k 5 60 ',
      'nice -n 5 ',
    ])
      assert.deepEqual(names(`${before}pip install a`), ['a'], before);
    for (const python of [
      'python',
      'python3.13t',
      'py -3.11',
      '$PY',
      `"\${VENV}/bin/python"`,
      '{sys.executable} -W ignore',
    ])
      assert.deepEqual(names(`${python} -m pip install a`), ['a'], python);
    for (const pip of [
      'pip3',
      'pip3.11',
      'pip-3.6',
      './venv/bin/pip',
      '$PIP',
      `\${PIP}`,
      '$(PIP)',
      'pip.exe',
    ])
      assert.deepEqual(names(`${pip} install a`), ['a'], pip);
  });

  it('are nothing else', () => {
    for (const other of [
      'pipx list',
      'pip',
      'pip install',
      'docker run a pip install b',
      'apt install a',
      'pips install a',
    ])
      assert.deepEqual(names(other), [], other);
    for (const other of [
      'python -m venv pip install a',
      'python pip install a',
      'npm install a',
      'uv sync a',
      'uv run a',
    ])
      assert.deepEqual(names(other), [], other);
    for (const name of ['constructor', '__proto__', 'toString'])
      assert.deepEqual(names(`${name} install a\nuv ${name} a\npython -m ${name} a`), [], name);
  });

  it('take an option they do not know for one with a value', () => {
    assert.deepEqual(names('pip install --brand-new value a'), ['a']);
    assert.deepEqual(names('pip install --brand-new=value a -- -b c'), ['a', 'c']);
    assert.deepEqual(names('pip install --brand-new --upgrade a'), ['a']);
  });

  it('say nothing of names that only the shell knows', () => {
    assert.deepEqual(names(`pip install $A a$B \${C}c {d,e} f{g} \`h\` $(cat i) "$J" k-$L`), []);
    assert.deepEqual(names('pip install a=="$V" "b>=$V" c[$X]'), ['a', 'b', 'c']);
  });

  it('lose one word and the blanks before it when a name is removed, and the last one never', () => {
    const without = (text: string, name: string): string | null => {
      const removal = parse(text).dependencies.find(each => each.name === name)?.removal;
      return removal ? applyEdits(text, [{ span: removal, newText: '' }]) : null;
    };
    assert.equal(without('pip install -q "a>=1" b', 'a'), 'pip install -q b');
    assert.equal(without('pip install a \\\n  b \\\n  c', 'b'), 'pip install a \\\n  c');
    assert.equal(without('pip install a', 'a'), null);
    assert.equal(without('pip install a b>=1', 'b'), null);
    assert.equal(without('uvx --with a,c b', 'a'), null);
  });

  it('keep the place of a name whose quotes stand inside it only where it stands alone', () => {
    const text = 'pip install re"quests" n\'umpy\'==1 fl\\\nask';
    assert.deepEqual(
      parse(text).dependencies.map(({ name, span }) => [name, text.slice(span.start, span.end)]),
      [
        ['requests', 're"quests"'],
        ['flask', 'fl\\\nask'],
      ],
    );
  });

  it('in documentation are lines of commands, with names that are meant', () => {
    assert.deepEqual(inBlock('pip install a1 YOUR_PACKAGE my-package some-package <name> [name] package.'), [
      'a1',
    ]);
    assert.deepEqual(inBlock('pip install a1 to get the b1'), []);
    assert.deepEqual(inBlock('pip install -r requirements.txt a1'), ['a1']);
    assert.deepEqual(markdown.parse('```sh\npip install -r a.txt\n```').references, []);
  });
});

/** Pieces of all the formats below, so that strings of them meet every branch. */
const piece = fc.constantFrom(
  ...[
    'pip install ',
    'aa',
    'bb>=1',
    '"cc',
    "'dd'",
    ' ',
    '\n',
    '\r\n',
    '\\\n',
    '\t',
    '$ ',
    '```',
    '```sh\n',
    '> ',
    '::\n\n',
  ],
  ...[
    '.. code-block:: sh\n\n  ',
    '  ',
    'RUN ',
    '<<E\n',
    'E\n',
    '["pip", "install", "ee"]',
    'run: ',
    '- ',
    '|\n    ',
    'script:\n',
  ],
  ...[
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\\u0061',
    '😀',
    '{"cells":[{"cell_type":"code","source":["',
    '!',
    '%',
    '%%bash',
  ],
  ...[
    '# renovate: datasource=pypi depName=ff\n',
    'import gg\n',
    'uvx --with hh,ii ',
    '$(',
    '`',
    '$$',
    ';',
    '#',
    '\uFEFF',
  ],
);

describe('formats that hold shell text', () => {
  const holders = formats.filter(({ id }) => !/^(?:requirements|pyproject|python|antivenom-toml)$/.test(id));

  it('read any text, and give places that lie in it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), parts => {
        const text = parts.join('');
        for (const format of holders) {
          const { dependencies, problems, references, indexes } = format.parse(text);
          for (const { span } of [...dependencies, ...problems, ...references, ...indexes])
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, format.id);
          for (const { span, name, module } of dependencies) {
            const written = text.slice(span.start, span.end);
            if (name !== null && /^[\w.-]+$/.test(written))
              assert.ok(written === name || written === module, `${format.id}: ${written}`);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('take no long time over hostile text', () => {
    const hostile: Readonly<Record<string, readonly [string, ...string[]]>> = {
      'shell-script': [
        'pip install ',
        '"$(',
        '$((',
        '`',
        "'a\n",
        '"a\n',
        '<<E\n',
        'a>=1 ',
        '{{',
        '((',
        'pip install a ',
      ],
      dockerfile: ['RUN pip install ', 'a\\\n', '["a",', 'RUN pip <<E\n'],
      makefile: ['a:\n\tpip install ', 'a\\\n', '$$', 'a:;'],
      'ci-workflow': ['pip:\n  run: "', '"\n', '[', '{a: ', '- run: |\n    pip install a\n'],
      notebook: ['{"cells":[{"cell_type":"code","source":"!pip ', '[', '\\n', '\\n!pip install a'],
      markdown: ['pip\n', '```sh\n$ a\n', '> ', '- '],
      restructuredtext: ['pip\n', '::\n', '.. code:: sh\n\n  pip install a\n'],
    };
    for (const format of holders) {
      const [start = '', ...seeds] = hostile[format.id] ?? [];
      for (const seed of seeds) {
        const text = start + seed.repeat(200_000 / seed.length);
        const before = performance.now();
        format.parse(text);
        // Far more than it takes, for machines with much else to do; quadratic time would be minutes.
        assert.ok(performance.now() - before < 5000, `${format.id} ${JSON.stringify(seed)}`);
      }
    }
  }).timeout(60_000);
});
