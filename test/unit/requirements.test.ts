/** Requirements files where a fixture cannot show it: odd line ends, cuts, properties over all texts, hostile input. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Dependency } from '../../server/core/dependency.ts';
import { requirements } from '../../server/core/formats/requirements.ts';
import { logicalLines } from '../../server/core/python/logical-lines.ts';
import { parsePipRequirement } from '../../server/core/python/pip-requirement.ts';

const { parse } = requirements;
const names = (text: string): (string | null)[] => parse(text).dependencies.map(({ name }) => name);

describe('requirements files', () => {
  it('are told by their names', () => {
    const read = [
      'requirements.txt',
      'a/Dev-Requirements.IN',
      'requirements/x.txt',
      'a/constraints/x.in',
      'constraints.txt',
    ];
    for (const path of [...read, 'upper-constraints.txt', 'requirements_py3.txt'])
      assert.ok(requirements.matches(path), path);
    const other = [
      'requirements/pyproject.toml',
      'requirements',
      'requirements.py',
      'a.txt',
      'requirements/a/b.txt',
    ];
    for (const path of [...other, 'txt', '', 'requirements.txt/x'])
      assert.ok(!requirements.matches(path), path);
  });

  it('end their lines wherever Python ends them', () => {
    for (const end of ['\n', '\r\n', '\r', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029']) {
      const text = `\ufeffa${end}b>=1 \\${end}  ,<2${end}${end}c # d${end}`;
      assert.deepEqual(names(text), ['a', 'b', 'c'], JSON.stringify(end));
      assert.equal(parse(text).dependencies[1]?.specifier, '>=1   ,<2');
      for (const { name, span } of parse(text).dependencies)
        assert.equal(text.slice(span.start, span.end), name);
    }
  });

  it('keep a name that a continuation cuts in two, and cover both halves', () => {
    const text = 'colou\\\nrama==1\n';
    const [dependency] = parse(text).dependencies;
    assert.equal(dependency?.name, 'colourama');
    assert.equal(text.slice(dependency?.span.start, dependency?.span.end), 'colou\\\nrama');
  });

  it('lose the whole of an entry and nothing more when it is removed', () => {
    const entry = 'bad==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11  # why\n';
    const text = `a\n# about bad\n${entry}    # via a\nb`;
    assert.equal(without(text, 'bad'), text.replace(entry, ''));
    assert.equal(without('a\r\nbad', 'bad'), 'a\r\n');
    assert.equal(without('\ufeffbad\na', 'bad'), '\ufeffa');
    assert.equal(without('bad \\\n# note\na', 'bad'), 'a');
    assert.equal(without('-e git+https://h/r#egg=bad\ra', 'bad'), 'a');
  });

  it('give references and index settings with their places', () => {
    const text = '-r "a b.txt"\n--constraint=c.txt\n--index-url https://h/simple --no-index\n-fdist\n';
    const { references, indexes } = parse(text);
    assert.deepEqual(
      references.map(each => [each.kind, each.path]),
      [
        ['requirements', 'a b.txt'],
        ['constraints', 'c.txt'],
      ],
    );
    assert.deepEqual(
      indexes.map(each => [each.kind, each.value]),
      [
        ['index-url', 'https://h/simple'],
        ['no-index', ''],
        ['find-links', 'dist'],
      ],
    );
    for (const { path, span } of references) assert.equal(text.slice(span.start, span.end), path);
    for (const { value, span } of indexes)
      assert.equal(text.slice(span.start, span.end), value || '--no-index');
  });

  it('read the argument of an install command the same way', () => {
    const text = 'pip install "requests[socks]>=2" ./x-1-py3-none-any.whl';
    const start = text.indexOf('"') + 1;
    const read = parsePipRequirement(text, start, text.indexOf('"', start)).requirement;
    assert.deepEqual(
      [read?.name, read?.span, read?.extras],
      ['requests', { start, end: start + 8 }, ['socks']],
    );
    assert.equal(parsePipRequirement(text, text.indexOf('./')).requirement?.source, 'path');
  });
});

describe('any requirements text', () => {
  const line = fc.constantFrom(
    ...[
      'a',
      'Django>=4,<5',
      'b[x] ; os_name == "x"',
      '-r f.txt',
      '-e .',
      'git+https://h/r#egg=c',
      '# note',
      '',
      'd \\',
      ' # e \\',
    ],
    ...[
      'f==1 --hash=sha256:0',
      '-i https://h',
      'pip install g',
      './x-1-py3-none-any.whl',
      'g @ https://h/g.zip',
      '\u0435x',
      'h #',
    ],
  );
  const ending = fc.constantFrom('\n', '\r\n', '\r', '\f', '\u2028');
  const file = fc.array(fc.tuple(line, ending), { maxLength: 12 }).map(lines => lines.flat().join(''));
  const anything = fc.oneof(file, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

  it('never throws, and every place lies in it', () => {
    fc.assert(
      fc.property(anything, text => {
        const { dependencies, problems, references, indexes } = parse(text);
        for (const { span } of [...dependencies, ...problems, ...references, ...indexes])
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        for (const dependency of dependencies)
          assert.equal(slice(text, dependency), dependency.name ?? slice(text, dependency));
      }),
      { numRuns: 1000 },
    );
  });

  it('names the same with other line ends and with a byte order mark', () => {
    const unix = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'));
    fc.assert(
      fc.property(unix, text => {
        assert.deepEqual(names(text.replaceAll('\n', '\r\n')), names(text));
        assert.deepEqual(names(`\ufeff${text}`), names(text));
      }),
    );
  });

  it('loses nothing else to a half-typed line', () => {
    const typed = fc.constantFrom(
      'reque',
      'requests>=',
      'requests[',
      'x==2.; py',
      '"',
      "-e '",
      '--ha',
      '(',
      '[',
      ';',
      '@',
      '{{',
      '-',
    );
    const whole = line.filter(text => !text.endsWith('\\'));
    fc.assert(
      fc.property(
        fc.array(whole, { maxLength: 6 }),
        typed,
        fc.array(whole, { maxLength: 6 }),
        (above, half, below) => {
          const all = names([...above, half, ...below].join('\n'));
          const before = names(above.join('\n'));
          const after = names(below.join('\n'));
          assert.deepEqual(all.slice(0, before.length), before);
          assert.deepEqual(all.slice(all.length - after.length), after);
        },
      ),
    );
  });

  it('loses exactly one entry when one is removed', () => {
    fc.assert(
      fc.property(file, fc.nat(11), (text, pick) => {
        const { dependencies } = parse(text);
        const chosen = dependencies[pick];
        if (!chosen?.removal) return;
        const left = text.slice(0, chosen.removal.start) + text.slice(chosen.removal.end);
        assert.deepEqual(names(left), names(text).toSpliced(pick, 1));
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile requirements files', () => {
  const long = (text: string): string => text.repeat(Math.ceil(200_000 / text.length));

  it('are read in time that grows with their length alone', () => {
    const texts = [
      `${long(' ')}#`,
      `a${long(' ')}#b`,
      long('#'),
      long('a#'),
      long(' #'),
      long('\\'),
      long('\\\n'),
      long('a \\\n'),
    ];
    const more = [
      '-x ',
      '--',
      "'",
      '"a" ',
      '-e ',
      '-r',
      '--hash=',
      '[',
      '.whl[',
      '${A',
      'git+',
      '#egg=',
      ';',
      'a@',
      '/',
      '-',
    ];
    for (const text of [...texts, ...more.map(long), ...more.map(part => `https://h/${long(part)}`)]) {
      const started = performance.now();
      parse(text);
      assert.ok(performance.now() - started < 2000, JSON.stringify(text.slice(0, 12)));
    }
  }).timeout(20_000);

  it('are read fast enough for every keystroke', () => {
    const text = 'requests[socks]==2.32.3 ; python_version >= "3.9"  # note\n'.repeat(1000);
    for (let warm = 0; warm < 5; warm++) parse(text);
    const started = performance.now();
    for (let round = 0; round < 5; round++) assert.equal(parse(text).dependencies.length, 1000);
    assert.ok((performance.now() - started) / 5 < 50);
  });

  it('find the same comments as a plain reading of the rule', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '#', ' ', '\t', '\xa0') }), text => {
        const expected = text.replace(/(?:^|[ \t\xa0])#.*/, '').replace(/^[ \t\xa0]+|[ \t\xa0]+$/g, '');
        assert.equal(logicalLines(text)[0]?.text ?? '', expected);
      }),
    );
  });
});

function slice(text: string, { span }: Dependency): string {
  return text.slice(span.start, span.end).replace(/\\(?:\r\n|[\n\r\f\u2028])/g, '');
}

function without(text: string, name: string): string {
  const removal = parse(text).dependencies.find(each => each.name === name)?.removal;
  assert.ok(removal);
  return text.slice(0, removal.start) + text.slice(removal.end);
}
