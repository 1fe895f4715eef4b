import assert from 'node:assert/strict';
import { notedDocument } from '../../../scripts/toml-values.ts';
import { parseToml } from '../../../server/core/toml/parse.ts';
import { itemsOf, select, treeOf } from '../../../server/core/toml/tree.ts';
import { validateToml } from '../../../server/core/toml/validate.ts';

/** The text as values, for a document that must have no problem. */
function read(text: string): unknown {
  const document = parseToml(text);
  assert.deepEqual([...document.problems, ...validateToml(document)], []);
  return JSON.parse(JSON.stringify(notedDocument(document)));
}

function problems(text: string): string[] {
  const document = parseToml(text);
  return [...document.problems, ...validateToml(document)].map(({ message }) => message);
}

/** The strings of the arrays at a path, however broken the text around them is. */
function strings(text: string, ...path: string[]): string[] {
  return select(treeOf(parseToml(text)), path).flatMap(({ member }) =>
    itemsOf(member.node).flatMap(item => (item.kind === 'string' ? [item.value] : [])),
  );
}

function names(text: string, ...path: string[]): string[] {
  return select(treeOf(parseToml(text)), [...path, '*']).map(({ member }) => member.key.name);
}

describe('parseToml: what is valid', () => {
  it('reads every kind of value', () => {
    assert.deepEqual(
      read(
        [
          'a = 0xF',
          'b = -1_000',
          'c = +1.5e-3',
          'd = -inf',
          'e = true',
          "f = 'lit\\'",
          'g = "\\u00e9\\U0001F600\\n"',
          'h = 1979-05-27 07:32:00.5Z',
          'i = 07:32:00',
          'j = 1979-05-27',
          'k = [1, [2], {l = 3}]',
        ].join('\n'),
      ),
      {
        a: 'integer 15',
        b: 'integer -1000',
        c: 'float 0.0015',
        d: 'float -Infinity',
        e: 'bool true',
        f: 'string lit\\',
        g: 'string é😀\n',
        h: `instant ${Date.parse('1979-05-27T07:32:00.500Z')}`,
        i: 'local 07:32:00.000',
        j: 'local 1979-05-27',
        k: ['integer 1', ['integer 2'], { l: 'integer 3' }],
      },
    );
  });

  it('reads what TOML 1.1 adds', () => {
    assert.deepEqual(read('a = {\n  b = "\\e\\x41", # note\n  c = 07:32,\n}\nd = 1979-05-27T07:32\n'), {
      a: { b: 'string \u001BA', c: 'local 07:32:00.000' },
      d: 'local 1979-05-27T07:32:00.000',
    });
  });

  it('gives up to two quotes before a closing triple quote to the content', () => {
    assert.deepEqual(read('a = """"""""\nb = """\n""x"""""\nc = \'\'\'\'x\'\'\'\'\n'), {
      a: 'string ""',
      b: 'string ""x""',
      c: "string 'x'",
    });
    assert.equal(problems('a = """""""""').length, 1);
  });

  it('folds lines that end in a backslash', () => {
    assert.deepEqual(read('a = """one \\\n\n   two \\   \r\n three"""'), { a: 'string one two three' });
  });

  it('takes a quoted key as one key and a bare one with dots as several', () => {
    assert.deepEqual(read('"zope.interface" = 1\nzope . interface = 2'), {
      'zope.interface': 'integer 1',
      zope: { interface: 'integer 2' },
    });
  });

  it('merges headers, dotted keys and inline tables', () => {
    assert.deepEqual(
      read('[a.b]\nc = 1\n[a]\nd.e = 2\n[[a.f]]\n[[a.f]]\ng = 3\n[a.f.h]\n[x]\ny = {z.w = 4}'),
      {
        a: { b: { c: 'integer 1' }, d: { e: 'integer 2' }, f: [{}, { g: 'integer 3', h: {} }] },
        x: { y: { z: { w: 'integer 4' } } },
      },
    );
  });

  it('keeps an array whose lines only look like headers', () => {
    assert.deepEqual(strings('a = [\n["b"],\n["c"]\n]\nd = ["e"]', 'd'), ['e']);
    assert.deepEqual(read('a = [\n[1],\n[true],\n[inf],\n[1979-05-27]\n]'), {
      a: [['integer 1'], ['bool true'], ['float Infinity'], ['local 1979-05-27']],
    });
  });
});

describe('parseToml: what is not', () => {
  it('ends an open string that ends in a backslash with the text', () => {
    const value = parseToml('a = """\\').sections[0]?.entries[0]?.value;
    assert.deepEqual(value?.span, { start: 4, end: 8 });
  });

  const wrong = [
    'a = 1\rb = 2',
    'a = "x\rb"',
    'a = """x\rb"""',
    '# \u0001',
    'a = "\\q"',
    'a = "\\ud800"',
    'a = "\\U00110000"',
    'a = 012',
    'a = 1__0',
    'a = 9223372036854775808',
    'a = 2023-02-29',
    'a = 25:00',
    'a = nope',
    'a = """x',
    'a = """\\',
    '[a',
    '[[a]',
    '[]',
    'a b = 1',
    'a',
    'a = 1 b = 2',
    'a = [1 2]',
    'a = [,]',
    'a = {b = 1,, c = 2}',
    'a = {b}',
    '= 1',
    'a. = 1',
    'a\u00e9 = 1',
    `a = ${'['.repeat(200)}${']'.repeat(200)}`,
  ];
  for (const text of wrong)
    it(`reports ${JSON.stringify(text.slice(0, 30))}`, () => assert.notDeepEqual(problems(text), []));

  const double = [
    'a = 1\na = 2',
    '[a]\n[a]',
    'a.b = 1\n[a]',
    '[a.b.c]\n[a]\nb.c.d = 1',
    'a = {}\n[a.b]',
    'a = []\n[[a]]',
    '[a]\n[[a]]',
    '[[a]]\n[a]',
    'a = {b = 1, b = 2}',
    'a = {b.c = 1, b = {}}',
    '[[a.b]]\n[a]\nb.c = 1',
  ];
  for (const text of double)
    it(`finds ${JSON.stringify(text)} defined twice, in a pass of its own`, () => {
      assert.deepEqual(parseToml(text).problems, []);
      assert.equal(validateToml(parseToml(text)).length, 1);
    });
});

describe('parseToml: half-typed text', () => {
  it('ends an array before a header and before an entry', () => {
    const text = 'dependencies = [\n"a",\n"b"\n[tool.x]\ny = 1\n';
    assert.deepEqual(strings(text, 'dependencies'), ['a', 'b']);
    assert.deepEqual(names(text, 'tool', 'x'), ['y']);
    assert.deepEqual(names('a = [\n"b",\nc = 1\n"d e" = 2\n[[f]]\n[g."h i"]'), ['a', 'c', 'd e', 'f', 'g']);
  });

  it('counts items without a comma between them', () => {
    assert.deepEqual(strings('a = [\n"b"\n"c", # x\n"d" "e"]', 'a'), ['b', 'c', 'd', 'e']);
  });

  it('ends an unclosed string with its line', () => {
    assert.deepEqual(strings('a = [\n"b",\n"c\n"d",\r\n\'e\r\n"f",\n]\n', 'a'), ['b', 'c', 'd', 'e', 'f']);
  });

  it('ends an unclosed multi-line string before the next statement', () => {
    assert.deepEqual(names('a = """\ntext\nb = 1\n[c]\n'), ['a', 'b', 'c']);
    assert.deepEqual(names("a = '''\r\ntext\r\n[c]\r\n"), ['a', 'c']);
  });

  it('keeps what follows an inline table that is not closed', () => {
    assert.deepEqual(names('a = {b = "1"\nc = 2\n'), ['a', 'c']);
    assert.deepEqual(names('a = {b = "1",\nc = 2\nd = 3\n'), ['a', 'c', 'd']);
    assert.deepEqual(names('a = {b = "1", c = {\nd = 3\n[e]\n'), ['a', 'd', 'e']);
    assert.deepEqual(names('a = [{b = 1]\nc = 1\n'), ['a', 'c']);
    assert.deepEqual(names('a = [\n{b = 1,\n{c = 2},\n]\nd = 1\n'), ['a', 'd']);
  });

  it('counts an entry whose value is missing and a header whose bracket is', () => {
    assert.deepEqual(names('[tool.x\nreq = \nb = 1\n[y]\n', 'tool', 'x'), ['req', 'b']);
  });

  it('goes on with an array behind an entry that was typed into it', () => {
    const array = (typed: string): string => `a = [\n  "b",\n${typed}\n  "c",\n]\nd = ["e"]\n`;
    for (const typed of ['req = "', 'req = {', '  req = "1"', '"q k" = 1', 'req = ']) {
      assert.deepEqual(strings(array(typed), 'a'), ['b', 'c'], typed);
      assert.deepEqual(strings(array(typed), 'd'), ['e'], typed);
    }
  });

  it('takes a header without its bracket for one, unless it stands between two entries', () => {
    assert.deepEqual(names('[a\nb = 1\n'), ['a']);
    assert.deepEqual(names('x = 1\n\n# c\n[a\nb = 1\n', 'a'), ['b']);
    assert.deepEqual(names('[x]\nb = 1\n[a\nc = 1\n', 'x'), ['b', 'c']);
    assert.deepEqual(names('[x]\nb = 1\n[a\n\n[y]\n'), ['x', 'a', 'y']);
  });

  it('loses nothing else to one line of any sort', () => {
    const before = '[project]\ndependencies = ["one", "two"]\n';
    const after = '[tool.x]\nthree = "3"\n[y]\nfour = ["5"]\n';
    const lines = [
      'req',
      'req = ',
      'req = "',
      'req = [',
      'req = {',
      'req = {a',
      'req = {a = "b",',
      '[',
      '[[',
      '[a',
    ];
    lines.push(
      '"',
      "'",
      ',',
      ']',
      '}',
      '= 1',
      'a = """',
      "a = '''",
      '\\',
      '"""',
      'req = [{a = [',
      '\u0000',
      'é',
    );
    for (const line of lines) {
      const text = `${before}${line}\n${after}`;
      assert.deepEqual(strings(text, 'project', 'dependencies'), ['one', 'two'], line);
      assert.deepEqual(names(text, 'tool', 'x'), ['three'], line);
      assert.deepEqual(strings(text, 'y', 'four'), ['5'], line);
      assert.notDeepEqual(parseToml(text).problems, [], line);
    }
  });
});

describe('parseToml: hostile text', () => {
  const size = 200_000;
  const fill = (part: string): string => part.repeat(Math.ceil(size / part.length));
  const texts = [
    `x = ${fill('[')}`,
    `x = ${fill('{a=')}`,
    `x = [${fill('=')}`,
    fill('x = {a=1,\n'),
    fill('a={b=[\n'),
    `x =${fill(' ')}y`,
    fill('"""\n'),
    fill('[\\"""x\n'),
    `x = [${fill('\\"""x\n')}`,
    fill('a.'),
    `${fill('a.')}a = 1`,
    fill('\r'),
    fill('[a.b]\n'),
    fill('[a\r'),
    `x = [\n${fill('y = [\n"a",\n')}`,
    `x = [\n${fill('y = 1\n"a",\n')}`,
    `x = [\n${fill('  y = 1\n')}`,
    `x = ${fill('1_')}`,
    `x = "${fill('\\u0041')}"`,
    `x = "${fill('\\')}"`,
    `x = [${fill('\n"a')}`,
    `x = [\n${fill('"a".')}`,
    `x = """${fill('\\\n')}"""`,
    `x = [\n${fill('a ')}`,
    fill('x = "a\n'),
  ];
  texts.forEach((text, index) => {
    it(`reads 200 KB of sort ${index} (${JSON.stringify(text.slice(0, 12))}) at once`, () => {
      const start = performance.now();
      const document = parseToml(text);
      treeOf(document);
      validateToml(document);
      assert.ok(performance.now() - start < 5000);
    });
  });
});
