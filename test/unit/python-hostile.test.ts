/** Texts made to break a scanner, and properties that hold for any text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { python } from '../../server/core/formats/python.ts';
import { type ImportRecord, scanImports, scanTypedImports } from '../../server/core/python/imports.ts';
import { isBoundElsewhere, usesOfName } from '../../server/core/python/names.ts';

/** Pieces that make up nearly valid and nearly broken Python. */
const pieces = [
  ...[
    'import a',
    'from b import c',
    'import a.b as c',
    'from . import d',
    'from e import (f,',
    ')',
    'lazy import g',
  ],
  ...[
    'import_module("h")',
    '__import__(',
    'x = 1',
    'def f(np):',
    'class A:',
    'np',
    'for np in',
    'lambda np:',
  ],
  ...[
    '"',
    "'",
    '"""',
    "'''",
    'f"',
    'f"""',
    "rb'",
    'f"{',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '=',
    ',',
    '.',
    ';',
  ],
  ...[
    '\\',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    '\f',
    '#',
    '\\N{',
    '!r',
    'é',
    '𝔸',
    'ﬁ',
    '\uFEFF',
    '\u2028',
    '\ud800',
  ],
];
const pythonLike = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(parts => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(parts => parts.join('\n')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('the import scanner, on any text', () => {
  it('never throws, and every span holds what its record says', () => {
    fc.assert(
      fc.property(pythonLike, text => {
        for (const record of scanImports(text)) checkRecord(text, record);
        usesOfName(text, 'np');
        isBoundElsewhere(text, 'np');
      }),
      { numRuns: 2000 },
    );
  });

  it('reads every beginning of a text', () => {
    fc.assert(
      fc.property(pythonLike, text => {
        for (let end = 0; end < text.length; end++) scanImports(text.slice(0, end));
      }),
      { numRuns: 100 },
    );
  });

  it('sees the same with other line ends', () => {
    fc.assert(
      fc.property(
        pythonLike.map(text => text.replaceAll('\r', '')),
        text => {
          const plain = scanImports(text).map(essence);
          assert.deepEqual(scanImports(text.replaceAll('\n', '\r\n')).map(essence), plain);
          assert.deepEqual(scanImports(text.replaceAll('\n', '\r')).map(essence), plain);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('sees the same whole statements when it reads no further than it must', () => {
    // Where a triple quote is broken behind the last import, the longer reading may guess otherwise.
    const sound = pythonLike.filter(text => !/'''|"""/.test(text));
    const hasImport = ({ partial, names, kind }: ImportRecord): boolean =>
      !partial || names.length > 0 || kind === 'import';
    fc.assert(
      fc.property(sound, text => {
        assert.deepEqual(scanTypedImports(text).filter(hasImport), scanImports(text).filter(hasImport));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives records in the order of the text', () => {
    fc.assert(
      fc.property(pythonLike, text => {
        const starts = scanImports(text).map(record => record.span.start);
        assert.deepEqual(
          starts,
          starts.toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

/** One half-typed line, and how far it may reach: a quote or bracket that is left open must not hide the rest. */
const typedLines = [
  ...[
    'import ',
    'import a.',
    'from x',
    'from x import',
    'from x import (a,',
    'import a as',
    'x = foo(',
    'x = [',
  ],
  ...[
    'x = "abc',
    "x = f'{a",
    'x = f"{d["',
    'def f(',
    'class A',
    '@',
    'x = {',
    'if x',
    'x.',
    'x = 1 +',
    'x = \\',
  ],
  ...['"""Doc.""', 'x = f"""{', 'print("a', 'lazy', 'return f"{', 'x = """a""" b', '# """'],
];

describe('a half-typed line', () => {
  const blocks = [
    ['import os', 'from a.b import c, d as e'],
    ['"""Doc."""', 'import f'],
    ['def g():', '    """Long.', '', '    import nope', '    """', '    from . import h'],
    ['class A:', '    x = f"{y!r} {z["k"]}"', '    import i'],
    ['j = importlib.import_module("k.l")', 'm = "# no"  # import nope'],
    ['from n import (', '    o,  # p', '    q as r,', ')'],
    ['if x: import s; import t'],
  ];

  it('hides no other import', () => {
    const order = fc.shuffledSubarray(blocks, { minLength: 2 });
    fc.assert(
      fc.property(order, fc.constantFrom(...typedLines), fc.nat(), (chosen, typed, seed) => {
        const at = seed % (chosen.length + 1);
        const before = chosen.slice(0, at).flat();
        const after = chosen.slice(at).flat();
        const expected = scanImports([...before, ...after].join('\n')).map(essence);
        const found = scanImports([...before, typed, ...after].join('\n')).map(essence);
        // The record of the typed line itself may stand between them.
        let next = 0;
        for (const each of found) if (each === expected[next]) next++;
        assert.equal(next, expected.length, [...before, typed, ...after].join('\n'));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a hostile text', () => {
  const size = 200_000;
  for (const [name, unit] of [
    ['open f-strings', 'f"{'],
    ['open f-strings of both kinds', 'f"{f\'{'],
    ['open triple f-strings', 'f"""{'],
    ['f-string specifications', 'f"{x:{'],
    ['open triple quotes', '"""\n'],
    ['escaped triple quotes', '"""\n\\'],
    ['triple quotes touched by words', '"""a'],
    ['docstrings that hide code', '"""\n"""\ndef f():\n'],
    ['backslashes', '\\'],
    ['continuations', '\\\n'],
    ['open imports', 'from x import (\n'],
    ['imports behind continuations', 'import \\\n'],
    ['imports with commas', 'import a,\\\n'],
    ['dots', 'from .'],
    ['dotted names', 'import a.b.c.d.'],
    ['open brackets', '(\n'],
    ['open brackets before statements', '(\npass\n'],
    ['calls', 'import_module("a" '],
    ['calls with comments', 'import_module(#\n'],
    ['blanks', ' '],
    ['blanks before strings', '(                    "'],
    ['comments', '#\n'],
    ['names', '\\N{'],
    ['letters of other planes', '𝔸'],
    ['colons', ':import a'],
    ['semicolons', ';'],
    ['lambdas', 'lambda np:'],
    ['loops', 'for np in '],
    ['assignments', 'np = '],
  ] as const) {
    it(`of ${name} is read in linear time`, () => {
      const body = unit.repeat(Math.ceil(size / unit.length));
      // Quadratic time would be minutes; a slow machine is not.
      const start = performance.now();
      for (const text of [body, `import a\n${body}`, `x = f"{${body}`, `"""\nimport a\n${body}`])
        python.parse(text);
      usesOfName(body, 'np');
      isBoundElsewhere(`import a\n${body}`, 'np');
      assert.ok(performance.now() - start < 15_000);
    });
  }
});

function checkRecord(text: string, record: ImportRecord): void {
  const { module, span, topLevel, topLevelSpan, names, alias, kind } = record;
  assert.equal(written(text, span, kind), module);
  assert.equal(written(text, topLevelSpan, kind), topLevel);
  assert.equal(topLevelSpan.start, span.start);
  for (const name of names) {
    assert.equal(written(text, name.span, kind), name.name);
    if (name.alias) assert.equal(written(text, name.alias.span, kind), name.alias.name);
  }
  if (alias) assert.equal(written(text, alias.span, kind), alias.name);
}

/** What stands there, as Python reads it: without blanks and continuations, and in statements normalised. */
function written(text: string, { start, end }: { start: number; end: number }, kind: string): string {
  const slice = text.slice(start, end).replaceAll(/[ \t\f]|\\(?:\r\n|[\r\n])/g, '');
  return kind === 'call' ? slice : slice.normalize('NFKC');
}

function essence({ kind, module, level, names, alias, lazy, partial }: ImportRecord): string {
  const imported = names.map(name => [name.name, name.alias?.name]);
  return JSON.stringify([kind, module, level, imported, alias?.name, lazy, partial]);
}
