/** Reading a text as a person sees it. */
import assert from 'node:assert/strict';
import { readPlainly } from '../../../server/core/names/look-alike-letters.ts';

describe('readPlainly', () => {
  it('folds look-alike letters and says what they are', () => {
    const { plain, lookAlikes } = readPlainly('r\u0435quests');
    assert.equal(plain, 'requests');
    assert.deepEqual(lookAlikes, [{ character: '\u0435', codePoint: 'U+0435', script: 'Cyrillic', as: 'e' }]);
  });

  it('takes out what cannot be seen', () => {
    for (const hidden of ['\u200B', '\u00AD', '\uFEFF', '\u202E', '\u3164', '\uFE0F', '\u{E0061}', '\u0000'])
      assert.equal(readPlainly(`num${hidden}py`).plain, 'numpy', hidden.codePointAt(0)?.toString(16));
  });

  it('knows fullwidth and mathematical letters, accents and dashes', () => {
    assert.equal(readPlainly('\uFF4E\uFF55\uFF4D\uFF50\uFF59').plain, 'numpy');
    assert.equal(readPlainly('\u{1D427}umpy').plain, 'numpy');
    assert.equal(readPlainly('na\u00EFve').plain, 'naive');
    assert.equal(readPlainly('python\u2013dateutil').plain, 'python-dateutil');
  });

  it('leaves plain text and unknown characters as they are', () => {
    assert.deepEqual(readPlainly('Foo-Bar_1.2 !'), { plain: 'Foo-Bar_1.2 !', lookAlikes: [] });
    assert.equal(readPlainly('\u4E2D').plain, '\u4E2D');
  });
});
