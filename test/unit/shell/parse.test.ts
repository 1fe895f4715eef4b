/** The shell reader: where words begin and end, and what they say. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseShell } from '../../../server/core/shell/parse.ts';
import type { Word } from '../../../server/core/shell/syntax.ts';

const commands = (text: string): string[][] =>
  parseShell(text).map(({ words }) => words.map(({ value }) => value.text));
const wordsOf = (text: string): readonly Word[] => parseShell(text).flatMap(({ words }) => words);

describe('shell text', () => {
  it('is parted into commands and words', () => {
    assert.deepEqual(commands('a b;c&&d||e|f&\n\n# g\nh#i "#j" # k'), [
      ['a', 'b'],
      ['c'],
      ['d'],
      ['e'],
      ['f'],
      ['h#i', '#j'],
    ]);
    assert.deepEqual(commands('a \\\n  b\\\r\nc\r\nd'), [['a', 'bc'], ['d']]);
    assert.deepEqual(commands('(a; b) && { c; }'), [['a'], ['b'], ['{', 'c'], ['}']]);
  });

  it('loses its quotes and escapes', () => {
    assert.deepEqual(commands(`'a b' "c \\" \\d" e\\ f $'g' "h"'i'j ''`), [
      ['a b', 'c " \\d', 'e f', 'g', 'hij', ''],
    ]);
    assert.deepEqual(commands('"a \\\n b"'), [['a  b']]);
  });

  it('keeps variables and substitutions, and says where they are', () => {
    const text = `$A "x\${B:-"}"}y" \${{ m.x }}z {a,b}c $((1 << 2)) "$(d "e f")" \`g\` {} $`;
    const [command] = parseShell(text).slice(-1);
    const found = command?.words.map(({ value, expansions }) =>
      expansions.map(({ start, end }) => value.text.slice(start, end)),
    );
    assert.deepEqual(found, [
      ['$A'],
      [`\${B:-"}"}`],
      [`\${{ m.x }}`],
      ['{a,b}'],
      ['$((1 << 2))'],
      ['$(d "e f")'],
      ['`g`'],
      ['{}'],
      [],
    ]);
    assert.deepEqual(commands(text).slice(0, -1), [['d', 'e f'], ['g']]);
  });

  it('tells redirects from words', () => {
    const [command] = parseShell('a b>=1 2>&1 >x <<<y c &>z 3<f');
    assert.deepEqual(
      command?.words.map(({ value }) => value.text),
      ['a', 'b', 'c'],
    );
    assert.deepEqual(
      command?.redirects.map(({ operator, target, isAttached }) => [
        operator,
        target?.value.text,
        isAttached,
      ]),
      [
        ['>', '=1', true],
        ['>&', '1', false],
        ['>', 'x', false],
        ['<<<', 'y', false],
        ['&>', 'z', false],
        ['<', 'f', false],
      ],
    );
  });

  it('passes over the bodies of here-documents', () => {
    const text = 'a <<E <<-"F"\nb\nE\n\tc\n\tF\nd <<G\ne';
    const [first, ...rest] = parseShell(text);
    assert.deepEqual(
      first?.heredocs.map(({ start, end }) => text.slice(start, end)),
      ['b\n', '\tc\n'],
    );
    assert.deepEqual(
      rest.map(({ words }) => words.map(({ value }) => value.text)),
      [['d'], ['e']],
    );
  });

  it('does not take the items of a list for commands', () => {
    assert.deepEqual(commands('x=(a b\nc) d'), [['x=', 'd']]);
  });

  it('ends a quote that is never closed with its line', () => {
    assert.deepEqual(commands('a "b\nc "d" e'), [
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    assert.deepEqual(commands("a 'b\nc"), [['a', 'b'], ['c']]);
    assert.deepEqual(commands('a $(b\nc'), [['b'], ['c'], ['a', '$(b\nc']]);
  });

  it('gives words that slice back to what was written, for any text', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        ' ',
        '\n',
        '\r\n',
        '"',
        "'",
        '`',
        '$',
        '(',
        ')',
        '{',
        '}',
        '\\',
        '\\\n',
        ';',
        '&',
        '|',
        '<',
        '<<E',
      ],
      ...['>', '#', '=', '${', '$(', '$((', '))', '${{', '}}', 'E\n', '1>', '\t', '😀', "$'", 'b,c', '<('],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), parts => {
        const text = parts.join('');
        for (const { span, gapStart, value, expansions } of wordsOf(text)) {
          assert.ok(
            0 <= gapStart && gapStart <= span.start && span.start < span.end && span.end <= text.length,
          );
          for (const { start, end } of expansions) {
            const place = value.spanOf(start, end);
            assert.equal(text.slice(place.start, place.end), value.text.slice(start, end));
          }
          let before = span.start;
          for (let at = 0; at < value.text.length; at++) {
            const place = value.spanOf(at, at + 1);
            assert.ok(
              before <= place.start &&
                place.end <= span.end &&
                text.slice(place.start, place.end).endsWith(value.text[at] ?? ''),
            );
            before = place.start;
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
