/** JSON on a terminal: the same value, and nothing that moves, hides or turns text round. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printedJson } from '../../../server/core/outputs/printed-json.ts';

describe('printed JSON', () => {
  it('is the same value without control, bidirectional and invisible characters', () => {
    const nasty = fc.constantFrom(
      '\u009b31m',
      '\u202e',
      '\u200b',
      '\u2028',
      '\u{e0041}',
      '\ud800',
      '\u001b',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' }))), words => {
        const value = { [words.join('')]: words };
        const printed = printedJson(value, 2);
        assert.deepEqual(JSON.parse(printed), JSON.parse(JSON.stringify(value)));
        assert.doesNotMatch(printed.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });

  it('leaves letters and pictures as they are', () => {
    assert.equal(printedJson({ word: 'é😀' }), '{"word":"é😀"}');
    assert.equal(printedJson('\u202e\u{e0041}'), '"\\u202e\\udb40\\udc41"');
  });
});
