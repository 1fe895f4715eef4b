/** The line above the carets, and where the carets go. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { excerpt } from '../../../server/cli/render/excerpt.ts';

/** The two lines as they are printed, for the name `NAME` in a line. */
function printed(line: string, name = 'NAME'): [string, string] {
  const start = line.indexOf(name);
  const { shown, indent, width } = excerpt(line, start, start + name.length);
  return [shown, ' '.repeat(indent) + '^'.repeat(width)];
}

describe('excerpt', () => {
  it('shows a short line whole', () => {
    assert.deepEqual(printed('a NAME b'), ['a NAME b', '  ^^^^']);
    assert.deepEqual(printed('\tNAME\u202E\u0007'), [' NAME\uFFFD\uFFFD', ' ^^^^']);
  });

  it('marks each side where a long line is cut, and keeps the carets under the name', () => {
    const long = 'x'.repeat(300);
    for (const line of [`${long}NAME`, `NAME${long}`, `${long}NAME${long}`, `${'x'.repeat(50)}NAME${long}`]) {
      const [shown, carets] = printed(line);
      assert.equal(shown.indexOf('NAME'), carets.indexOf('^'), shown);
      assert.ok(shown.length <= 101, shown);
      assert.equal(shown.startsWith('…'), line.indexOf('NAME') > 50);
      assert.equal(shown.endsWith('…'), !line.endsWith('NAME'));
    }
    const [shown, carets] = printed(`${long}${'N'.repeat(80)}${long}`, 'N'.repeat(80));
    assert.equal(shown.slice(carets.indexOf('^')).replaceAll('N', '^'), `${carets.trim()}…`);
  });

  it('counts the columns of wide, combined and astral characters', () => {
    assert.equal(printed('日本 NAME')[1], '     ^^^^');
    assert.equal(printed('e\u0301 NAME')[1], '  ^^^^');
    assert.equal(printed('📦 NAME')[1], '   ^^^^');
    assert.equal(printed('𝒳 NAME')[1], '  ^^^^');
    assert.equal(printed('日本', '日本')[1], '^^^^');
  });

  it('cuts no character in two', () => {
    for (const padding of ['', 'x']) {
      const [shown] = printed(`${padding}${'📦'.repeat(80)}NAME${padding}${'📦'.repeat(80)}`);
      assert.doesNotMatch(shown, /\uFFFD/);
    }
  });

  it('keeps the carets under the name in any ASCII line', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (before, after) => {
        const [shown, carets] = printed(`${before}NAME${after}`.replace(/^.*(?=NAME)/, before));
        const at = carets.indexOf('^');
        if (!before.includes('NAME')) assert.equal(shown.slice(at, at + 4), 'NAME');
      }),
    );
  });
});
