import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as smolParse, stringify } from 'smol-toml';
import { notedDocument, notedObject } from '../../../scripts/toml-values.ts';
import type { Span } from '../../../server/core/span.ts';
import { parseToml } from '../../../server/core/toml/parse.ts';
import { itemRemoval } from '../../../server/core/toml/removal.ts';
import { spanInString } from '../../../server/core/toml/strings.ts';
import type {
  TomlArray,
  TomlDocument,
  TomlInlineTable,
  TomlValue,
} from '../../../server/core/toml/syntax.ts';
import { treeOf } from '../../../server/core/toml/tree.ts';
import { validateToml } from '../../../server/core/toml/validate.ts';

/** Pieces of TOML, whole and broken: strings of them meet every branch of the parser. */
const piece = fc.constantFrom(
  ...[
    'a',
    'b.c',
    '"q k"',
    "'l'",
    ' = ',
    '=',
    '"x\\ty"',
    '"x',
    "'y",
    '"""m\n"""',
    '"""',
    "'''",
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    ',',
    '\n',
    '\r\n',
    '\r',
    '# c\n',
    '1',
    '-2.5',
    'true',
    '1979-05-27',
    ' 07:32',
    '[t.u]\n',
    '[[v]]\n',
    '\\',
    '😀',
  ],
);
const soup = fc.array(piece, { maxLength: 40 }).map(parts => parts.join(''));

/** Writes one array or inline table in many layouts, comments and odd commas included. */
const layout = fc.record({
  items: fc.array(fc.constantFrom('"a"', "'b'", '1', '[2]', '{c = 3}', '"""d"""'), {
    minLength: 1,
    maxLength: 5,
  }),
  before: fc.constantFrom('', ' ', '\n', '\n    ', ' # note\n  '),
  comma: fc.constantFrom(',', ' ,', '\n  ,', ' # why\n,'),
  after: fc.constantFrom('', ' ', '\n  ', ' # x\n  ', '\r\n\t'),
  end: fc.constantFrom('', ',', ' ', '\n', ',\n', ', # z\n'),
});

describe('TOML properties', () => {
  it('never throws, and every span lies in the text, in order and inside its parent', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 60 })), text => {
        const document = parseToml(text);
        validateToml(document);
        treeOf(document);
        checkSpans(document);
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts what smol-toml accepts, with the same values', () => {
    fc.assert(
      fc.property(soup, text => {
        const wanted = smolValue(text);
        if (wanted === undefined) return;
        const document = parseToml(text);
        assert.deepEqual([...document.problems, ...validateToml(document)], []);
        assert.deepEqual(notedDocument(document), wanted);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads what smol-toml writes', () => {
    const value = fc.letrec(tie => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'binary' }).filter(text => isWellFormed(text)),
        fc.integer(),
        fc.double({ noNaN: true }).filter(each => !Number.isInteger(each)),
        fc.boolean(),
        fc.array(tie('node'), { maxLength: 4 }),
        tie('table'),
      ),
      table: fc.dictionary(fc.string(), tie('node'), { maxKeys: 4, noNullPrototype: true }),
    })).table as fc.Arbitrary<Record<string, unknown>>;
    fc.assert(
      fc.property(value, table => {
        const text = stringify(table);
        const document = parseToml(text);
        assert.deepEqual([...document.problems, ...validateToml(document)], []);
        assert.deepEqual(notedDocument(document), notedObject(smolParse(text, { integersAsBigInt: true })));
      }),
      { numRuns: 500 },
    );
  });

  it('maps every part of a string to text that reads as that part', () => {
    const part = fc.constantFrom(
      'a',
      'é',
      '😀',
      '\\n',
      '\\"',
      '\\u00e9',
      '\\U0001F600',
      '\\x41',
      '\\e',
      ' ',
      '>=',
    );
    const folded = fc.constantFrom('\\\n  ', '\\ \r\n\n', '\n', '"');
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.oneof(part, folded), { maxLength: 12 }), (isMulti, parts) => {
        const quote = isMulti ? '"""' : '"';
        const inner = parts.filter(each => isMulti || !/^(\\?\s|\n|"$|\\\n)/.test(each)).join('');
        const text = `k = ${quote}${inner.replace(/"+$/, '')}${quote}`;
        const value = parseToml(text).sections[0]?.entries[0]?.value;
        if (value?.kind !== 'string') return;
        for (let start = 0; start < value.value.length; start++)
          for (let end = start + 1; end <= value.value.length; end++) {
            const wanted: string = value.value.slice(start, end);
            if (!isWellFormed(wanted)) continue;
            const span = spanInString(value, start, end);
            const around = `k = """x${text.slice(span.start, span.end)}\\u0000"""`;
            const found = parseToml(around).sections[0]?.entries[0]?.value;
            assert.equal(found?.kind === 'string' ? found.value : null, `x${wanted}\u0000`);
          }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves well-formed TOML with all other items when one is removed', () => {
    fc.assert(
      fc.property(layout, ({ items, before, comma, after, end }) => {
        const text = `k = [${before}${items.join(comma + after)}${end}] # end\nz = 1\n`;
        const list = parseToml(text).sections[0]?.entries[0]?.value as TomlArray;
        items.forEach((_, index) => {
          const cut = without(text, itemRemoval(text, list, index));
          const wanted = smolParse(`k = [${items.toSpliced(index, 1).join(',')}]\nz = 1\n`);
          assert.deepEqual(smolParse(cut), wanted, JSON.stringify([text, cut]));
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves well-formed TOML 1.0 when an entry of an inline table on one line is removed', () => {
    fc.assert(
      fc.property(layout, ({ items }) => {
        const entries = items.map((item, index) => `k${index} = ${item}`);
        const text = `t = { ${entries.join(', ')} }\n`;
        const table = parseToml(text).sections[0]?.entries[0]?.value as TomlInlineTable;
        entries.forEach((_, index) => {
          const cut = without(text, itemRemoval(text, table, index));
          assert.ok(!/,\s*}/.test(cut.replaceAll("'", '"')), cut);
          assert.deepEqual(smolParse(cut), smolParse(`t = {${entries.toSpliced(index, 1).join(',')}}`));
        });
      }),
      { numRuns: 300 },
    );
  });
});

/** A lone surrogate cannot stand in a file, and half a character has no place of its own. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function without(text: string, span: Span): string {
  return text.slice(0, span.start) + text.slice(span.end);
}

function smolValue(text: string): unknown {
  try {
    return notedObject(smolParse(text, { integersAsBigInt: true }));
  } catch {
    return undefined;
  }
}

function checkSpans({ text, sections, problems }: TomlDocument): void {
  let last = 0;
  const follows = (span: Span): void => {
    assert.ok(span.start >= last && span.end >= span.start && span.end <= text.length);
    last = span.end;
  };
  for (const { header, keys, entries } of sections) {
    for (const key of keys) checkKey(text, key.span, key.content, header);
    follows(header);
    for (const entry of entries) {
      follows(entry.span);
      checkValue(text, entry.value, entry.span);
    }
  }
  for (const { span } of problems)
    assert.ok(span.start <= span.end && span.end <= text.length && span.start >= 0);
}

function checkKey(text: string, span: Span, content: Span, outer: Span): void {
  assert.ok(outer.start <= span.start && span.end <= outer.end);
  assert.ok(span.start <= content.start && content.end <= span.end);
  assert.notEqual(text.slice(span.start, span.end), '');
}

function checkValue(text: string, value: TomlValue, outer: Span): void {
  assert.ok(outer.start <= value.span.start && value.span.end <= outer.end);
  if (value.kind === 'string') {
    const { content, span } = value;
    assert.ok(span.start < content.start && content.start <= content.end && content.end <= span.end);
    if (value.escapes.length === 0) assert.equal(text.slice(content.start, content.end), value.value);
  } else if (value.kind === 'array') {
    for (const item of value.items) checkValue(text, item, value.span);
    assert.equal(value.items.length, value.commas.length);
    for (const comma of value.commas) if (comma >= 0) assert.equal(text[comma], ',');
  } else if (value.kind === 'inline-table')
    for (const entry of value.items) {
      for (const key of entry.keys) checkKey(text, key.span, key.content, entry.span);
      checkValue(text, entry.value, entry.span);
    }
}
