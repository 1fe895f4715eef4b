/** Where "Ignore … on this line" puts its comment. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../server/core/fixes.ts';
import { applyIgnores } from '../../../server/core/policy/apply-ignores.ts';
import { commentStyleOf } from '../../../server/core/policy/comments.ts';
import { ignoreEdit } from '../../../server/core/policy/ignore-edit.ts';
import { parseIgnores } from '../../../server/core/policy/ignores.ts';

/** The text after ignoring a finding about `NAME`; null where nothing is offered. */
function ignored(text: string, path = 'requirements.txt', rule = 'typosquat'): string | null {
  const start = text.indexOf('NAME');
  const edit = ignoreEdit(text, path, { rule: rule as 'typosquat', span: { start, end: start + 4 } });
  return edit && applyEdits(text, [edit]);
}

const comment = '# antivenom: ignore[typosquat]';

describe('ignoreEdit', () => {
  it('writes behind the line, in place of blanks there, and keeps the line’s end', () => {
    assert.equal(ignored('a\nNAME>=1\nb\n'), `a\nNAME>=1  ${comment}\nb\n`);
    assert.equal(ignored('a\r\nNAME \t\r\nb'), `a\r\nNAME  ${comment}\r\nb`);
    assert.equal(ignored('NAME'), `NAME  ${comment}`);
    assert.equal(ignored('\uFEFFNAME'), `\uFEFFNAME  ${comment}`);
    assert.equal(ignored('NAME # our fork'), `NAME # our fork  ${comment}`);
    assert.equal(ignored("NAME # don't\n"), `NAME # don't  ${comment}\n`);
    assert.equal(ignored('  - "NAME>=1"\n', 'environment.yml'), `  - "NAME>=1"  ${comment}\n`);
  });

  it('adds to what is ignored there', () => {
    assert.equal(ignored('NAME # antivenom: ignore[a] why'), 'NAME # antivenom: ignore[a, typosquat] why');
    assert.equal(ignored('NAME # antivenom: ignore[a'), 'NAME # antivenom: ignore[a, typosquat');
    assert.equal(ignored('NAME # antivenom: ignore[] x'), 'NAME # antivenom: ignore[typosquat] x');
    assert.equal(
      ignored('# antivenom: ignore[a]\nNAME \\\n --hash=x\n'),
      '# antivenom: ignore[a, typosquat]\nNAME \\\n --hash=x\n',
    );
    assert.equal(ignored('NAME # antivenom: ignore[typosquat]'), null);
  });

  it('names what a bare comment does not cover, beside it', () => {
    assert.equal(
      ignored('NAME # antivenom: ignore', 'requirements.txt', 'denied'),
      'NAME # antivenom: ignore  # antivenom: ignore[denied]',
    );
  });

  it('writes above a continuation, as deep as it begins', () => {
    assert.equal(ignored('b\nNAME \\\n  --hash=1\n'), `b\n${comment}\nNAME \\\n  --hash=1\n`);
    assert.equal(ignored('x \\\r\n NAME \\\r\n y\r\n'), `${comment}\r\nx \\\r\n NAME \\\r\n y\r\n`);
    assert.equal(ignored('\uFEFFa \\\nNAME'), `\uFEFF${comment}\na \\\nNAME`);
    assert.equal(
      ignored('if x:\n  import a, \\\n    NAME\n', 'a.py'),
      `if x:\n  ${comment}\n  import a, \\\n    NAME\n`,
    );
    assert.equal(
      ignored('RUN pip install a \\\n  # b\n  NAME\n', 'Dockerfile'),
      `RUN pip install a \\\n  # b\n  ${comment}\n  NAME\n`,
    );
  });

  it('offers nothing inside strings, and nothing where there are no comments', () => {
    assert.equal(ignored('x = """\npip install NAME\n"""\n', 'a.py'), null);
    assert.equal(ignored('import NAME; x = """\n"""\n', 'a.py'), null);
    assert.equal(ignored('x = """\nNAME\n"""\n', 'pyproject.toml'), null);
    assert.equal(ignored('pip install NAME; echo "\n"\n', 'a.sh'), null);
    assert.equal(ignored('RUN ["pip", "install", "NAME"]\n', 'Dockerfile'), null);
    for (const path of ['uv.lock', 'Pipfile.lock', 'a.ipynb', 'package.json', 'pylock.toml'])
      assert.equal(ignored('"NAME"\n', path), null, path);
  });

  it('writes into arrays of TOML line by line', () => {
    assert.equal(
      ignored("d = [\n  'NAME',\n  'b',\n]\n", 'pyproject.toml'),
      `d = [\n  'NAME',  ${comment}\n  'b',\n]\n`,
    );
  });

  it('writes Markdown’s own comments, above blocks of code', () => {
    const html = '<!-- antivenom: ignore[typosquat] -->';
    assert.equal(ignored('Run `pip install NAME`.\n', 'README.md'), `Run \`pip install NAME\`.  ${html}\n`);
    assert.equal(
      ignored('a\n  ```sh\n  pip install NAME\n  ```\n', 'README.md'),
      `a\n  ${html}\n  \`\`\`sh\n  pip install NAME\n  \`\`\`\n`,
    );
    assert.equal(
      ignored('<!-- antivenom: ignore[a] -->\n```\npip install NAME\n```\n', 'README.md'),
      '<!-- antivenom: ignore[a, typosquat] -->\n```\npip install NAME\n```\n',
    );
    assert.equal(
      ignored('> ```\n> pip install NAME\n> ```\n', 'README.md'),
      `${html}\n> \`\`\`\n> pip install NAME\n> \`\`\`\n`,
    );
    assert.equal(ignored('a\n\n    pip install NAME\n', 'README.md'), null);
  });

  it('hides the finding wherever it offers to, whatever the text is', () => {
    const piece = fc.constantFrom(
      ...['NAME', 'a', ' ', '\n', '\r\n', '\\', '"', "'", '"""', '#', '[', ']', '```', '> ', '\t'],
      ...['# antivenom: ignore', '# antivenom: ignore[x]', '<!-- antivenom: ignore -->', '\uFEFF'],
    );
    const paths = ['requirements.txt', 'a.py', 'pyproject.toml', 'README.md', 'Dockerfile'];
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom(...paths), (pieces, path) => {
        const text = pieces.join('');
        const start = text.indexOf('NAME');
        if (start < 0) return;
        const after = ignored(text, path);
        if (after === null) return;
        const at = after.indexOf('NAME');
        const directives = parseIgnores(after, commentStyleOf(path));
        const finding = { rule: 'typosquat', span: { start: at, end: at + 4 } };
        assert.deepEqual(applyIgnores([finding], directives).kept, []);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads hostile files of 200 KB at once', () => {
    const fill = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
    for (const [text, path] of [
      [`${fill('a \\\n')}NAME`, 'requirements.txt'],
      [`${fill('```\n')}NAME`, 'README.md'],
      [`${fill('"')}NAME`, 'a.sh'],
      [`${fill('# antivenom: ignore[x] ')}\nNAME`, 'requirements.txt'],
      [`NAME ${fill('# antivenom: ignore[x] ')}`, 'requirements.txt'],
    ] as const) {
      const start = performance.now();
      ignored(text, path);
      assert.ok(performance.now() - start < 3000, `${path} ${performance.now() - start}`);
    }
  });
});
