/** Texts taken out of others: escapes of JSON, and where their characters stand. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExcerptBuilder, excerptOf, excerptWithin } from '../../server/core/excerpt.ts';
import { addJsonString } from '../../server/core/json-strings.ts';

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
