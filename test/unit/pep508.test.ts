/** One dependency specifier at a time: what is valid, where its parts stand, and what is left of broken ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Pep508, parseRequirement } from '../../server/core/python/pep508.ts';

/** All parts in one line: `name [extras] specifier @ url ; marker`, with `!` and the broken part where there is one. */
function essence(text: string): string {
  const read = parseRequirement(text);
  return [
    read.name?.text ?? '–',
    read.extras.length > 0 ? `[${read.extras.map(extra => extra.text).join(',')}]` : null,
    read.specifier?.text || null,
    read.url && `@ ${read.url.text}`,
    read.marker && `; ${read.marker.text}`,
    ...read.problems.map(problem => `!${problem.part}`),
  ]
    .filter(part => part !== null)
    .join(' ');
}

function check(cases: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(cases)) assert.equal(essence(text), expected, text);
}

describe('dependency specifiers', () => {
  it('are read in every valid spelling', () => {
    check({
      'A.-_b': 'A.-_b',
      'name[]': 'name',
      'name()': 'name',
      'name(>1,<2)': 'name >1,<2',
      'name [ a , b-c ] ( >= 1 , < 2 ) ; os_name == "x"': 'name [a,b-c] >= 1 , < 2 ; os_name == "x"',
      'name>=1,': 'name >=1',
      'name@url ;extra=="x"': 'name @ url ; extra=="x"',
      'name @ https://h/a;b': 'name @ https://h/a;b',
      'name @ git+https://h/r@v1#egg=x ; (os_name == "a" or os_name in "b") and extra != "c"':
        'name @ git+https://h/r@v1#egg=x ; (os_name == "a" or os_name in "b") and extra != "c"',
      'name\n': 'name',
      '\tname ': 'name',
      'a;os.name=="x"or sys.platform not  in\'y\'': 'a ; os.name=="x"or sys.platform not  in\'y\'',
    });
  });

  it('follow the rules for versions', () => {
    check({
      'a==1.*,!=2.0.*': 'a ==1.*,!=2.0.*',
      'a==1+local.2': 'a ==1+local.2',
      'a==V1!2.0-1.dev': 'a ==V1!2.0-1.dev',
      'a~=1.4rc2': 'a ~=1.4rc2',
      'a===': 'a ===',
      'a===x,===y': 'a ===x,===y',
      'a===x,,===y': 'a ===x,,===y',
      'a===x,y': 'a ===x !text',
      'a==2.0a1.*': 'a ==2.0a1.* !specifier',
      'a>=1.*': 'a >=1.* !specifier',
      'a>=1+local': 'a >=1+local !specifier',
      'a~=1': 'a ~=1 !specifier',
      'a~=1.2.3poſt1': 'a ~=1.2.3poſt1 !specifier',
      'a==1,,==2': 'a ==1 !text',
      'a>1 <2': 'a >1 !text',
      'a=>1': '– !text',
    });
  });

  it('follow the rules for markers', () => {
    check({
      'a ; os_name == "C:\\"': 'a ; os_name == "C:\\" !marker',
      'a ; os_name == "\\x"': 'a ; os_name == "\\x" !marker',
      'a ; os_name == "\\x41\\d\\u00e9\\N{DIGIT ONE}"': 'a ; os_name == "\\x41\\d\\u00e9\\N{DIGIT ONE}"',
      'a ; os_name == "\\N"': 'a ; os_name == "\\N" !marker',
      'a ; unknown == "x"': 'a ; unknown == "x" !marker',
      'a ; (os_name == "x"': 'a ; (os_name == "x" !marker',
      'a ; os_name == "x")': 'a ; os_name == "x") !marker',
      'a ; os_name == "x" and': 'a ; os_name == "x" and !marker',
      'a ;': 'a !marker',
    });
  });

  it('keep the name and what can be kept when half typed', () => {
    check({
      reque: 'reque',
      'requests>=': 'requests >= !specifier',
      'requests[': 'requests !extras',
      'requests[socks': 'requests [socks] !extras',
      'requests[bar baz]>=1': 'requests [bar,baz] >=1 !extras',
      'requests[a,]': 'requests [a] !extras',
      'requests==2.; py': 'requests ==2. ; py !specifier !marker',
      'requests(>1': 'requests >1 !specifier',
      'requests 2.31.0 ; extra == "x"': 'requests ; extra == "x" !text',
      'requests*': 'requests* !name',
      'requests @': 'requests !url',
      'requests#x': 'requests !text',
      'requests ≥ 2': 'requests !text',
    });
  });

  it('are not seen in prose and code', () => {
    const lines = [
      'numpy pandas',
      'import x',
      'x = "y"',
      'print("x")',
      'a, b',
      'a: b',
      'req!uests',
      '',
      ' ',
      '-a',
    ];
    for (const text of [...lines, '"a"', '[a]', '(a)', '* a', 'Chapter 3 begins', '=1', '@a', '#a'])
      assert.equal(essence(text), '– !text', text);
  });

  it('keep names that no project can have, as written', () => {
    check({
      'r\u0435quests>=1': 'r\u0435quests >=1 !name',
      'req\u200buests': 'req\u200buests !name',
      'a\ufeff ; extra == "x"': 'a\ufeff ; extra == "x" !name',
      _a: '_a !name',
      'a-': 'a- !name',
    });
  });

  it('tell where every part stands, counted from the start of the text', () => {
    const text = 'dependencies = ["Django[argon2, bcrypt] >= 4.2, < 5 ; os_name == \'x\'", "b>=1"]';
    const start = text.indexOf('Django');
    const read = parseRequirement(text, start, text.indexOf('", "'));
    assert.deepEqual(read.problems, []);
    assert.deepEqual(slices(text, read), [
      'Django',
      'argon2',
      'bcrypt',
      '>= 4.2, < 5',
      '4.2',
      '5',
      "os_name == 'x'",
    ]);
    assert.equal(read.name?.span.start, start);
  });

  it('never throw, whatever the text, and every part is what stands at its place', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b.c',
        '[',
        ']',
        ',',
        '(',
        ')',
        '==',
        '>=',
        '~=',
        '===',
        '1.0',
        '.*',
        ' ',
        ';',
        '@',
        '"',
        "'",
        '\\',
        'and',
      ],
      ...['os_name', 'in', 'not', '\u0435', '\ud800', '\ufeff', '\n', '#', '<', '=', '!'],
    );
    const source = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map(list => list.join('')),
    );
    fc.assert(
      fc.property(source, fc.nat(20), (text, cut) => {
        const start = Math.min(cut, text.length);
        const read = parseRequirement(text, start);
        for (const part of [read.name, read.specifier, read.url, read.marker, ...read.extras])
          if (part) assert.equal(text.slice(part.span.start, part.span.end), part.text);
        for (const { span } of read.problems)
          assert.ok(start <= span.start && span.start <= span.end && span.end <= text.length);
        const alone = parseRequirement(text.slice(start));
        assert.equal(alone.name?.text, read.name?.text);
        assert.equal(alone.problems.length, read.problems.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('are read in time that grows with their length alone', () => {
    const long = (text: string): string => text.repeat(Math.ceil(200_000 / text.length));
    const started = performance.now();
    for (const text of ['(', '[', ' ', ',', 'a', '1.', '==', '===a,', '"', ';', 'a-', '>=1,', '\\'].map(long))
      for (const head of [
        '',
        'a',
        'a[',
        'a(',
        'a==',
        'a==1+',
        'a===',
        'a @ ',
        'a ; ',
        'a ; os_name == "',
        'a ; (',
      ])
        parseRequirement(head + text);
    const windows = long('"a==1""a@b""a ; x"');
    for (let at = windows.indexOf('"'); at >= 0; at = windows.indexOf('"', at + 1))
      parseRequirement(windows, at + 1, at + 5);
    assert.ok(performance.now() - started < 4000);
  }).timeout(20_000);
});

function slices(text: string, read: Pep508): readonly string[] {
  const parts = [read.name, ...read.extras, read.specifier, ...read.clauses, read.marker];
  return parts.flatMap(part => (part ? [text.slice(part.span.start, part.span.end)] : []));
}
