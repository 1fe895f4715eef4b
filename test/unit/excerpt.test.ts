/** Texts taken out of others: escapes of JSON, scalars of YAML, and where their characters stand. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isScalar, parseAllDocuments, parseDocument, stringify } from 'yaml';
import { ExcerptBuilder, excerptOf, excerptWithin } from '../../server/core/excerpt.ts';
import { addJsonString } from '../../server/core/json-strings.ts';
import type { Span } from '../../server/core/span.ts';
import { scalarExcerpt } from '../../server/core/yaml/scalar.ts';

describe('excerpts', () => {
  it('know where each part came from', () => {
    const builder = new ExcerptBuilder('abcdef');
    builder.keep(0, 2);
    builder.write('X\n', { start: 2, end: 5 });
    builder.keep(5, 6);
    const excerpt = builder.build();
    assert.equal(excerpt.text, 'abX\nf');
    assert.deepEqual(excerpt.spanOf(1, 3), { start: 1, end: 5 });
    assert.deepEqual(excerpt.spanOf(4, 5), { start: 5, end: 6 });
    assert.deepEqual(excerpt.spanOf(5, 5), { start: 6, end: 6 });
    assert.deepEqual(new ExcerptBuilder('').build().spanOf(0, 0), { start: 0, end: 0 });
  });

  it('can be taken out of one another', () => {
    const outer = excerptOf('0123456789', { start: 2, end: 9 });
    const inner = excerptWithin(outer, excerptOf(outer.text, { start: 3, end: 5 }));
    assert.deepEqual([inner.text, inner.spanOf(0, 2)], ['56', { start: 5, end: 7 }]);
  });

  it('say what JSON says, and every plain character slices back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (value, ascii) => {
        const json = JSON.stringify(value);
        const text = ascii
          ? json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : json;
        const builder = new ExcerptBuilder(text);
        addJsonString(builder, text, 1, text.length - 1);
        const excerpt = builder.build();
        assert.equal(excerpt.text, JSON.parse(text));
        for (let at = 0; at < excerpt.text.length; at++) {
          const { start, end } = excerpt.spanOf(at, at + 1);
          const written = text.slice(start, end);
          assert.ok(written === excerpt.text[at] || written.startsWith('\\'));
        }
      }),
    );
  });
});

describe('scalars of YAML', () => {
  const agree = (text: string): void => {
    for (const { contents, errors } of parseAllDocuments(text, { uniqueKeys: false })) {
      if (!isScalar(contents) || typeof contents.value !== 'string' || !contents.range || errors.length)
        continue;
      const [start, end] = contents.range;
      const excerpt = scalarExcerpt(text, start, end, contents.value);
      assert.equal(excerpt?.text, contents.value, text);
      for (let at = 0; at < contents.value.length; at++) {
        const sign: string = contents.value[at] ?? '';
        const place: Span | undefined = excerpt?.spanOf(at, at + 1);
        if (/[\w-]/.test(sign) && !text.startsWith('"'))
          assert.equal(text.slice(place?.start, place?.end), sign);
      }
    }
  };

  it('are brought together with what is written', () => {
    const written = [
      ...[
        'a b',
        "'it''s'",
        '"a\\tb\\\n   c"',
        '|\n  a\n    b\n\n  c\n',
        '>-\n  a\n  b\n\n  c\n',
        '|2-  # why\n   a\n  b\n',
      ],
      ...[
        '"\\x41\\u00e9\\U0001F600\\/\\N"',
        'a\n  b\n\n  c',
        "'a\n  b'",
        '|\r\n  a\r\n  b\r\n',
        '>+\n\n a\n\n\n',
        '""',
        "'\n\n'",
      ],
    ];
    for (const text of written) agree(text);
    assert.equal(scalarExcerpt("'it''s'", 0, 7, "it's")?.spanOf(2, 3).end, 5);
    assert.equal(scalarExcerpt('abc', 0, 3, 'abd'), null);
  });

  it('whatever they hold and however they are written', () => {
    const word = fc.constantFrom(
      'pip',
      "don't",
      '"q"',
      '\\',
      '#',
      ' # ',
      ':',
      '\n',
      '\n\n',
      '  ',
      '\t',
      '-',
      '|',
      'é',
      '😀',
      '&&',
    );
    const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 20 }),
        style,
        fc.boolean(),
        (words, defaultStringType, crlf) => {
          const text = stringify(words.join(''), { defaultStringType, lineWidth: 20 });
          if (parseDocument(text).errors.length === 0) agree(crlf ? text.replaceAll('\n', '\r\n') : text);
        },
      ),
      { numRuns: 500 },
    );
  });
});
