/** The INI reader where a fixture cannot show it: configparser's rules, broken lines, properties over all texts. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type IniDocument, iniValue, parseIni } from '../../../server/core/ini/parse.ts';

function read(text: string): unknown {
  return parseIni(text).sections.map(({ name, options }) => [
    name,
    ...options.map(option => `${option.name}=${iniValue(text, option)}`),
  ]);
}

function problems(text: string): string[] {
  return parseIni(text).problems.map(({ span }) => text.slice(span.start, span.end));
}

describe('parseIni', () => {
  it('takes a deeper indent for a continuation, and nothing else', () => {
    assert.deepEqual(read('[a]\nx = 1\n  2\n\n # no\n\t3\ny:4\n'), [['a', 'x=1\n2\n\n3', 'y=4']]);
    assert.deepEqual(read('[a]\n  x = 1\n  y = 2\n    3\n z = 4'), [['a', 'x=1', 'y=2\n3', 'z=4']]);
    assert.deepEqual(read('[a]\nx =\n    [b]\n[c]\n'), [['a', 'x=\n[b]'], ['c']]);
  });

  it('ends names at the first mark, in lower case', () => {
    assert.deepEqual(read('[A B]tail\nOne Two : x=y\nurl = https://h:1/#f ; g\n'), [
      ['A B', 'one two=x=y', 'url=https://h:1/#f ; g'],
    ]);
  });

  it('ends lines as editors do, and passes over a byte order mark', () => {
    assert.deepEqual(read('\ufeff[a]\r\nx = 1\r  2\n'), [['a', 'x=1\n2']]);
  });

  it('gives up a broken line and nothing more', () => {
    const text = '[a]\nx =\n  1\nreq\nreq>=1\nreq==1\n[\n[]\n=2\n  3\ny = 4\n';
    assert.deepEqual(read(text), [['a', 'x=\n1\n3', 'y=4']]);
    assert.deepEqual(problems(text), ['req', 'req>=1', 'req==1', '[', '[]', '=2']);
    assert.deepEqual(read('x = 1\n[a]\ny = 2'), [['a', 'y=2']]);
  });

  it('counts a header without its bracket, but not between the lines of a value', () => {
    assert.deepEqual(read('[a\nx = 1\n[b\n  2\ny = 3\n[c'), [['a', 'x=1\n2', 'y=3'], ['c']]);
  });

  it('never throws, and each place lies in the text and holds no outer blanks', () => {
    const part = fc.constantFrom(
      ...[
        '[a]',
        '[',
        ']',
        'x',
        '=',
        ':',
        '#',
        ';',
        ' ',
        '\t',
        '\n',
        '\r\n',
        '\r',
        '\\',
        '😀',
        '\u2028',
        '>=',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), parts => {
        const text = parts.join('');
        for (const { start, end } of places(parseIni(text))) {
          assert.ok(0 <= start && start <= end && end <= text.length);
          assert.equal(text.slice(start, end), text.slice(start, end).trim());
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads hostile files of 200 KB at once', () => {
    const fill = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
    for (const part of [
      '[',
      '[a',
      '[a]\n',
      'x',
      ' ',
      '\n',
      '=',
      'a=\n ',
      '\n [',
      '[a\n',
      ' \n  a\n',
      '#\n',
      ']',
    ])
      for (const text of [fill(part), `[s]\nx =\n${fill(part)}`, `[s]\n${fill(part)}`]) {
        const start = performance.now();
        parseIni(text);
        const took = performance.now() - start;
        assert.ok(took < 500, `${JSON.stringify(part)} took ${took} ms`);
      }
  });
});

function places({ sections, problems }: IniDocument) {
  const options = sections.flatMap(section => section.options);
  return [
    ...options.map(({ span }) => span),
    ...options.flatMap(({ lines }) => lines.map(({ span }) => span)),
    ...problems.map(({ span }) => span),
  ];
}
