/** The script block of Python files where a fixture cannot show it. */
import assert from 'node:assert/strict';
import { python } from '../../../server/core/formats/python.ts';

const { parse } = python;

describe('the script block of a Python file', () => {
  it('says which Python the script needs', () => {
    assert.equal(parse('# /// script\n# requires-python = ">=3.11"\n# ///\n').requiresPython, '>=3.11');
    assert.equal(parse('# /// script\n# ///\n').requiresPython, null);
    assert.equal(parse('import a\n').requiresPython, undefined);
  });

  it('keeps its places and its shape whatever the lines end with', () => {
    for (const end of ['\n', '\r\n', '\r'])
      for (const mark of ['', '\ufeff']) {
        const lines = [
          '# /// script',
          '# dependencies = [',
          '#   "one",',
          '#   "two" ]',
          '# ///',
          'import one',
        ];
        const text = mark + lines.join(end);
        const [one, two] = parse(text).dependencies;
        assert.ok(one?.removal && two?.removal);
        for (const { name, span } of [one, two]) assert.equal(text.slice(span.start, span.end), name);
        const without = (removal: { start: number; end: number }): string =>
          text.slice(0, removal.start) + text.slice(removal.end);
        assert.equal(without(one.removal), mark + lines.toSpliced(2, 1).join(end));
        assert.deepEqual(parse(without(two.removal)).problems, []);
        assert.deepEqual(
          parse(without(two.removal)).dependencies.map(({ name, module }) => name ?? module),
          ['one', 'one'],
        );
      }
  });

  it('begins at the start of a line, and only with its exact words', () => {
    const body = '\n# dependencies = ["a"]\n# ///\n';
    for (const opening of [
      ' # /// script',
      '#  /// script',
      '# /// script ',
      '# /// Script',
      '# // script',
      '## /// script',
    ])
      assert.deepEqual(parse(opening + body).dependencies, [], opening);
    assert.equal(parse(`# /// script${body}`).dependencies.length, 1);
  });

  it('takes the last closing line of the comment for its own', () => {
    const text = '# /// script\n# a = """\n# ///\n# """\n# dependencies = ["b"]\n# ///\n';
    assert.deepEqual(parse(text).problems, []);
    assert.equal(parse(text).dependencies[0]?.name, 'b');
  });
});
